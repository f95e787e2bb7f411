"""Reviewdog's diagnostic format.

Lines and columns count from one, columns in bytes of UTF-8, as its definition asks for; an end is the first place after
the range. In a notebook they are those of the file, which is what a review shows, and the message begins with the cell.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from modellint.checking import Report
from modellint.diagnostics import Applicability, Finding, Located, Position, Severity
from modellint.reporters import Manner
from modellint.reporters.places import Places, relative
from modellint.reporters.text import in_cell

FOR_PEOPLE = False

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


def render(report: Report, manner: Manner) -> Iterator[str]:
    """All findings as one JSON object."""
    places = Places(report)
    urls = {rule.code: rule.url for rule in report.rules}
    document = {
        "source": {"name": "modellint"},
        "diagnostics": [_diagnostic(finding, urls.get(finding.code), places) for finding in report.findings],
    }
    yield json.dumps(document, indent=2)


def _diagnostic(finding: Finding, url: str | None, places: Places) -> dict[str, Any]:
    return {
        "message": in_cell(finding.message, places.shown(finding.where)),
        "location": _location(places.stored(finding.where), places),
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.code, **({"url": url} if url else {})},
        "suggestions": _suggestions(finding, places),
        "relatedLocations": [
            {"message": related.message, "location": _location(places.stored(related.where), places)}
            for related in finding.related
        ],
    }


def _suggestions(finding: Finding, places: Places) -> list[dict[str, Any]]:
    """What to write instead, of a fix of one place in the same file: suggestions are alternatives, not parts."""
    if finding.fix is None or finding.fix.applicability is Applicability.DISPLAY:
        return []
    edits = places.stored_edits(finding.fix.edits)
    if len(edits) != 1 or edits[0][0].span.path != finding.path:
        return []
    return [{"range": _range(where, places), "text": text} for where, text in edits]


def _location(where: Located, places: Places) -> dict[str, Any]:
    return {"path": relative(where.span.path), "range": _range(where, places)}


def _range(where: Located, places: Places) -> dict[str, Any]:
    path = where.span.path
    return {"start": _position(where.start, path, places), "end": _position(where.end, path, places)}


def _position(position: Position, path: str, places: Places) -> dict[str, int]:
    before = places.stored_lines(path).line_text(position.line)[: position.column - 1]
    return {"line": position.line, "column": len(before.encode(errors="replace")) + 1}
