"""Findings for programs: a list of objects with the keys that Ruff uses.

Rows and columns count from one, columns in characters; an end is the first place after the range. In a notebook they
are those of the ``cell``, whose number counts all cells from one; elsewhere it is null.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from typing import Any

from modellint.checking import Report
from modellint.diagnostics import Finding, Fix, Position
from modellint.reporters import Manner
from modellint.reporters.places import Places, Shown

FOR_PEOPLE = False


def render(report: Report, manner: Manner) -> Iterator[str]:
    """All findings as one JSON list."""
    yield json.dumps(list(objects(report)), indent=2)


def objects(report: Report) -> Iterator[dict[str, Any]]:
    """One object for each finding."""
    places = Places(report)
    urls = {rule.code: rule.url for rule in report.rules}
    return (_finding(finding, urls, places) for finding in report.findings)


def _finding(finding: Finding, urls: dict[str, str | None], places: Places) -> dict[str, Any]:
    return {
        "code": finding.code,
        "name": finding.name,
        "message": finding.message,
        "severity": finding.severity.word,
        **_place(places.shown(finding.where)),
        "related": [{"message": related.message, **_place(places.shown(related.where))} for related in finding.related],
        "advice": finding.advice or None,
        "fix": None if finding.fix is None else _fix(finding.fix, places),
        "url": urls.get(finding.code),
    }


def _fix(fix: Fix, places: Places) -> dict[str, Any]:
    return {
        "applicability": fix.applicability.value,
        "message": fix.message,
        "edits": [{"content": edit.text, **_place(places.edit(edit))} for edit in fix.edits],
    }


def _place(where: Shown) -> dict[str, Any]:
    return {
        "filename": os.path.abspath(where.path),
        "cell": where.cell,
        "location": _position(where.start),
        "end_location": _position(where.end),
    }


def _position(position: Position) -> dict[str, int]:
    return {"row": position.line, "column": position.column}
