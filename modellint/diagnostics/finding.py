"""A diagnostic worked out for the reader: its rule, byte ranges, lines and columns, and the edits that fix it."""

from __future__ import annotations

from dataclasses import dataclass

from modellint.diagnostics.diagnostic import Severity
from modellint.diagnostics.fix import Fix
from modellint.diagnostics.span import Position, Span


@dataclass(frozen=True, slots=True)
class Located:
    """A byte range together with the lines and columns it starts and ends at."""

    span: Span
    start: Position
    end: Position


@dataclass(frozen=True, slots=True)
class Related:
    """Another place shown with a finding, and why it matters."""

    where: Located
    message: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One diagnostic as it is printed."""

    code: str
    name: str
    severity: Severity
    where: Located
    message: str
    advice: str
    related: tuple[Related, ...]
    fix: Fix | None

    @property
    def path(self) -> str:
        """The file it is reported in."""
        return self.where.span.path

    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Findings are printed by file, place and code, whatever order they were found in."""
        return (self.path, self.where.span.start, self.where.span.end, self.code, self.message)
