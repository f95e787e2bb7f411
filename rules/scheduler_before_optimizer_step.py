"""MDL313: in each round, the scheduler is stepped before the optimizer."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, Severity
from modellint.program.facts import SchedulerStep
from modellint.registry import rule


@rule("MDL313", severity=Severity.WARNING)
def scheduler_before_optimizer_step(step: SchedulerStep) -> Iterator[Diagnostic]:
    """Report a scheduler that moves the learning rate on before the optimizer has used it."""
    if step.early is None or not step.bare or step.short == "ReduceLROnPlateau":
        return
    yield (
        step.diagnostic(
            "the scheduler is stepped before the optimizer: the first value of the learning rate is never used"
        )
        .note(step.early, "the optimizer is stepped only here")
        .advise("call optimizer.step() first, as torch asks since 1.1")
    )
