"""The lines of one file that a finding speaks of, underlined and labelled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import click

from modellint.diagnostics import LineIndex, Located
from modellint.reporters.text import TAB, printable, width

LONGEST = 160
PAGE = 100


@dataclass(frozen=True, slots=True)
class Pointer:
    """A place to underline with ``sign``, and what to say about it."""

    where: Located
    label: str
    colour: str
    sign: str


def frame(pointers: Sequence[Pointer], lines: LineIndex, gutter: int) -> Iterator[str]:
    """The lines in their order, each followed by its underlines; ``...`` stands for lines left out.

    What speaks of a file as a whole, and not of a place in it, needs no frame.
    """
    if not any(pointer.where.span.end for pointer in pointers):
        return
    bar = click.style(f"{' ' * gutter} |", fg="blue", bold=True)
    yield bar
    before = 0
    for line in sorted({pointer.where.start.line for pointer in pointers}):
        yield from _between(before, line, lines, gutter)
        here = [pointer for pointer in pointers if pointer.where.start.line == line]
        view = _View(lines.line_text(line), here[0].where.start.column - 1)
        yield _numbered(line, view.text, gutter)
        for pointer in here:
            yield from (f"{bar} {row}" for row in _underline(pointer, view))
        before = line
    yield bar


def _between(before: int, line: int, lines: LineIndex, gutter: int) -> Iterator[str]:
    """What stands for the lines between two that are shown: a single one is shown itself."""
    if before and line == before + 2:
        yield _numbered(before + 1, _View(lines.line_text(before + 1), 0).text, gutter)
    elif before and line > before + 1:
        yield click.style("...", fg="blue", bold=True)


def _numbered(line: int, text: str, gutter: int) -> str:
    return f"{click.style(f'{line:>{gutter}} |', fg='blue', bold=True)} {text}".rstrip()


def _underline(pointer: Pointer, view: _View) -> Iterator[str]:
    start, end = pointer.where.start, pointer.where.end
    left = view.column(start.column - 1)
    right = view.column(end.column - 1) if end.line == start.line else width(view.text)
    signs = pointer.sign * max(right - left, 1)
    label = printable(pointer.label)
    fits = left + len(signs) + 1 + width(label) <= PAGE
    rows = [f"{signs} {label}" if label and fits else signs, *([label] if label and not fits else [])]
    return (" " * left + click.style(row, fg=pointer.colour, bold=True) for row in rows)


class _View:
    """A line as it is shown: tabs spread out, and of a very long one only the part around ``focus``."""

    def __init__(self, line: str, focus: int) -> None:
        self._from = max(focus - LONGEST // 4, 0) if len(line) > LONGEST else 0
        self._to = self._from + LONGEST
        self._line = line
        self._lead = "…" if self._from else ""
        self.text = self._shown(self._to) + ("…" if len(line) > self._to else "")

    def column(self, character: int) -> int:
        """Where a character of the line (counted from zero) is shown."""
        return width(self._shown(min(character, self._to)))

    def _shown(self, end: int) -> str:
        return self._lead + printable(self._line[self._from : end].expandtabs(TAB))
