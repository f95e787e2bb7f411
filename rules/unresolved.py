"""MDL005: a loss, an optimizer or a training loop that was seen but could not be tied to its values."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, Severity
from modellint.program.facts import Sight
from modellint.registry import rule


@rule("MDL005", severity=Severity.INFO)
def unresolved(sight: Sight) -> Iterator[Diagnostic]:
    """Say what was not checked and why, so that silence is not read as approval."""
    if sight.origin:
        who = sight.short or f"this {sight.what}"
        yield Diagnostic(sight.place, f"{who} is not checked: {sight.origin.words}").note(
            sight.origin.place, "the track is lost here"
        )
