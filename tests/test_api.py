"""The Python interface, for editors and scripts."""

from __future__ import annotations

import dataclasses
import json
import sys
from pathlib import Path
from typing import Any

import pytest

import modellint
from mdtest import blocks
from process import ROOT, run
from process import modellint as command
from test_cli import BUG, UNSTABLE

PAGE = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")


def test_check(tmp_path: Path) -> None:
    (tmp_path / "train.py").write_text(BUG, encoding="utf-8")
    (found,) = modellint.check(tmp_path)
    assert (found.code, found.name, found.severity) == ("MDL101", "softmax-into-cross-entropy", "error")
    assert found.where == modellint.Range(str(tmp_path / "train.py"), None, 18, 12, 18, 34)
    assert found.notes[0].where.line == 8 or found.notes[1].where.line == 8
    assert found.fix is not None and not found.fix.safe
    assert found.url is not None and found.url.endswith("/softmax_into_cross_entropy.md")
    assert modellint.check([str(tmp_path / "train.py")]) == [found]


def test_check_says_what_the_command_says(tmp_path: Path) -> None:
    (tmp_path / "train.py").write_text(BUG + UNSTABLE, encoding="utf-8")
    told = json.loads(command("check", "--output-format", "json", cwd=tmp_path).stdout)
    found = modellint.check(tmp_path)
    assert [(each.code, each.message, each.where.line, each.where.column) for each in found] == [
        (each["code"], each["message"], each["location"]["row"], each["location"]["column"]) for each in told
    ]


def test_check_source_reads_what_it_imports(tmp_path: Path) -> None:
    model, train = BUG.split("criterion", 1)
    (tmp_path / "models.py").write_text(model, encoding="utf-8")
    text = f"import torch.nn as nn\nfrom models import Net\n\ncriterion{train}"
    (found,) = modellint.check_source(text, tmp_path / "train.py")
    assert found.code == "MDL101"
    assert str(tmp_path / "models.py") in {note.where.path for note in found.notes}


@pytest.mark.parametrize("text", ["# coding: latin-1\n" + BUG, "# coding: latin-1\n# €\n" + BUG, "\ufeff" + BUG])
def test_check_source_reads_any_text(text: str) -> None:
    (found,) = modellint.check_source(text)
    assert found.where.line == text.count("\n")


def test_settings_are_arguments(tmp_path: Path) -> None:
    assert modellint.check_source(BUG, ignore=("MDL101",)) == []
    (found,) = modellint.check_source(BUG, severity={"MDL101": "warning"})
    assert found.severity == "warning"
    (tmp_path / "pyproject.toml").write_text("[tool.modellint]\nignore = ['MDL1']\n", encoding="utf-8")
    assert modellint.check_source(BUG, tmp_path / "train.py") == []
    assert len(modellint.check_source(BUG, tmp_path / "train.py", isolated=True)) == 1


@pytest.mark.parametrize("settings", [{"selekt": ["MDL1"]}, {"select": 3}, {"select": ["MDL999"]}])
def test_wrong_settings_are_told(settings: dict[str, Any]) -> None:
    with pytest.raises(modellint.ConfigError):
        modellint.check_source(BUG, **settings)
    with pytest.raises(modellint.ConfigError):
        modellint.check("nowhere")


def test_what_is_found_is_plain_data() -> None:
    (found,) = modellint.check_source(BUG)
    assert json.dumps(dataclasses.asdict(found))
    assert hash(found) == hash(modellint.check_source(BUG)[0])


def test_importing_it_is_cheap(tmp_path: Path) -> None:
    heavy = "{'libcst', 'click', 'pathspec', 'dataclasses', 'modellint.api'}"
    code = f"import sys, modellint; print(modellint.__version__, sorted({heavy} & set(sys.modules)))"
    done = run(sys.executable, "-c", code, cwd=tmp_path, env={"PYTHONPATH": str(ROOT)})
    assert done.stdout == f"{modellint.__version__} []\n", done.stderr


@pytest.mark.parametrize("text", [block.text for block in blocks(PAGE) if block.language == "python"])
def test_the_examples_run(tmp_path: Path, text: str) -> None:
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "train.py").write_text(BUG, encoding="utf-8")
    (tmp_path / "script.py").write_text(text, encoding="utf-8")
    done = run(sys.executable, "script.py", cwd=tmp_path, env={"PYTHONPATH": str(ROOT)})
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    assert "MDL101" in done.stdout


def test_the_page_names_everything() -> None:
    for name in modellint.__all__:
        assert name == "__version__" or f"`{name}" in PAGE or f"modellint.{name}" in PAGE
    for field in dataclasses.fields(modellint.Diagnostic):
        assert f"`{field.name}`" in PAGE
