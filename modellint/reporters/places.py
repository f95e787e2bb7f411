"""Places as readers count them. Inside, a place is a range of bytes; in a notebook, of the module that its cells are.

There are two kinds of reader. A person has the notebook open and wants to know the cell and the line in it. A program
that was given the report has the file, and looks a place up in the JSON.
"""

from __future__ import annotations

import functools
import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from modellint.checking import Report
from modellint.diagnostics import Edit, LineIndex, Located, Position, Span
from modellint.source.notebooks import Notebook, Writer
from modellint.source.texts import Texts


@dataclass(frozen=True, slots=True)
class Shown:
    """A place for people: lines and columns are those of the cell, where there is one. Columns count characters."""

    path: str
    cell: int | None
    start: Position
    end: Position

    @property
    def address(self) -> str:
        """``path:line:column``, or ``path:cell 3:line:column``."""
        return f"{self.path}:{self.within}"

    @property
    def within(self) -> str:
        """``line:column``, or ``cell 3:line:column``."""
        cell = "" if self.cell is None else f"cell {self.cell}:"
        return f"{cell}{self.start.line}:{self.start.column}"


class Places:
    """Looks up the places of a report."""

    def __init__(self, report: Report) -> None:
        self._notebooks = report.given.notebooks
        self._shown = Texts(report.sources)
        self._stored = Texts({**report.sources, **report.given.contents})
        self._writer = functools.cache(lambda path: Writer(self._notebooks[path]))

    def shown(self, where: Located) -> Shown:
        """A place as people count it."""
        notebook = self._notebook(where.span.path)
        cell = notebook.cell_at(where.span.start) if notebook else None
        if cell is None:
            return Shown(where.span.path, None, where.start, where.end)
        above = cell.line - 1
        start, end = (Position(each.line - above, each.column) for each in (where.start, where.end))
        return Shown(where.span.path, cell.number, start, end)

    def edit(self, edit: Edit) -> Shown:
        """The place of an edit as people count it."""
        return self.shown(self._shown.locate(Span(edit.path, edit.start, edit.end)))

    def lines(self, path: str) -> LineIndex:
        """The lines of a file, or of a notebook's cells one after the other."""
        return self._shown.lines(path)

    def stored(self, where: Located) -> Located:
        """A place as it is in the file itself, with its bytes there. Columns count characters."""
        if self._notebook(where.span.path) is None:
            return where
        return self._stored.locate(self._writer(where.span.path).span(where.span))

    def stored_edits(self, edits: tuple[Edit, ...]) -> list[tuple[Located, str]]:
        """The places of edits as they are in the files themselves, and what to write there."""
        stored: list[Edit] = []
        for path in sorted({edit.path for edit in edits}):
            here = [edit for edit in edits if edit.path == path]
            stored += self._writer(path).edits(here) if self._notebook(path) else here
        return [(self._stored.locate(Span(edit.path, edit.start, edit.end)), edit.text) for edit in stored]

    def stored_lines(self, path: str) -> LineIndex:
        """The lines of the file itself."""
        return self._stored.lines(path)

    def _notebook(self, path: str) -> Notebook | None:
        """The notebook at a path, unless it is broken."""
        notebook = self._notebooks.get(path)
        return notebook if notebook is not None and notebook.cells else None


def relative(path: str) -> str:
    """A path as seen from where we are, with slashes; one that leads elsewhere is absolute."""
    absolute = Path(os.path.abspath(path))
    here = Path.cwd()
    return (absolute.relative_to(here) if absolute.is_relative_to(here) else absolute).as_posix()


def uri(path: str) -> str:
    """A path as a URI reference: relative to where we are, or absolute where it leads elsewhere."""
    name = relative(path)
    return Path(name).as_uri() if os.path.isabs(name) else quote(os.fsencode(name))
