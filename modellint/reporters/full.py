"""Each finding with the lines it speaks of: the place itself, and those that made it what it is."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

import click

from modellint.check import Report
from modellint.diagnostics import Applicability, Finding
from modellint.reporters.frame import PAGE, Pointer, frame
from modellint.reporters.text import COLOURS, address, printable
from modellint.source.texts import Texts

_HOW = {
    Applicability.SAFE: "with --fix",
    Applicability.UNSAFE: "with --fix --unsafe-fixes",
    Applicability.DISPLAY: "by hand",
}


def render(report: Report) -> Iterator[str]:
    """A headline, the frames, and what to do, with an empty line after each finding."""
    texts = Texts(report.sources)
    for finding in report.findings:
        label = f"{finding.severity.word}[{finding.code} {finding.name}]:"
        yield _wrapped(label, COLOURS[finding.severity], finding.message)
        yield from _frames(finding, texts)
        if finding.advice:
            yield _wrapped("help:", "green", finding.advice)
        if finding.fix is not None:
            yield _wrapped(" fix:", "green", f"{finding.fix.message} ({_HOW[finding.fix.applicability]})")
        yield ""


def _wrapped(label: str, colour: str, text: str) -> str:
    """A coloured label and a text, over several lines if need be."""
    lines = textwrap.wrap(
        f"{label} {printable(text)}", PAGE, subsequent_indent="      ", break_long_words=False, break_on_hyphens=False
    )
    return "\n".join(lines).replace(label, click.style(label, fg=colour, bold=True), 1)


def _frames(finding: Finding, texts: Texts) -> Iterator[str]:
    """One frame for each file, that of the finding first; line numbers are set to one width."""
    pointers = [Pointer(finding.where, "", COLOURS[finding.severity], "^")]
    pointers += [Pointer(related.where, related.message, "blue", "-") for related in finding.related]
    gutter = max(len(str(pointer.where.start.line)) for pointer in pointers)
    for path in dict.fromkeys(pointer.where.span.path for pointer in pointers):
        here = [pointer for pointer in pointers if pointer.where.span.path == path]
        arrow = "-->" if path == finding.path else ":::"
        yield f"{' ' * gutter}{click.style(arrow, fg='blue', bold=True)} {address(path, here[0].where.start)}"
        yield from frame(here, texts.lines(path), gutter)
