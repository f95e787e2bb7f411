"""The programs on a rule's page, to be run: the bad one under ``Example``, the good one under ``Use instead``."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from mdtest import DEFAULT_TITLE, blocks, without_expectations
from process import ROOT


@dataclass(frozen=True)
class Program:
    """Files by name, the last of which is run."""

    files: Mapping[str, str]

    def run(self, **given: Any) -> dict[str, Any]:
        """The names that the program leaves behind; it starts with those that are given."""
        names = {"__name__": "program", **given}
        with TemporaryDirectory() as folder:
            for name, text in self.files.items():
                Path(folder, name).parent.mkdir(parents=True, exist_ok=True)
                Path(folder, name).write_text(text, encoding="utf-8")
            last = list(self.files)[-1]
            before = set(sys.modules)
            sys.path.insert(0, folder)
            try:
                exec(compile(self.files[last], last, "exec"), names)
            finally:
                sys.path.remove(folder)
                for name in [module for module in set(sys.modules) - before if f"{module}.py" in self.files]:
                    del sys.modules[name]
        return names


def bad(rule: str, heading: str = "Example") -> Program:
    """The page's first example of the mistake, or the first one under another heading."""
    return _under(rule, heading, {})


def good(rule: str) -> Program:
    """The same program without the mistake."""
    return _under(rule, "Use instead", bad(rule).files)


def _under(rule: str, heading: str, files: Mapping[str, str]) -> Program:
    """The files of the first case under a heading; those it does not show are as they were."""
    page = ROOT / "rules" / f"{rule.replace('-', '_')}.md"
    found: dict[str, str] = {}
    for block in blocks(page.read_text(encoding="utf-8")):
        title = block.attributes.get("title", DEFAULT_TITLE)
        if block.language == "python" and heading in block.headings:
            if title in found:
                break
            found[title] = without_expectations(block.text)
    assert found, f"{page} shows no program under {heading}"
    return Program({**files, **found})
