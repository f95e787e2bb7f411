"""MDL115: a loss is given the target first and the output of the network second."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, Severity
from modellint.knowledge.kinds import Kind
from modellint.program.facts import Loss
from modellint.registry import rule

FROM_OUTSIDE = (Kind.DATA, Kind.CLASS_INDEX, Kind.MASK)
OUTPUTS = (
    Kind.LOGITS,
    Kind.PROBABILITIES,
    Kind.INDEPENDENT_PROBABILITIES,
    Kind.LOG_PROBABILITIES,
    Kind.LOG_INDEPENDENT_PROBABILITIES,
)


@rule("MDL115", severity=Severity.WARNING)
def loss_arguments_swapped(loss: Loss) -> Iterator[Diagnostic]:
    """Report data where predictions are taken, next to what a layer computed where the target is taken."""
    target = loss.target.tensor
    asymmetric = any(kind is not Kind.UNKNOWN for kind in loss.wants) and "kl" not in loss.short.lower()
    if not asymmetric or loss.given.kind not in FROM_OUTSIDE or target.kind not in OUTPUTS:
        return
    layer = next((step for step in target.trail if step.after is Kind.LOGITS), None)
    if layer is not None:
        found = loss.diagnostic(
            f"{loss.short} takes the predictions as `{loss.slot}` but is given data there, and the output of the "
            f"network as `{loss.target.name}`"
        )
        yield found.note(layer.place, f"{layer.short} computes the output here").advise("swap the two arguments")
