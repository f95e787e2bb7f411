"""What the pages for readers say holds: each setting, each table."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from mdtest import blocks
from modellint.config.schema import keys
from modellint.config.table import Table, Versions
from process import ROOT, modellint, run

SETTINGS = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")


def test_the_table_of_rules_is_up_to_date(tmp_path: Path) -> None:
    table = modellint("rules", "--output-format", "markdown", cwd=tmp_path).stdout
    written = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    assert written.endswith(table), "run .ci/rules"
    assert "(docs/rules.md)" in (ROOT / "README.md").read_text(encoding="utf-8")
    for link in re.findall(r"\]\(([^)]+)\)", written):
        assert (ROOT / "docs" / link).is_file()


def test_every_key_is_explained() -> None:
    listed = re.findall(r"^\| (`.+?) \|", SETTINGS, re.M)
    explained = {name.partition(".")[0] for cell in listed for name in re.findall(r"`([a-z.A-Z-]+)`", cell)}
    assert explained == set(keys(Table))
    assert all(f"`{name}`" in SETTINGS for name in keys(Versions))


@pytest.mark.parametrize(
    "text", [block.text for block in blocks(SETTINGS) if block.language == "toml"], ids=lambda text: text.split("\n")[0]
)
def test_the_examples_are_valid(tmp_path: Path, text: str) -> None:
    assert tomllib.loads(text)
    (tmp_path / "pyproject.toml").write_text(text, encoding="utf-8")
    (tmp_path / "a.py").write_text("import torch\n", encoding="utf-8")
    done = modellint("check", cwd=tmp_path)
    assert done.returncode == 0, done.stderr


def test_the_options_of_ruff_have_an_answer(tmp_path: Path) -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    answers = dict(re.findall(r"^\| `(--[a-z-]+)` \| (.+) \|$", text, re.M))
    helped = run("ruff", "check", "--help", cwd=tmp_path).stdout
    theirs = set(re.findall(r"^ {2,8}(?:-\w, )?(--[a-z-]+)", helped, re.M))
    assert theirs, helped
    assert theirs <= set(answers), "say in CONTRIBUTING what we do about them"
    ours = set(re.findall(r"--[a-z-]+", modellint("check", "--help", cwd=tmp_path).stdout))
    missing = {name for name, answer in answers.items() if answer.startswith("the same") and name not in ours}
    assert missing <= {"--help", "--output-file"}
