"""MDL310: a learning rate scheduler is made and never stepped."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, Severity
from modellint.program.facts import IdleScheduler
from modellint.registry import rule

EACH_BATCH = ("OneCycleLR", "CyclicLR")
WARMING_UP = {"OneCycleLR": "the rate stays where the cycle starts", "LinearLR": "the rate stays at its start factor"}


@rule("MDL310", severity=Severity.ERROR)
def scheduler_never_stepped(scheduler: IdleScheduler) -> Iterator[Diagnostic]:
    """Report a scheduler that nobody steps or hands on, while its optimizer is stepped."""
    what = WARMING_UP.get(scheduler.short, "the learning rate never changes")
    metric = "the validation loss" if scheduler.short == "ReduceLROnPlateau" else ""
    when = "after each batch" if scheduler.short in EACH_BATCH else "after each epoch"
    yield (
        scheduler.diagnostic(f"{scheduler.called} is never stepped: {what}")
        .note(scheduler.step, "its optimizer is stepped here")
        .advise(f"call {scheduler.called}.step({metric}) {when}")
    )
