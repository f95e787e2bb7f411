"""MDL410: gradients are accumulated over several batches, but not as one large batch."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, Severity
from modellint.program.facts import Fault, Misstep
from modellint.registry import rule


@rule("MDL410", severity=Severity.WARNING)
def accumulation_not_scaled(misstep: Misstep) -> Iterator[Diagnostic]:
    """Report an optimizer that steps every few batches on gradients that are cleared, or not averaged, over them."""
    match misstep.fault:
        case Fault.CLEARED_EACH_BATCH:
            yield (
                Diagnostic(
                    misstep.place,
                    f"gradients are cleared for every batch although {misstep.short} steps only every few batches:"
                    " those of the other batches are thrown away",
                )
                .note(misstep.cause, "the step is taken here")
                .advise("clear the gradients right after the step")
            )
        case Fault.NOT_AVERAGED:
            yield (
                Diagnostic(
                    misstep.place,
                    f"gradients of {misstep.rounds} batches add up without being averaged: {misstep.short}'s steps are"
                    f" {misstep.rounds} times as long as the learning rate says",
                )
                .note(misstep.cause, "the step is taken here")
                .advise(f"divide the loss by {misstep.rounds} before backward")
            )
