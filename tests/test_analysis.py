"""What the interpreter knows, without any rule: the ``# reveal:`` comments in the pages of tests/analysis."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from mdtest import DEFAULT_TITLE, blocks
from modellint.analysis.reveal import reveal
from modellint.diagnostics import LineIndex
from modellint.syntax.parse import Trees
from modellint.syntax.spans import locate

PAGES = sorted((Path(__file__).parent / "analysis").glob("*.md"))
_REVEAL = re.compile(r"#\s*reveal:\s*(.*?)\s*$")


@dataclass
class Program:
    """Files that belong together, and what is expected of their lines."""

    name: str
    files: dict[str, str] = field(default_factory=dict)

    def expected(self) -> Iterator[tuple[str, int, str]]:
        """File, line and words of each reveal comment."""
        for title, text in self.files.items():
            for number, line in enumerate(text.splitlines(), 1):
                if found := _REVEAL.search(line):
                    yield title, number, found[1]


def programs(page: Path) -> list[Program]:
    """The programs of a page: an untitled block, or titled ones that follow each other under one heading."""
    found: list[Program] = []
    last: tuple[str, ...] | None = None
    for block in blocks(page.read_text(encoding="utf-8")):
        title = block.attributes.get("title", DEFAULT_TITLE)
        goes_on = "title" in block.attributes and last == block.headings and found and title not in found[-1].files
        if not goes_on:
            found.append(Program(f"{page.name}:{block.line}"))
        found[-1].files[title] = block.text
        last = block.headings if "title" in block.attributes else None
    return found


@pytest.mark.parametrize("program", [p for page in PAGES for p in programs(page)], ids=lambda program: program.name)
def test_reveal(program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    sources = {title: text.encode() for title, text in program.files.items()}
    trees = Trees()
    seen = reveal(sources, trees)
    lines: dict[tuple[str, int], str] = {}
    for path, content in sources.items():
        ordinals = [place.node for place in seen if place.path == path]
        for node, span in locate(trees.get(path, content), path, content, ordinals).items():
            line = LineIndex(content).line_of(span.start)
            lines[path, line] = next(words for place, words in seen.items() if (place.path, place.node) == (path, node))
    wanted = {(title, line): words for title, line, words in program.expected()}
    assert wanted, "a program that reveals nothing tests nothing"
    assert {key: lines.get(key, "never reached") for key in wanted} == wanted
