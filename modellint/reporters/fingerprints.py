"""A name for each finding that stays the same while other lines of its file come and go."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable

from modellint.diagnostics import Finding
from modellint.reporters.places import Places, relative


def fingerprints(findings: Iterable[Finding], places: Places) -> list[str]:
    """A fingerprint for each finding: of its file, its rule and the text of its lines, and which of several it is.

    Neither the number of the line nor the words of the message are in it.
    """
    seen: Counter[str] = Counter()
    found: list[str] = []
    for finding in findings:
        lines = places.lines(finding.path)
        rows = range(finding.where.start.line, finding.where.end.line + 1)
        text = "\n".join(" ".join(lines.line_text(row).split()) for row in rows)
        same = "\0".join((relative(finding.path), finding.code, text))
        seen[same] += 1
        found.append(hashlib.sha256(f"{same}\0{seen[same]}".encode(errors="replace")).hexdigest()[:32])
    return found
