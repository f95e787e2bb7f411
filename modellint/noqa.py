"""Writes ``# noqa: CODE`` comments for what is found, so that it is quiet from now on."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from modellint.checking import Report
from modellint.diagnostics import Edit, Finding
from modellint.failures import INTERNAL_ERROR
from modellint.notebooks import edited
from modellint.program.facts import Unread
from modellint.selection import specificity
from modellint.silence import IDLE
from modellint.source.notebooks import Notebook, reaches
from modellint.source.suppressions import suppressions

_LINES = re.compile(rb"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$")
_LISTED = re.compile(rb"(#\s*noqa\s*:\s*[A-Za-z]+[0-9]+(?:[\s,]+[A-Za-z]+[0-9]+)*)(?![\w-])(?!.*#\s*noqa)", re.I)


def add_noqa(report: Report) -> tuple[dict[str, bytes], int]:
    """The new contents of files with something to silence, and the number of lines that got a comment."""
    unread = {rule.code for rule in report.rules if rule.fact is Unread}
    wanted: dict[str, list[Finding]] = defaultdict(list)
    for finding in report.findings:
        if finding.name not in (INTERNAL_ERROR, IDLE[1]) and finding.code not in unread:
            wanted[finding.path].append(finding)
    changed: dict[str, bytes] = {}
    lines = 0
    for path, findings in wanted.items():
        before = report.given.sources[path]
        after, number = _quieted(before, findings)
        notebook = report.given.notebooks.get(path)
        changed[path] = after if notebook is None else _in_cells(path, notebook, before, after)
        lines += number
    return changed, lines


def _in_cells(path: str, notebook: Notebook, before: bytes, after: bytes) -> bytes:
    """The notebook's file with the lines of its code changed as they were."""
    edits: list[Edit] = []
    start = 0
    for old, new in zip(_LINES.findall(before), _LINES.findall(after), strict=True):
        edit = Edit(path, start, start + len(old.rstrip(b"\r\n")), new.rstrip(b"\r\n").decode())
        if old != new and reaches(notebook, edit):
            edits.append(edit)
        start += len(old)
    return edited(path, notebook, edits).raw


def _quieted(content: bytes, findings: Iterable[Finding]) -> tuple[bytes, int]:
    by_lines: dict[tuple[int, int], set[str]] = defaultdict(set)
    for finding in findings:
        by_lines[finding.where.start.line, finding.where.end.line].add(finding.code)
    rows = _LINES.findall(content)
    touched = set()
    for lines, codes in by_lines.items():
        place = next((line for line in lines if _takes_comment(rows, line, codes)), None)
        if place is not None:
            rows[place - 1] = _with_comment(rows[place - 1], codes)
            touched.add(place)
    return b"".join(rows), len(touched)


def _takes_comment(rows: list[bytes], line: int, codes: Iterable[str]) -> bool:
    """Whether a comment at the end of this line is one, and not a part of a string or of a continued line."""
    if rows[line - 1].rstrip(b"\r\n").endswith(b"\\"):
        return False
    tried = [*rows[: line - 1], _with_comment(rows[line - 1], codes), *rows[line:]]
    asked = suppressions(b"".join(tried)).silencers
    named = {selector.text for each in asked if each.line == line for selector in each.selectors}
    return all(any(specificity(selector, code, "") >= 0 for selector in named) for code in codes)


def _with_comment(row: bytes, codes: Iterable[str]) -> bytes:
    """The line with these codes in its ``noqa``, which it gets if it has none that lists codes."""
    text = row.rstrip(b"\r\n")
    ending = row[len(text) :]
    present = _LISTED.search(text)
    before = set(re.findall(r"[A-Z]+[0-9]+", present[1].decode("ascii").upper())) if present else set()
    listed = ", ".join(sorted(set(codes) - before)).encode("ascii")
    if not present:
        return text.rstrip() + b"  # noqa: " + listed + ending
    return text[: present.end(1)] + (b", " + listed if listed else b"") + text[present.end(1) :] + ending
