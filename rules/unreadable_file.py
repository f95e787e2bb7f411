"""MDL002: a file cannot be read."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, Severity
from modellint.program.facts import Unread
from modellint.registry import rule


@rule("MDL002", severity=Severity.ERROR)
def unreadable_file(file: Unread) -> Iterator[Diagnostic]:
    """Report what the system, or the file's encoding, said."""
    if file.reason == "unreadable-file":
        yield Diagnostic(file.span, f"the {file.what} cannot be read, so nothing in it was checked: {file.message}")
