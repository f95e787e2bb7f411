"""MDL404: gradients are clipped where there are none to clip, or after they were used."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, MoveBefore, Severity
from modellint.program.facts import Fault, Misstep
from modellint.registry import rule


@rule("MDL404", severity=Severity.ERROR)
def clip_grad_misplaced(misstep: Misstep) -> Iterator[Diagnostic]:
    """Report gradient clipping before backward or after the step."""
    match misstep.fault:
        case Fault.CLIPPED_BEFORE_BACKWARD:
            found = Diagnostic(misstep.place, "gradients are clipped before backward computes them: nothing is clipped")
            found = found.note(misstep.cause, "they are computed here")
        case Fault.CLIPPED_AFTER_STEP:
            found = Diagnostic(misstep.place, "gradients are clipped after the step that used them: nothing is clipped")
            found = found.note(misstep.cause, "they are used here")
        case _:
            return
    found = found.advise("clip between backward and the optimizer's step")
    if misstep.together and misstep.step:
        found = found.fix("clip right before the step", MoveBefore(misstep.place, misstep.step), safe=True)
    yield found
