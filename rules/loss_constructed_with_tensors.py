"""MDL114: a loss object is built with the tensors that it should be called with."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import BuildFirst, Diagnostic, Severity
from modellint.program.facts import LossMade
from modellint.registry import rule


@rule("MDL114", severity=Severity.ERROR)
def loss_constructed_with_tensors(loss: LossMade) -> Iterator[Diagnostic]:
    """Report predictions where settings belong."""
    if loss.framework != "torch" or not loss.predictions:
        return
    found = loss.diagnostic(f"{loss.short} is built with the tensors that it should be called with")
    found = found.advise(f"build it first, then call it: {loss.short}()(input, target)")
    yield found.fix("build it first", BuildFirst(loss.place), safe=True)
