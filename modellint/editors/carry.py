"""Findings of a text, moved to where their lines are after something else was typed into it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from modellint.checking import Report
from modellint.diagnostics import Finding, Located, Related, Span
from modellint.source.texts import Texts


@dataclass(frozen=True, slots=True)
class Change:
    """What lies between two texts: so many bytes are the same at the start, and at the end; the sizes of both."""

    before: int
    after: int
    old: int
    new: int

    @staticmethod
    def between(old: bytes, new: bytes) -> Change:
        """The smallest single change that makes the one of the other."""
        before = _common(old, new)
        rest = min(len(old), len(new)) - before
        after = _common(old[len(old) - rest :][::-1], new[len(new) - rest :][::-1])
        return Change(before, after, len(old), len(new))

    def moved(self, span: Span) -> Span | None:
        """Where a range is now; what was in the midst of the change is gone."""
        resumes, shift = self.old - self.after, self.new - self.old
        if span.start >= resumes:
            start = span.start + shift
        else:
            start = span.start if span.start <= self.before else self.new - self.after
        end = span.end if span.end <= self.before else span.end + shift if span.end >= resumes else self.before
        return replace(span, start=start, end=end) if start < end else None


def _common(one: bytes, other: bytes) -> int:
    """How many bytes are the same at the start, found by halves."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[:middle] == other[:middle] else (low, middle - 1)
    return low


def carried(good: Report, now: Report, path: str) -> Report:
    """What is found now, and what was found in the last text of this file that could be parsed, without fixes."""
    sources = {**good.sources, **now.sources}
    change = Change.between(good.sources[path], sources[path])
    moved = _Mover(path, change, Texts(sources))
    kept = [finding for each in good.findings if (finding := moved.finding(each)) is not None]
    findings = sorted((*kept, *now.findings), key=Finding.sort_key)
    return replace(now, rules=good.rules, findings=tuple(findings), sources=sources)


@dataclass(frozen=True, slots=True)
class _Mover:
    path: str
    change: Change
    texts: Texts

    def finding(self, finding: Finding) -> Finding | None:
        where = self._where(finding.where)
        related = tuple(self._related(finding))
        return None if where is None else replace(finding, where=where, related=related, fix=None)

    def _related(self, finding: Finding) -> Iterator[Related]:
        for each in finding.related:
            where = self._where(each.where)
            if where is not None:
                yield replace(each, where=where)

    def _where(self, where: Located) -> Located | None:
        if where.span.path != self.path:
            return where
        span = self.change.moved(where.span)
        return None if span is None else self.texts.locate(span)
