"""One line for each finding, the way flake8 writes it."""

from __future__ import annotations

from collections.abc import Iterator

import click

from modellint.check import Report
from modellint.reporters.text import COLOURS, address, mark, printable


def render(report: Report, *, unsafe: bool) -> Iterator[str]:
    """``path:line:column: CODE message``, with ``[*]`` after the code where there is a fix."""
    for finding in report.findings:
        code = click.style(finding.code, fg=COLOURS[finding.severity], bold=True)
        where = address(finding.path, finding.where.start)
        yield f"{where}: {code} {mark(finding, unsafe=unsafe)}{printable(finding.message)}"
