"""The lines of one file, or of one cell, that a finding speaks of, underlined and labelled."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import click

from modellint.diagnostics import LineIndex, Located
from modellint.reporters.places import Shown
from modellint.reporters.text import TAB, printable, width

NARROWEST = 40
GUTTER = 10


@dataclass(frozen=True, slots=True)
class Room:
    """How many columns there are: for text, for what stands under a line, and for a line of source, which is cut."""

    page: int = 100
    labels: int = 100
    source: int = 160

    @classmethod
    def of(cls, columns: int | None) -> Room:
        """The room that a terminal has, less what line numbers take up; a good deal where there is no terminal."""
        if columns is None:
            return cls()
        narrow = max(columns, NARROWEST)
        return cls(min(narrow, cls().page), narrow - GUTTER, narrow - GUTTER)


@dataclass(frozen=True, slots=True)
class Pointer:
    """A place to underline with ``sign``, and what to say about it."""

    where: Located
    shown: Shown
    label: str
    colour: str
    sign: str

    @property
    def above(self) -> int:
        """How many lines of other cells stand above the cell that it is in."""
        return self.where.start.line - self.shown.start.line


def frame(pointers: Sequence[Pointer], lines: LineIndex, gutter: int, room: Room) -> Iterator[str]:
    """The lines in their order, each followed by its underlines; ``...`` stands for lines left out.

    What speaks of a file as a whole, and not of a place in it, needs no frame.
    """
    if not any(pointer.where.span.end for pointer in pointers):
        return
    yield from _Frame(lines, gutter, pointers[0].above, room).rows(pointers)


@dataclass(frozen=True, slots=True)
class _Frame:
    lines: LineIndex
    gutter: int
    above: int
    room: Room

    def rows(self, pointers: Sequence[Pointer]) -> Iterator[str]:
        """All rows of the frame."""
        bar = click.style(f"{' ' * self.gutter} |", fg="blue", bold=True)
        yield bar
        before = 0
        for line in sorted({pointer.where.start.line for pointer in pointers}):
            yield from self._between(before, line)
            here = [pointer for pointer in pointers if pointer.where.start.line == line]
            view = self._view(line, here[0].where.start.column - 1)
            yield self._numbered(line, view.text)
            for pointer in here:
                yield from (f"{bar} {row}" for row in self._underline(pointer, view))
            before = line
        yield bar

    def _between(self, before: int, line: int) -> Iterator[str]:
        """What stands for the lines between two that are shown: a single one is shown itself."""
        if before and line == before + 2:
            yield self._numbered(before + 1, self._view(before + 1, 0).text)
        elif before and line > before + 1:
            yield click.style("...", fg="blue", bold=True)

    def _numbered(self, line: int, text: str) -> str:
        number = f"{line - self.above:>{self.gutter}} |"
        return f"{click.style(number, fg='blue', bold=True)} {text}".rstrip()

    def _underline(self, pointer: Pointer, view: _View) -> Iterator[str]:
        start, end = pointer.where.start, pointer.where.end
        left = view.column(start.column - 1)
        right = view.column(end.column - 1) if end.line == start.line else width(view.text)
        signs = pointer.sign * max(right - left, 1)
        label = printable(pointer.label)
        rows = [(left, f"{signs} {label}".rstrip())]
        if left + width(rows[0][1]) > self.room.labels:
            rows = [(left, signs), *self._below(left, label)]
        return (" " * indent + click.style(row, fg=pointer.colour, bold=True) for indent, row in rows)

    def _below(self, left: int, label: str) -> Iterator[tuple[int, str]]:
        """A label under its signs, or as far to the left of them as it must."""
        for row in textwrap.wrap(label, self.room.source):
            yield max(min(left, self.room.source - width(row)), 0), row

    def _view(self, line: int, focus: int) -> _View:
        return _View(self.lines.line_text(line), focus, self.room.source)


class _View:
    """A line as it is shown: tabs spread out, and of a very long one only the part around ``focus``."""

    def __init__(self, line: str, focus: int, longest: int) -> None:
        self._line = line
        self._from = max(focus - longest // 4, 0) if width(line.expandtabs(TAB)) > longest else 0
        self._lead = "…" if self._from else ""
        self._to = self._from + longest
        while width(self._shown(self._to)) > longest:
            self._to -= 1
        self.text = self._shown(self._to) + ("…" if len(line) > self._to else "")

    def column(self, character: int) -> int:
        """Where a character of the line (counted from zero) is shown."""
        return width(self._shown(min(character, self._to)))

    def _shown(self, end: int) -> str:
        return self._lead + printable(self._line[self._from : end].expandtabs(TAB))
