"""Each finding with the lines it speaks of: the place itself, and those that made it what it is.

Lines and columns count from one, columns in characters; in a notebook they are those of the cell. On a terminal the
text is as wide as that is.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

import click

from modellint.checking import Report
from modellint.diagnostics import Applicability, Finding
from modellint.reporters import Manner
from modellint.reporters.frame import Pointer, Room, frame
from modellint.reporters.places import Places
from modellint.reporters.text import COLOURS, printable

FOR_PEOPLE = True

_HOW = {
    Applicability.SAFE: "with --fix",
    Applicability.UNSAFE: "with --fix --unsafe-fixes",
    Applicability.DISPLAY: "by hand",
}


def render(report: Report, manner: Manner) -> Iterator[str]:
    """A headline, the frames, and what to do, with an empty line after each finding."""
    places = Places(report)
    room = Room.of(manner.columns)
    for finding in report.findings:
        label = f"{finding.severity.word}[{finding.code} {finding.name}]:"
        yield _wrapped(label, COLOURS[finding.severity], finding.message, room)
        yield from _frames(finding, places, room)
        if finding.advice:
            yield _wrapped("help:", "green", finding.advice, room)
        if finding.fix is not None:
            how = f"{finding.fix.message} ({_HOW[finding.fix.applicability]})"
            yield _wrapped(" fix:", "green", how, room)
        yield ""


def _wrapped(label: str, colour: str, text: str, room: Room) -> str:
    """A coloured label and a text, over several lines if need be."""
    words = f"{label} {printable(text)}"
    indent = "      "
    lines = textwrap.wrap(words, room.page, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
    return "\n".join(lines).replace(label, click.style(label, fg=colour, bold=True), 1)


def _frames(finding: Finding, places: Places, room: Room) -> Iterator[str]:
    """One frame for each file or cell, that of the finding first; line numbers are set to one width."""
    pointers = [Pointer(finding.where, places.shown(finding.where), "", COLOURS[finding.severity], "^")]
    pointers += [Pointer(one.where, places.shown(one.where), one.message, "blue", "-") for one in finding.related]
    gutter = max(len(str(pointer.shown.start.line)) for pointer in pointers)
    for path, cell in dict.fromkeys((pointer.shown.path, pointer.shown.cell) for pointer in pointers):
        here = [pointer for pointer in pointers if (pointer.shown.path, pointer.shown.cell) == (path, cell)]
        arrow = "-->" if here[0] is pointers[0] else ":::"
        yield f"{' ' * gutter}{click.style(arrow, fg='blue', bold=True)} {printable(here[0].shown.address)}"
        yield from frame(here, places.lines(path), gutter, room)
