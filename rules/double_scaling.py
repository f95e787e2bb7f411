"""MDL704: images that were scaled to [0, 1] are divided by 255 once more."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, Severity
from modellint.program.facts import Rescaled
from modellint.registry import rule


@rule("MDL704", severity=Severity.WARNING)
def double_scaling(scaled: Rescaled) -> Iterator[Diagnostic]:
    """Report a division by 255 of what a transform has scaled already."""
    by = scaled.by.rpartition(".")[2]
    yield (
        scaled.diagnostic(
            f"{by} has brought the images into [0, 1] already: this division leaves next to nothing of them"
        )
        .note(scaled.made, f"{by} brings them into [0, 1] here")
        .advise(f"leave out the division by {scaled.divisor:g}")
    )
