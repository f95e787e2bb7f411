"""MDL420: a network is evaluated in training mode."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, Severity
from modellint.program.facts import Evaluation
from modellint.registry import rule


@rule("MDL420", severity=Severity.ERROR)
def missing_eval_mode(evaluation: Evaluation) -> Iterator[Diagnostic]:
    """Report a network with dropout or batch normalisation that is evaluated without eval()."""
    if not evaluation.training or not evaluation.part or not (evaluation.no_grad or evaluation.named):
        return
    certain = evaluation.no_grad and evaluation.named
    yield (
        evaluation.diagnostic(
            "the network is evaluated in training mode: its outputs depend on chance or on the rest of the batch"
        )
        .note(evaluation.part, "this layer depends on the mode")
        .advise("call eval() on the network before the loop, and train() after it")
        .as_severity(Severity.ERROR if certain else Severity.WARNING)
    )
