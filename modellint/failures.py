"""What happens when modellint itself fails: a finding on the file, never a traceback and never silence."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from modellint.diagnostics import Finding, Located, Position, Severity, Span

INTERNAL_ERROR = "internal-error"
DEBUG = "MODELLINT_DEBUG"


@dataclass(frozen=True, slots=True)
class Failures:
    """Exceptions of our own, each told as a finding on the file it happened in."""

    findings: list[Finding] = field(default_factory=list)

    @contextmanager
    def caught(self, path: str, doing: str) -> Iterator[None]:
        """Tell an exception that is raised in the block, and go on after it."""
        try:
            yield
        except Exception as error:
            self.tell(path, doing, error)

    def tell(self, path: str, doing: str, error: Exception) -> None:
        """Add a finding for an exception; with MODELLINT_DEBUG set, show its traceback too."""
        if os.environ.get(DEBUG):
            sys.excepthook(type(error), error, error.__traceback__)
        message = f"modellint failed {doing}: {type(error).__name__}: {error}"
        advice = f"this is a bug in modellint, or in a rule of your own; {DEBUG}=1 shows where"
        where = Located(Span(path, 0, 0), Position(1, 1), Position(1, 1))
        self.findings.append(Finding("MDL000", INTERNAL_ERROR, Severity.ERROR, where, message, advice, (), None))
