"""MDL413: the loss is computed where gradients are not recorded."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, Severity
from modellint.program.facts import DeadEnd
from modellint.registry import rule

UNRECORDED = "torch.no_grad"


@rule("MDL413", severity=Severity.ERROR)
def no_grad_around_training(end: DeadEnd) -> Iterator[Diagnostic]:
    """Report backward on a value that was computed under no_grad or inference_mode."""
    if end.cut.name != UNRECORDED:
        return
    yield (
        end.diagnostic("backward is called on a value that was computed without recording gradients: torch raises")
        .note(end.cut.place, "computed here, with gradients switched off")
        .advise("run the network outside of no_grad() when it is to be trained")
    )
