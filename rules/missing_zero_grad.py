"""MDL401: a training loop that never clears gradients."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, InsertBefore, Severity
from modellint.program.facts import TrainingLoop
from modellint.registry import rule


@rule("MDL401", severity=Severity.ERROR)
def missing_zero_grad(loop: TrainingLoop) -> Iterator[Diagnostic]:
    """Report backward and step in a loop without anything that clears gradients."""
    if loop.clears or loop.backward is None:
        return
    found = (
        Diagnostic(
            loop.place,
            "gradients are never cleared in this training loop: every step uses the sum of all gradients so far",
        )
        .note(loop.backward, "backward adds to the gradients here")
        .advise("call optimizer.zero_grad() before backward, in every round")
        .as_severity(Severity.ERROR if loop.optimizer else Severity.WARNING)
    )
    if loop.together and loop.receiver:
        clear = InsertBefore(loop.backward, "{receiver}.zero_grad()", loop.receiver)
        found = found.fix("clear the gradients before backward", clear, safe=True)
    yield found
