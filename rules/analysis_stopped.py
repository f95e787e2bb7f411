"""MDL004: a function or file was too much to follow to its end."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, Severity
from modellint.program.facts import Stopped
from modellint.registry import rule


@rule("MDL004", severity=Severity.INFO)
def analysis_stopped(stopped: Stopped) -> Iterator[Diagnostic]:
    """Say where the analysis gave up, so that silence is not read as approval."""
    yield Diagnostic(
        stopped.place, "the analysis stopped here because there was too much to follow: what comes after is not checked"
    ).advise("nothing needs to change for the program's sake")
