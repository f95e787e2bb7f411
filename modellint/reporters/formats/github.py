"""Annotations of GitHub Actions: ``::error file=...,line=...::message``.

Lines and columns count from one, columns in characters, and the end is the first column after the range. There are
columns only where a range is on one line, since GitHub refuses others. In a notebook the lines are those of the file,
which is what GitHub shows, and the message begins with the cell.
"""

from __future__ import annotations

from collections.abc import Iterator

from modellint.checking import Report
from modellint.diagnostics import Finding, Located, Severity
from modellint.reporters import Manner
from modellint.reporters.places import Places, relative
from modellint.reporters.text import in_cell, printable

FOR_PEOPLE = False

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(report: Report, manner: Manner) -> Iterator[str]:
    """A workflow command for each finding."""
    places = Places(report)
    return (_annotation(finding, places) for finding in report.findings)


def _annotation(finding: Finding, places: Places) -> str:
    properties = {
        "title": f"modellint ({finding.code} {finding.name})",
        "file": relative(finding.path),
        **_range(places.stored(finding.where)),
    }
    listed = ",".join(f"{name}={_escaped(str(value), property_value=True)}" for name, value in properties.items())
    message = _escaped("\n".join(_paragraphs(finding, places)))
    return f"::{_COMMANDS[finding.severity]} {listed}::{message}"


def _range(where: Located) -> dict[str, int]:
    lines = {"line": where.start.line, "endLine": where.end.line}
    if where.start.line != where.end.line:
        return lines
    return {**lines, "col": where.start.column, "endColumn": where.end.column}


def _paragraphs(finding: Finding, places: Places) -> Iterator[str]:
    yield printable(in_cell(finding.message, places.shown(finding.where)))
    for related in finding.related:
        yield printable(f"{places.shown(related.where).address}: {related.message}")
    if finding.advice:
        yield printable(f"help: {finding.advice}")


def _escaped(text: str, *, property_value: bool = False) -> str:
    """A text as a workflow command takes it: line ends are written as in URLs, and so are separators in a property."""
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if property_value else text
