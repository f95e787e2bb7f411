"""GitLab's code quality report, a part of Code Climate's format.

Lines and columns count from one, columns in characters. In a notebook they are those of the file, and the description
begins with the cell. Fingerprints stay the same while a finding moves within its file.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from modellint.checking import Report
from modellint.diagnostics import Finding, Position, Severity
from modellint.reporters import Manner
from modellint.reporters.fingerprints import fingerprints
from modellint.reporters.places import Places, relative
from modellint.reporters.text import in_cell

FOR_PEOPLE = False

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.INFO: "info"}


def render(report: Report, manner: Manner) -> Iterator[str]:
    """All findings as one JSON list."""
    places = Places(report)
    named = zip(report.findings, fingerprints(report.findings, places), strict=True)
    yield json.dumps([_issue(finding, fingerprint, places) for finding, fingerprint in named], indent=2)


def _issue(finding: Finding, fingerprint: str, places: Places) -> dict[str, Any]:
    where = places.stored(finding.where)
    return {
        "check_name": finding.code,
        "description": f"{finding.code} {finding.name}: {in_cell(finding.message, places.shown(finding.where))}",
        "severity": _SEVERITIES[finding.severity],
        "fingerprint": fingerprint,
        "location": {
            "path": relative(finding.path),
            "positions": {"begin": _position(where.start), "end": _position(where.end)},
        },
    }


def _position(position: Position) -> dict[str, int]:
    return {"line": position.line, "column": position.column}
