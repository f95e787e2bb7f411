"""MDL406: a gradient scaler is used for a part of the step only."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, Severity
from modellint.program.facts import Fault, Misstep
from modellint.registry import rule


@rule("MDL406", severity=Severity.ERROR)
def amp_scaler_bypassed(misstep: Misstep) -> Iterator[Diagnostic]:
    """Report a scaled loss with a plain step, a scaler's step with a plain loss, and a scaler never updated."""
    match misstep.fault:
        case Fault.STEPPED_WHILE_SCALED:
            found = (
                Diagnostic(
                    misstep.place, f"{misstep.short} steps on gradients that are scaled up, by 65536 to begin with"
                )
                .note(misstep.cause, "the loss is scaled here")
                .advise("call scaler.step(optimizer) and then scaler.update()")
            )
        case Fault.NOT_SCALED:
            found = (
                Diagnostic(misstep.place, "the scaler takes a step but the loss was never scaled: torch raises")
                .note(misstep.cause, "backward is called on the plain loss here")
                .advise("call scaler.scale(loss).backward()")
            )
        case Fault.SCALE_NOT_UPDATED:
            found = Diagnostic(
                misstep.place, "the scaler is never updated: torch raises when it is to take the second step"
            ).advise("call scaler.update() after scaler.step(optimizer)")
        case _:
            return
    yield found.note(misstep.scaler, "the scaler is built here").as_severity(
        Severity.WARNING if misstep.conditional else Severity.ERROR
    )
