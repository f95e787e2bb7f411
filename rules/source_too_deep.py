"""MDL003: a file is nested too deeply, or has too long a chain, to be parsed without risk."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, Severity
from modellint.program.facts import Unread
from modellint.registry import rule


@rule("MDL003", severity=Severity.WARNING)
def source_too_deep(file: Unread) -> Iterator[Diagnostic]:
    """Report the place from which on the parser would not be safe."""
    if file.reason == "too-deep":
        yield Diagnostic(file.span, f"the {file.what} is not checked: {file.message}").advise(
            "split the expression into several statements, or leave generated code out with --ignore source-too-deep"
        )
