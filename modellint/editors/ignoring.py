"""Where to write the comment that keeps one finding quiet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from modellint.checking import Report
from modellint.diagnostics import Edit, Finding, LineIndex, Position
from modellint.silence import Silence
from modellint.source.texts import encoding_of

_LISTED = re.compile(r"#\s*modellint:\s*ignore\[(?P<rules>[^\]#]*)")


def ignoring(finding: Finding, report: Report) -> Edit | None:
    """The edit that writes ``# modellint: ignore[rule]`` for a finding, at a line's end or above its statement."""
    content = report.given.sources[finding.path]
    lines = LineIndex(content, encoding_of(content))
    for edit, added in _tried(finding, lines):
        before = content[: edit.start] + edit.text.encode(errors="replace")
        if _is_quiet(finding, before + content[edit.end :], added):
            return edit
    return None


def _tried(finding: Finding, lines: LineIndex) -> Iterator[tuple[Edit, int]]:
    """Edits that might do, with the number of lines that they add above the finding."""
    first, last = finding.where.start.line, finding.where.end.line
    for line in dict.fromkeys((first, last)):
        text = lines.line_text(line)
        if listed := _LISTED.search(text):
            at = lines.offset(Position(line, listed.end() + 1))
            yield Edit(finding.path, at, at, f", {finding.name}" if listed["rules"].strip() else finding.name), 0
        else:
            at = lines.offset(Position(line, len(text) + 1))
            yield Edit(finding.path, at, at, f"  # modellint: ignore[{finding.name}]"), 0
    for line in range(first, max(first - 40, 0), -1):
        text = lines.line_text(line)
        indent = text[: len(text) - len(text.lstrip())]
        at = lines.offset(Position(line, 1))
        yield Edit(finding.path, at, at, f"{indent}# modellint: ignore[{finding.name}]\n"), 1


def _is_quiet(finding: Finding, content: bytes, added: int) -> bool:
    start, end = (Position(each.line + added, each.column) for each in (finding.where.start, finding.where.end))
    return Silence({finding.path: content}).covers(replace(finding, where=replace(finding.where, start=start, end=end)))
