"""MDL116: a loss for each element is differentiated as if it were one number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from modellint.diagnostics import Diagnostic, Severity
from modellint.knowledge.kinds import Kind
from modellint.program.facts import Backward
from modellint.registry import rule


@rule("MDL116", severity=Severity.ERROR)
def unreduced_loss_backward(backward: Backward) -> Iterator[Diagnostic]:
    """Report ``backward()`` on what a loss without reduction gives; it is a proof where the size is known."""
    step = backward.maker
    if step is None or backward.given.kind is not Kind.UNREDUCED or backward.several is False:
        return
    found = backward.diagnostic("backward needs one number but this is a loss for each element: it raises an error")
    found = found.note(step.applied, f"{step.short} is called without reduction here")
    found = found.note(step.made, f"{step.short} is defined here").advise("call mean() or sum() on it before")
    yield found if backward.several else replace(found, at_most=Severity.WARNING)
