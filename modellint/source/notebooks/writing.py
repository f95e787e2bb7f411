"""Edits of a notebook's script, carried over to its file. Every byte stays that is not of a line concerned."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from modellint.diagnostics import Edit, Span
from modellint.source.notebooks.literals import Source, characters, sources, written
from modellint.source.notebooks.notebook import BOM, Cell, Notebook


class OutOfReach(Exception):
    """A change that no cell can be given: it is not in one, or takes away what was not parsed."""


@dataclass(frozen=True, slots=True)
class _Change:
    """Replace the characters ``start:end`` of a cell by a text."""

    start: int
    end: int
    text: str


def reaches(notebook: Notebook, edit: Edit) -> bool:
    """Whether a cell can be given an edit of the script."""
    try:
        _change(notebook, edit)
    except OutOfReach:
        return False
    return True


def _change(notebook: Notebook, edit: Edit) -> tuple[Cell, _Change]:
    """The cell that an edit is in, and what it comes to there.

    What takes away a cell's last line together with the line end that no cell has takes the one before instead.
    """
    cell = notebook.cell_at(edit.start)
    same = notebook.code[edit.start : edit.end] == notebook.script[edit.start : edit.end]
    if cell is None or edit.end > cell.end + 1 or not same:
        raise OutOfReach
    start, end, text = edit.start, edit.end, edit.text
    if end > cell.end:
        end, text = cell.end, text.removesuffix("\n")
        if not text and start > cell.start and notebook.script[start - 1 : start] == b"\n":
            start -= 1
    return cell, _Change(_index(notebook, cell, start), _index(notebook, cell, end), text)


def _index(notebook: Notebook, cell: Cell, offset: int) -> int:
    """How many characters of the cell stand before a byte of the script."""
    return len(notebook.script[cell.start : max(offset, cell.start)].decode(errors="replace"))


class Writer:
    """Knows where in its file each character of a notebook stands."""

    def __init__(self, notebook: Notebook) -> None:
        self._notebook = notebook
        self._text = notebook.raw.removeprefix(BOM).decode()
        self._sources = sources(self._text)
        self._ascii_only = self._text.isascii() and "\\u" in self._text

    def edits(self, edits: Iterable[Edit]) -> list[Edit]:
        """Edits of the script as edits of the file; raises OutOfReach."""
        changes: dict[Cell, list[_Change]] = {}
        for edit in sorted(set(edits), key=lambda edit: (edit.start, edit.end, edit.text)):
            cell, change = _change(self._notebook, edit)
            changes.setdefault(cell, []).append(change)
        path = next((edit.path for edit in edits), "")
        return [
            Edit(path, self._byte(start), self._byte(end), text)
            for cell, each in changes.items()
            for start, end, text in self._rewritten(self._sources[cell.number - 1], each)
        ]

    def span(self, span: Span) -> Span:
        """The bytes of the file that a range of the script comes from."""
        cell = self._notebook.cell_at(span.start)
        if cell is None:
            return Span(span.path, 0, 0)
        starts = self._starts(self._sources[cell.number - 1])
        first, last = (_index(self._notebook, cell, min(at, cell.end)) for at in (span.start, span.end))
        start = starts[first][0]
        end = starts[last - 1][1] if last > first else start
        return Span(span.path, self._byte(start), self._byte(end))

    def _byte(self, index: int) -> int:
        shift = len(BOM) if self._notebook.raw.startswith(BOM) else 0
        return len(self._text[:index].encode()) + shift

    def _starts(self, source: Source) -> list[tuple[int, int]]:
        """Where in the file each character of a cell starts and ends; the last place is the end of all."""
        places: list[tuple[int, int]] = []
        for string in source.strings:
            at = string.start + 1
            for character in characters(self._text, string):
                places.append((at, at + len(character)))
                at += len(character)
        last = places[-1][1] if places else source.start
        return [*places, (last, last)]

    def _rewritten(self, source: Source, changes: Sequence[_Change]) -> Iterator[tuple[int, int, str]]:
        """What to write in place of the strings that changes touch, for each run of such strings."""
        bounds = [0]
        for string in source.strings:
            bounds.append(bounds[-1] + len(string.value))
        for first, last, group in _runs(bounds, changes):
            pieces = [piece for string in source.strings[first : last + 1] for piece in characters(self._text, string)]
            for change in reversed(group):
                start, end = change.start - bounds[first], change.end - bounds[first]
                pieces[start:end] = [written(each, ascii_only=self._ascii_only) for each in change.text]
            yield self._replaced(source, first, last, pieces)

    def _replaced(self, source: Source, first: int, last: int, pieces: Sequence[str]) -> tuple[int, int, str]:
        strings = source.strings
        if not strings:
            raise OutOfReach
        start, end = strings[first].start, strings[last].end
        if not source.is_list:
            return start, end, f'"{"".join(pieces)}"'
        lines = list(_lines(pieces))
        if lines:
            return start, end, self._separator(source).join(f'"{line}"' for line in lines)
        if last + 1 < len(strings):
            return start, strings[last + 1].start, ""
        return (strings[first - 1].end, end, "") if first else (source.start, source.end, "[]")

    def _separator(self, source: Source) -> str:
        """What stands between two lines of the cell."""
        if len(source.strings) > 1:
            return self._text[source.strings[0].end : source.strings[1].start]
        return "," + self._text[source.start + 1 : source.strings[0].start]


def _runs(bounds: Sequence[int], changes: Sequence[_Change]) -> Iterator[tuple[int, int, list[_Change]]]:
    """Which strings, from the first to the last, are changed together, by which changes."""
    first = last = -1
    group: list[_Change] = []
    for change in changes:
        begin, end = _string_at(bounds, change.start), _string_at(bounds, max(change.start, change.end - 1))
        if group and begin > last + 1:
            yield first, last, group
            group = []
        first, last = (min(first, begin), max(last, end)) if group else (begin, end)
        group.append(change)
    if group:
        yield first, last, group


def _string_at(bounds: Sequence[int], index: int) -> int:
    """The string that holds a character; the last one also what comes after its end."""
    for number, end in enumerate(bounds[1:]):
        if index < end:
            return number
    return max(len(bounds) - 2, 0)


def _lines(pieces: Sequence[str]) -> Iterator[str]:
    """Written characters put together to lines, each with its line end."""
    line: list[str] = []
    for piece in pieces:
        line.append(piece)
        if piece == "\\n":
            yield "".join(line)
            line = []
    if line:
        yield "".join(line)
