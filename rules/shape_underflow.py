"""MDL612: an axis has become too short for the window of a layer."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, Severity
from modellint.program.facts import LayerMisfit
from modellint.registry import rule


@rule("MDL612", severity=Severity.ERROR)
def shape_underflow(misfit: LayerMisfit) -> Iterator[Diagnostic]:
    """Report convolutions, poolings and croppings that leave nothing of an axis."""
    if misfit.of_rank:
        return
    found = misfit.diagnostic(
        f"nothing is left for {misfit.short}: it works on windows of {misfit.window}, "
        f"but an axis of what it is given has only {misfit.size}"
    )
    yield misfit.with_source(found).advise('use padding="same" in front of it, fewer poolings, or larger inputs')
