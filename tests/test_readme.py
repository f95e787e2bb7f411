"""What the README promises."""

from __future__ import annotations

from pathlib import Path

from mdtest import blocks
from process import ROOT, modellint

README = ROOT / "README.md"


def test_the_example_prints_exactly_what_it_says(tmp_path: Path) -> None:
    written = list(blocks(README.read_text(encoding="utf-8")))
    for block in written:
        if block.language == "python":
            name = block.text.partition("\n")[0].removeprefix("# ")
            (tmp_path / name).write_text(block.text, encoding="utf-8")
    (shown,) = (block.text for block in written if block.language == "console")
    assert shown == "$ modellint check\n" + modellint("check", cwd=tmp_path).stdout


def test_ci_runs_the_readmes_test_command() -> None:
    commands = [block.text.strip() for block in blocks(README.read_text(encoding="utf-8")) if block.language == "sh"]
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert commands[-1] == "python -m pytest"
    assert commands[-1] in ci
