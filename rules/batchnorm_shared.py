"""MDL522: one batch normalisation at two depths of a network."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, Severity
from modellint.program.facts import Reapplied
from modellint.registry import rule


@rule("MDL522", severity=Severity.WARNING)
def batchnorm_shared(again: Reapplied) -> Iterator[Diagnostic]:
    """Report batch normalisation that is applied to what comes of its own output."""
    found = again.diagnostic(
        f"this {again.layer} was applied before, at another depth: its running statistics mix two distributions, and "
        "evaluation uses the mixture"
    )
    found = found.note(again.earlier, "it is applied here before").note(again.made, "it is made here")
    yield found.advise("give each depth a layer of its own")
