"""Cases written as Markdown: the fenced Python blocks of a page, and what they say is to happen.

A block is one file of a case; ``title="models.py"`` after the language names the file, ``case.py`` if nothing does.
Blocks under one heading with different titles belong to one case; an untitled block, or a title that was there already,
starts the next. ``python fixed`` holds the file after ``--fix --unsafe-fixes``, ``python fixed safe`` after ``--fix``.
``ignore="MDL109"`` leaves rules out. Comments such as ``# error: [rule-name] part of the message`` and
``# note: part of the message`` say what is to be found on their line; they are taken away before the file is checked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

DEFAULT_TITLE = "case.py"

_FENCE = re.compile(r"^(?P<fence>`{3,}|~{3,})\s*(?P<language>[\w+-]*)(?P<info>.*)$")
_HEADING = re.compile(r"^(?P<level>#{1,6})\s+(?P<text>.+?)\s*$")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_EXPECTATION = re.compile(r"#\s*(?P<what>error|warning|info|note):\s*(?:\[(?P<rule>[\w-]+)\])?\s*(?P<message>[^#]*)")


@dataclass(frozen=True)
class Block:
    """One fenced block: its words (``fixed``, ``safe``) and attributes, the headings it stands under, and its text."""

    language: str
    words: frozenset[str]
    attributes: dict[str, str]
    headings: tuple[str, ...]
    line: int
    text: str


@dataclass(frozen=True)
class Expectation:
    """Something to be found on a line: a diagnostic of a rule, or a note."""

    what: str
    line: int
    rule: str
    message: str


@dataclass
class Case:
    """The files of one case as they are to be checked, what is expected in them, and what they are fixed to."""

    page: Path
    headings: tuple[str, ...]
    line: int
    files: dict[str, str] = field(default_factory=dict)
    expected: dict[str, list[Expectation]] = field(default_factory=dict)
    fixed: dict[str, str] = field(default_factory=dict)
    safely: dict[str, str] = field(default_factory=dict)
    ignored: list[str] = field(default_factory=list)

    @property
    def id(self) -> str:
        """A name for the case in the test's output."""
        return f"{self.page.name}:{self.line}"

    @property
    def silent(self) -> bool:
        """Whether nothing is to be found."""
        return not any(self.expected.values())

    def rules(self) -> set[str]:
        """The rules that something is expected of."""
        return {one.rule for expected in self.expected.values() for one in expected if one.rule}


def blocks(text: str) -> Iterator[Block]:
    """All fenced blocks of a page, in order."""
    headings: list[tuple[int, str]] = []
    lines = iter(enumerate(text.splitlines(keepends=True), 1))
    for number, line in lines:
        if opened := _FENCE.match(line.rstrip("\r\n")):
            closing = opened["fence"]
            body = []
            for _, inner in lines:
                if inner.strip().startswith(closing) and not inner.strip().strip(closing[0]):
                    break
                body.append(inner)
            attributes = dict(_ATTRIBUTE.findall(opened["info"]))
            words = frozenset(_ATTRIBUTE.sub("", opened["info"]).split())
            above = tuple(text for _, text in headings)
            yield Block(opened["language"], words, attributes, above, number, "".join(body))
        elif heading := _HEADING.match(line):
            level = len(heading["level"])
            headings = [*(each for each in headings if each[0] < level), (level, heading["text"])]


def cases(page: Path) -> list[Case]:
    """All cases of a page."""
    found: list[Case] = []
    closed = True
    for block in blocks(page.read_text(encoding="utf-8")):
        if block.language != "python":
            continue
        title = block.attributes.get("title", DEFAULT_TITLE)
        if "fixed" in block.words:
            (found[-1].safely if "safe" in block.words else found[-1].fixed)[title] = without_expectations(block.text)
            closed = True
            continue
        again = found and (found[-1].headings != block.headings or title in found[-1].files)
        if closed or again or "title" not in block.attributes:
            found.append(Case(page, block.headings, block.line))
        _add(found[-1], title, block)
        closed = False
    return found


def _add(case: Case, title: str, block: Block) -> None:
    case.files[title] = without_expectations(block.text)
    case.expected[title] = list(expectations(block.text))
    case.ignored += block.attributes.get("ignore", "").replace(",", " ").split()


def expectations(text: str) -> Iterator[Expectation]:
    """What the comments of a file expect."""
    for number, line in enumerate(text.splitlines(), 1):
        for match in _EXPECTATION.finditer(line):
            if match["what"] == "note" or match["rule"]:
                yield Expectation(match["what"], number, match["rule"] or "", match["message"].strip())


def without_expectations(text: str) -> str:
    """The file as it is checked, without the comments that are for us."""
    return "".join(_stripped(line) for line in text.splitlines(keepends=True))


def _stripped(line: str) -> str:
    starts = [m.start() for m in _EXPECTATION.finditer(line) if m["what"] == "note" or m["rule"]]
    if not starts:
        return line
    ending = line[len(line.rstrip("\r\n")) :]
    return line[: starts[0]].rstrip() + ending
