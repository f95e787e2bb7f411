"""MDL001: a file, or a cell of a notebook, is not valid Python."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, Severity
from modellint.program.facts import Unread
from modellint.registry import rule


@rule("MDL001", severity=Severity.ERROR)
def syntax_error(file: Unread) -> Iterator[Diagnostic]:
    """Report where the parser gave up."""
    if file.reason == "syntax-error":
        yield Diagnostic(file.span, f"the {file.what} cannot be parsed, so nothing in it was checked: {file.message}")
