"""Each finding with the lines it speaks of: the place itself, and those that made it what it is."""

from __future__ import annotations

from collections.abc import Iterator

import click

from modellint.check import Report
from modellint.diagnostics import Applicability, Finding, Fix
from modellint.reporters.frame import Pointer, frame
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
        yield _headline(finding)
        yield from _frames(finding, texts)
        if finding.advice:
            yield f"{click.style('help:', fg='green', bold=True)} {printable(finding.advice)}"
        if finding.fix is not None:
            yield f" {click.style('fix:', fg='green', bold=True)} {_offer(finding.fix)}"
        yield ""


def _headline(finding: Finding) -> str:
    label = f"{finding.severity.word}[{finding.code} {finding.name}]"
    return f"{click.style(label, fg=COLOURS[finding.severity], bold=True)}: {printable(finding.message)}"


def _offer(fix: Fix) -> str:
    return f"{printable(fix.message)} ({_HOW[fix.applicability]})"


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
