"""MDL118: a loss whose targets are -1 and 1 is given zeros and ones."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, Severity
from modellint.knowledge.kinds import Kind
from modellint.program.facts import Loss
from modellint.registry import rule

COSTS = {
    "SoftMarginLoss": "samples of class 0 teach nothing",
    "HingeEmbeddingLoss": "at 0, the loss is that of both classes",
    "CosineEmbeddingLoss": "pairs with a target of 0 teach nothing",
    "MarginRankingLoss": "pairs with a target of 0 teach nothing",
}
FUNCTIONS = {
    "soft_margin_loss": "SoftMarginLoss",
    "hinge_embedding_loss": "HingeEmbeddingLoss",
    "cosine_embedding_loss": "CosineEmbeddingLoss",
    "margin_ranking_loss": "MarginRankingLoss",
}


@rule("MDL118", severity=Severity.WARNING)
def signed_target_loss(loss: Loss) -> Iterator[Diagnostic]:
    """Report targets that are the outcome of a comparison, or one-hot."""
    cost = COSTS.get(FUNCTIONS.get(loss.short, loss.short))
    target = loss.target.tensor
    if cost is None or loss.framework != "torch" or target.kind is not Kind.MASK or target.maker is None:
        return
    found = loss.diagnostic(f"{loss.short} takes targets of -1 and 1 but is given zeros and ones: {cost}")
    found = found.note(target.maker.place, f"{target.maker.short} makes them zeros and ones here")
    yield found.advise("give it 2 * target - 1")
