"""MDL405: gradients are clipped while a scaler still holds them scaled up."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, InsertBefore, Severity
from modellint.program.facts import Fault, Misstep
from modellint.registry import rule


@rule("MDL405", severity=Severity.ERROR)
def amp_clip_without_unscale(misstep: Misstep) -> Iterator[Diagnostic]:
    """Report gradient clipping between a scaled backward and the scaler's step, without unscale_."""
    if misstep.fault is not Fault.CLIPPED_WHILE_SCALED:
        return
    found = (
        Diagnostic(
            misstep.place,
            "gradients are clipped while they are scaled up, at first by 65536: next to nothing is left of them",
        )
        .note(misstep.backward, "the loss is scaled here")
        .note(misstep.cause, "the scaler takes the factor off only here")
        .advise("call scaler.unscale_(optimizer) before clipping")
        .as_severity(Severity.WARNING if misstep.conditional else Severity.ERROR)
    )
    if misstep.together and misstep.receiver and misstep.scaler_name:
        unscale = InsertBefore(misstep.place, "{receiver}.unscale_({argument})", misstep.scaler_name, misstep.receiver)
        found = found.fix("unscale the gradients before clipping", unscale, safe=True)
    yield found
