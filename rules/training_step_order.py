"""MDL403: gradients are cleared between backward and the step that was to use them."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, MoveBefore, Severity
from modellint.program.facts import Fault, Misstep
from modellint.registry import rule


@rule("MDL403", severity=Severity.ERROR)
def training_step_order(misstep: Misstep) -> Iterator[Diagnostic]:
    """Report a step that only ever finds gradients that were just cleared."""
    if misstep.fault is not Fault.CLEARED_BEFORE_STEP:
        return
    found = (
        Diagnostic(misstep.place, f"{misstep.short} steps on gradients that were just cleared: no weight ever moves")
        .note(misstep.cause, "the gradients are cleared here, and nothing computes them again before the step")
        .advise("clear, then backward, then step; or backward, step, and clear at the end of the round")
    )
    if misstep.together and misstep.cause and misstep.backward:
        move = MoveBefore(misstep.cause, misstep.backward)
        found = found.fix("clear the gradients before backward", move, safe=True)
    yield found
