"""The parseable format of Pylint, which many tools read: ``path:line: [CODE] message``.

Lines count from one; there are no columns. In a notebook the line is that of the file, and the message begins with
the cell and the line in it.
"""

from __future__ import annotations

from collections.abc import Iterator

from modellint.checking import Report
from modellint.reporters import Manner
from modellint.reporters.places import Places, relative
from modellint.reporters.text import in_cell, printable

FOR_PEOPLE = False


def render(report: Report, manner: Manner) -> Iterator[str]:
    """A line for each finding."""
    places = Places(report)
    for finding in report.findings:
        line = places.stored(finding.where).start.line
        message = printable(in_cell(finding.message, places.shown(finding.where)))
        yield f"{printable(relative(finding.path))}:{line}: [{finding.code}] {message}"
