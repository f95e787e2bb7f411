"""MDL402: a training step lacks its backward call or its optimizer's step."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, Severity
from modellint.program.facts import Fault, Misstep
from modellint.registry import rule


@rule("MDL402", severity=Severity.ERROR)
def incomplete_training_step(misstep: Misstep) -> Iterator[Diagnostic]:
    """Report gradients that no step ever uses, and steps for which no gradient is ever computed."""
    match misstep.fault:
        case Fault.NEVER_STEPPED:
            found = Diagnostic(misstep.place, f"{misstep.short} never takes a step: no weight ever moves")
            yield found.note(misstep.cause, "its gradients are cleared here, and used nowhere").advise(
                "call optimizer.step() after backward"
            )
        case Fault.NEVER_COMPUTED:
            found = Diagnostic(
                misstep.place, f"{misstep.short} steps but backward is never called: there is no gradient to follow"
            )
            yield found.note(misstep.cause, "its gradients are cleared here").advise(
                "call loss.backward() before the step"
            )
