"""MDL110: no gradient gets from the loss back to the network."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, Severity
from modellint.program.facts import DeadEnd
from modellint.registry import rule

UNRECORDED = "torch.no_grad"


@rule("MDL110", severity=Severity.ERROR)
def non_differentiable_loss_path(end: DeadEnd) -> Iterator[Diagnostic]:
    """Report backward on a value whose only way back to the network is cut by argmax, detach and the like."""
    if end.cut.name == UNRECORDED:
        return
    yield (
        end.diagnostic(f"no gradient gets past {end.cut.short}: backward raises, or reaches nothing that is trained")
        .note(end.cut.place, "every gradient ends here")
        .advise("compute the loss from the raw outputs; use such values for metrics only")
    )
