"""What comments keep quiet, and which comments have nothing to keep quiet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from modellint.config.errors import nearest
from modellint.diagnostics import Finding, Position, Span
from modellint.program.facts import IdleComment
from modellint.selection import EXACT, best, specificity
from modellint.source.suppressions import EVERYTHING, Selector, Silencer, Suppressions, suppressions
from modellint.source.texts import Texts
from modellint.terms import FileTerms

OWN = "MDL"
IDLE = ("MDL006", "unused-suppression")


@dataclass(frozen=True, slots=True)
class Silence:
    """The comments of the files that were asked for, and those selectors in them that were of use."""

    sources: Mapping[str, bytes]
    used: set[tuple[str, Silencer, Selector]] = field(default_factory=set)
    _read: dict[str, Suppressions] = field(default_factory=dict)

    def of(self, path: str) -> Suppressions:
        """What the comments of a file ask for."""
        if path not in self._read:
            self._read[path] = suppressions(self.sources.get(path, b""))
        return self._read[path]

    def covers(self, finding: Finding) -> bool:
        """Whether a comment keeps this finding quiet: on its first or last line, or above its statement."""
        asked = self.of(finding.path)
        fitting = [
            (finding.path, silencer, selector)
            for silencer in asked.silencers
            if _reaches(silencer, finding)
            for selector in silencer.selectors
            if _fits(selector, finding)
        ]
        self.used.update(fitting)
        return asked.skipped or bool(fitting)

    def idle(self, path: str, terms: FileTerms) -> Iterator[IdleComment]:
        """The comments of a file that ask for what nobody needs."""
        asked = self.of(path)
        texts = Texts(self.sources)
        for silencer in () if asked.skipped else asked.silencers:
            unused = [each for each in silencer.selectors if (path, silencer, each) not in self.used]
            for wanted, exists in ((_unneeded, True), (_unheard_of, False)):
                idle = tuple(each for each in unused if wanted(silencer, each, terms))
                if idle:
                    yield _idle(path, silencer, idle, terms, texts, exists=exists)


def _fits(selector: Selector, finding: Finding) -> bool:
    """Whether a selector means the finding; one about comments must be named, or a comment would silence its own."""
    needed = EXACT if finding.code == IDLE[0] else 0
    return specificity(selector.text, finding.code, finding.name) >= needed


def _reaches(silencer: Silencer, finding: Finding) -> bool:
    first, last = finding.where.start.line, finding.where.end.line
    return silencer.first <= first <= silencer.last or silencer.line == last


def _unneeded(silencer: Silencer, selector: Selector, terms: FileTerms) -> bool:
    """Whether all that it silences was asked about, so that its being unused is known. Others share a bare ``noqa``."""
    if specificity(selector.text, *IDLE) == EXACT or (silencer.bare and _is_noqa(silencer)):
        return False
    meant = [rule for rule in terms.known if best(rule, [selector.text]) >= 0]
    if len(meant) > 1:
        meant = [rule for rule in meant if rule.default and not rule.preview]
    return bool(meant) and all(rule.code in terms.asked for rule in meant)


def _unheard_of(silencer: Silencer, selector: Selector, terms: FileTerms) -> bool:
    """Whether it names a rule of ours that there is none of; a ``noqa`` may speak to other tools."""
    ours = not _is_noqa(silencer) or selector.text.upper().startswith(OWN)
    exists = selector.text.upper() == EVERYTHING or any(best(rule, [selector.text]) >= 0 for rule in terms.known)
    return ours and not exists


def _is_noqa(silencer: Silencer) -> bool:
    return "modellint" not in silencer.comment[silencer.start : silencer.end].lower()


def _idle(
    path: str, silencer: Silencer, idle: tuple[Selector, ...], terms: FileTerms, texts: Texts, *, exists: bool
) -> IdleComment:
    kept = [each.text for each in silencer.selectors if each not in idle]
    start, end, text = _partly(silencer, kept) if kept else _wholly(silencer)
    names = tuple(each.text for each in idle if not silencer.bare)
    near = "" if exists else nearest(idle[0].text, [word for rule in terms.known for word in (rule.name, rule.code)])
    shown = (idle[0].start, idle[-1].end) if names else (silencer.start, silencer.end)
    rewritten = _span(path, silencer, start, end, texts, line=not kept)
    return IdleComment(_span(path, silencer, *shown, texts), names, exists, near, rewritten, text)


def _partly(silencer: Silencer, kept: Iterable[str]) -> tuple[int, int, str]:
    return silencer.selectors[0].start, silencer.selectors[-1].end, ", ".join(kept)


def _wholly(silencer: Silencer) -> tuple[int, int, str]:
    """Up to the next comment in the comment, or to its end: what follows is the reason."""
    following = silencer.comment.find("#", silencer.end)
    if following >= 0:
        return silencer.start, following, ""
    return len(silencer.comment[: silencer.start].rstrip()), len(silencer.comment), ""


def _span(path: str, silencer: Silencer, start: int, end: int, texts: Texts, *, line: bool = False) -> Span:
    """Characters of a comment as bytes of the file; with ``line``, without the blanks or the line they leave behind."""
    lines = texts.lines(path)
    text = lines.line_text(silencer.line)
    left, right = silencer.column + start, silencer.column + end
    if line and right == len(text):
        left = len(text[:left].rstrip())
    if line and left == 0 and right == len(text) and lines.count > silencer.line:
        return Span(path, lines.offset(Position(silencer.line, 1)), lines.offset(Position(silencer.line + 1, 1)))
    return Span(path, *(lines.offset(Position(silencer.line, column + 1)) for column in (left, right)))
