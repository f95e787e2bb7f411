"""One line for each finding, the way flake8 writes it. Lines and columns count from one, columns in characters."""

from __future__ import annotations

from collections.abc import Iterator

import click

from modellint.checking import Report
from modellint.reporters import Manner
from modellint.reporters.places import Places
from modellint.reporters.text import COLOURS, mark, printable

FOR_PEOPLE = True


def render(report: Report, manner: Manner) -> Iterator[str]:
    """``path:line:column: CODE message``, with ``[*]`` after the code where there is a fix."""
    places = Places(report)
    for finding in report.findings:
        code = click.style(finding.code, fg=COLOURS[finding.severity], bold=True)
        where = printable(places.shown(finding.where).address)
        yield f"{where}: {code} {mark(finding, unsafe=manner.unsafe)}{printable(finding.message)}"
