"""SARIF 2.1.0, the format of code scanning.

Lines and columns count from one; columns count UTF-16 code units, as ``columnKind`` says, and an end is the first place
after the range. Bytes are counted too, from zero. In a notebook all of them are those of the file, and the message
begins with the cell. Paths are URIs relative to the folder that modellint was run in.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from modellint import __version__
from modellint.checking import Report
from modellint.diagnostics import Applicability, Finding, Fix, Located, Severity
from modellint.registry import Rule, RuleError
from modellint.reporters import Manner
from modellint.reporters.fingerprints import fingerprints
from modellint.reporters.places import Places, uri
from modellint.reporters.text import in_cell

FOR_PEOPLE = False
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
HOME = "https://github.com/modellint/modellint"

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_ROOT = "ROOT"


def render(report: Report, manner: Manner) -> Iterator[str]:
    """One run with all rules that were asked and all that they found."""
    places = Places(report)
    marks = fingerprints(report.findings, places)
    places_of_rules = {rule.code: index for index, rule in enumerate(report.rules)}
    results = [
        _result(finding, mark, places_of_rules.get(finding.code), places)
        for finding, mark in zip(report.findings, marks, strict=True)
    ]
    run = {
        "tool": {"driver": _driver(report.rules)},
        "columnKind": "utf16CodeUnits",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "originalUriBaseIds": {_ROOT: {"description": {"text": "the folder that modellint was run in"}}},
        "results": results,
    }
    yield json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)


def _driver(rules: Sequence[Rule]) -> dict[str, Any]:
    return {
        "name": "modellint",
        "informationUri": HOME,
        "semanticVersion": __version__,
        "rules": [_descriptor(rule) for rule in rules],
    }


def _descriptor(rule: Rule) -> dict[str, Any]:
    """What is said about a rule; its page is the help, as Markdown."""
    try:
        page = rule.page
    except RuleError:
        page = rule.summary
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "help": {"text": page, "markdown": page},
        **({"helpUri": rule.url} if rule.url else {}),
        "defaultConfiguration": {"level": _LEVELS[rule.severity], "enabled": rule.default},
    }


def _result(finding: Finding, fingerprint: str, rule: int | None, places: Places) -> dict[str, Any]:
    parts = [in_cell(finding.message, places.shown(finding.where)), finding.advice]
    return {
        "ruleId": finding.code,
        **({} if rule is None else {"ruleIndex": rule}),
        "level": _LEVELS[finding.severity],
        "message": {"text": "\n".join(filter(None, parts))},
        "locations": [_location(places.stored(finding.where), places)],
        "relatedLocations": [
            {
                "id": number,
                **_location(places.stored(related.where), places),
                "message": {"text": in_cell(related.message or "here", places.shown(related.where))},
            }
            for number, related in enumerate(finding.related, 1)
        ],
        "partialFingerprints": {"modellint/v1": fingerprint},
        **({} if finding.fix is None else {"fixes": [_fix(finding.fix, places)]}),
    }


def _location(where: Located, places: Places) -> dict[str, Any]:
    location = {"artifactLocation": _artifact(where.span.path)}
    return {"physicalLocation": {**location, "region": _region(where, places)}}


def _artifact(path: str) -> dict[str, str]:
    address = uri(path)
    return {"uri": address} if address.startswith("file:") else {"uri": address, "uriBaseId": _ROOT}


def _region(where: Located, places: Places) -> dict[str, int]:
    lines = places.stored_lines(where.span.path)
    (start, first), (end, last) = lines.utf16(where.span.start), lines.utf16(where.span.end)
    return {
        "startLine": start + 1,
        "startColumn": first + 1,
        "endLine": end + 1,
        "endColumn": last + 1,
        "byteOffset": where.span.start,
        "byteLength": where.span.end - where.span.start,
    }


def _fix(fix: Fix, places: Places) -> dict[str, Any]:
    """One change of a file for each file that a fix touches; whether it is safe is in its properties."""
    safety = {Applicability.SAFE: "safe", Applicability.UNSAFE: "unsafe", Applicability.DISPLAY: "by hand"}
    edits = places.stored_edits(fix.edits)
    return {
        "description": {"text": f"{fix.message} ({safety[fix.applicability]})"},
        "artifactChanges": [
            {
                "artifactLocation": _artifact(path),
                "replacements": [
                    {"deletedRegion": _region(where, places), "insertedContent": {"text": text}}
                    for where, text in group
                ],
            }
            for path, group in groupby(edits, key=lambda edit: edit[0].span.path)
        ],
    }
