"""The last words of a report: how many there are, how many can be fixed, or how often each rule spoke."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence

from modellint.checking import Report
from modellint.diagnostics import Finding, Severity
from modellint.fix import is_wanted
from modellint.program.facts import Sight
from modellint.reporters.text import counted, mark


def summary(report: Report, *, unsafe: bool, applied: int = 0) -> Iterator[str]:
    """``Found 3 errors, 1 warning.`` and what ``--fix`` could do about them."""
    if applied:
        yield f"Applied {counted(applied, 'fix', 'fixes')}."
    numbers = Counter(finding.severity for finding in report.findings)
    found = ", ".join(counted(numbers[each], each.word) for each in _WORST_FIRST if numbers[each])
    yield f"Found {found}." if found else "All checks passed!"
    yield from filter(None, (_offer(report.findings, unsafe=unsafe), _understood(report.sights)))


def _understood(sights: Sequence[Sight]) -> str:
    """``12 losses seen, 9 understood``: what was not understood was not checked either."""
    parts: list[str] = []
    for what, plural in (("loss", "losses"), ("optimizer", "optimizers"), ("training loop", "training loops")):
        origins = [sight.origin for sight in sights if sight.what == what]
        if origins:
            parts.append(f"{counted(len(origins), what, plural)} seen, {origins.count(None)} understood")
    missed = any(sight.origin for sight in sights)
    return f"{'; '.join(parts)}{' (--unresolved lists the others)' if missed else ''}." if parts else ""


def statistics(report: Report, *, unsafe: bool) -> Iterator[str]:
    """How often each rule spoke, the most talkative first."""
    groups = _by_rule(report.findings)
    digits = max((len(str(len(group))) for group in groups), default=0)
    for group in groups:
        fixable = mark(next((one for one in group if is_wanted(one.fix, unsafe=unsafe)), group[0]), unsafe=unsafe)
        yield f"{len(group):>{digits}}  {group[0].code}  {fixable or '    '}{group[0].name}"


def statistics_as_json(report: Report, *, unsafe: bool) -> Iterator[str]:
    """How often each rule spoke, for programs."""
    rows = [
        {
            "code": group[0].code,
            "name": group[0].name,
            "count": len(group),
            "fixable": sum(is_wanted(finding.fix, unsafe=unsafe) for finding in group),
        }
        for group in _by_rule(report.findings)
    ]
    yield json.dumps(rows, indent=2)


_WORST_FIRST = (Severity.ERROR, Severity.WARNING, Severity.INFO)


def _by_rule(findings: Sequence[Finding]) -> list[list[Finding]]:
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.code, []).append(finding)
    return sorted(groups.values(), key=lambda group: (-len(group), group[0].code))


def _offer(findings: Sequence[Finding], *, unsafe: bool) -> str:
    ready = sum(is_wanted(finding.fix, unsafe=unsafe) for finding in findings)
    hidden = 0 if unsafe else sum(is_wanted(finding.fix, unsafe=True) for finding in findings) - ready
    flags = "--fix --unsafe-fixes" if unsafe else "--fix"
    if ready:
        return f"[*] {ready} fixable with `{flags}`{f' ({hidden} more with `--unsafe-fixes`)' if hidden else ''}."
    return f"{hidden} fixable with `--fix --unsafe-fixes`." if hidden else ""
