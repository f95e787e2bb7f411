"""Findings for programs: a list of objects with the keys that Ruff uses."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from typing import Any

from modellint.check import Report
from modellint.diagnostics import Edit, Finding, Fix, Located, Position, Span
from modellint.source.texts import Texts


def render(report: Report) -> Iterator[str]:
    """All findings as one JSON list."""
    texts = Texts(report.sources)
    urls = {rule.code: rule.url for rule in report.rules}
    yield json.dumps([_finding(finding, urls, texts) for finding in report.findings], indent=2)


def _finding(finding: Finding, urls: dict[str, str | None], texts: Texts) -> dict[str, Any]:
    return {
        "code": finding.code,
        "name": finding.name,
        "message": finding.message,
        "severity": finding.severity.word,
        **_place(finding.where),
        "related": [{"message": related.message, **_place(related.where)} for related in finding.related],
        "advice": finding.advice or None,
        "fix": None if finding.fix is None else _fix(finding.fix, texts),
        "url": urls.get(finding.code),
    }


def _fix(fix: Fix, texts: Texts) -> dict[str, Any]:
    return {
        "applicability": fix.applicability.value,
        "message": fix.message,
        "edits": [_edit(edit, texts) for edit in fix.edits],
    }


def _edit(edit: Edit, texts: Texts) -> dict[str, Any]:
    return {"content": edit.text, **_place(texts.locate(Span(edit.path, edit.start, edit.end)))}


def _place(where: Located) -> dict[str, Any]:
    return {
        "filename": os.path.abspath(where.span.path),
        "location": _position(where.start),
        "end_location": _position(where.end),
    }


def _position(position: Position) -> dict[str, int]:
    return {"row": position.line, "column": position.column}
