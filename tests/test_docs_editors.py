"""What docs/editors.md says to copy: each snippet that can be run is run, the others are read."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from languageclient import Editor, edit_in
from mdtest import blocks
from process import ROOT, run
from scratch import Scratch
from source.notebooks import as_jupyter, notebook
from test_cli import BUG
from test_flake8 import flake8, plugged
from test_output import schema

__all__ = ["plugged"]

PAGE = list(blocks((ROOT / "docs" / "editors.md").read_text(encoding="utf-8")))


def snippets(language: str, heading: str) -> list[str]:
    """The blocks below a heading."""
    return [block.text for block in PAGE if block.language == language and block.headings[-1] == heading]


@pytest.fixture
def scratch(tmp_path: Path) -> Scratch:
    """A folder with a bug in it, in a file and in a notebook."""
    scratch = Scratch(tmp_path)
    scratch.write("train.py", BUG)
    (tmp_path / "notebook.ipynb").write_bytes(as_jupyter(notebook(BUG)))
    return scratch


@pytest.fixture(scope="module")
def commands(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A ``PATH`` with the commands of this environment, and ``modellint`` as it is here."""
    folder = tmp_path_factory.mktemp("bin")
    script = folder / "modellint"
    script.write_text(f'#!/bin/sh\nPYTHONPATH={ROOT} exec {sys.executable} -m modellint "$@"\n', encoding="utf-8")
    script.chmod(0o755)
    return os.pathsep.join((str(folder), str(Path(sys.executable).parent), os.environ["PATH"]))


def shell(command: str, scratch: Scratch, commands: str) -> tuple[int, str]:
    done = run("sh", "-c", command, cwd=scratch.folder, env={"PATH": commands, "PYTHONPATH": str(ROOT)})
    return done.returncode, done.stdout + done.stderr


def starts(*command: str, folder: Path) -> None:
    """Whether this command is a language server."""
    assert command[0] == "modellint"

    async def work(editor: Editor) -> None:
        editor.open("train.py", BUG)
        assert len(await editor.diagnostics("train.py")) == 1

    edit_in(folder, work, command=[sys.executable, "-m", *command])


def test_vs_code(tmp_path: Path) -> None:
    (text,) = snippets("json", "VS Code")
    settings = json.loads(text)
    starts(settings["glspc.server.command"], *settings["glspc.server.commandArguments"], folder=tmp_path)


def test_neovim(tmp_path: Path) -> None:
    (text,) = snippets("lua", "Neovim")
    command = re.search(r"cmd = \{(.+)\}", text)
    assert command is not None
    starts(*re.findall(r'"(.+?)"', command[1]), folder=tmp_path)


def test_emacs(tmp_path: Path) -> None:
    for text in snippets("elisp", "Emacs"):
        assert text.count("(") == text.count(")")
        starts(*re.findall(r'"(\w+)"', text)[-2:] if "eglot" in text else ("modellint", "server"), folder=tmp_path)
        assert '("modellint" "server")' in text


def test_pycharm_reads_the_output(scratch: Scratch, commands: str) -> None:
    text = (ROOT / "docs" / "editors.md").read_text(encoding="utf-8")
    arguments = re.search(r"`(check [^`]+\$FilePath\$)`", text)
    assert arguments is not None
    code, output = shell("modellint " + arguments[1].replace("$FilePath$", "train.py"), scratch, commands)
    assert code == 1
    assert re.fullmatch(r"train\.py:18:12: MDL101 .+\n", output), output


def test_pre_commit_knows_the_hooks() -> None:
    hooks = {hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
    (text,) = snippets("yaml", "pre-commit")
    (repository,) = yaml.safe_load(text)["repos"]
    assert {hook["id"] for hook in repository["hooks"]} == {"modellint"}
    assert set(re.findall(r"modellint(?:-fix)?(?= or|$)", text, re.M)) <= hooks
    assert hooks == {"modellint", "modellint-fix"}


def test_flake8(scratch: Scratch, plugged: str) -> None:
    (text,) = snippets("console", "flake8")
    command, _, shown = text.partition("\n")
    assert flake8(scratch, plugged, *command.removeprefix("$ flake8 ").split()) == [shown.rstrip()]


def steps(job: dict[str, Any]) -> list[str]:
    return [step["run"] for step in job["steps"] if "run" in step]


def test_github(scratch: Scratch, commands: str) -> None:
    (text,) = snippets("yaml", "GitHub")
    workflow = yaml.safe_load(text)
    assert workflow["permissions"]["security-events"] == "write"
    job = workflow["jobs"]["modellint"]
    _, command = steps(job)
    assert shell(command, scratch, commands)[0] == 0
    upload = next(step for step in job["steps"] if "upload-sarif" in step.get("uses", ""))
    written = json.loads(scratch.read(upload["with"]["sarif_file"]))
    jsonschema.Draft4Validator(schema()).validate(written)
    assert len(written["runs"][0]["results"]) == 2


def test_gitlab(scratch: Scratch, commands: str) -> None:
    (text,) = snippets("yaml", "GitLab")
    job = yaml.safe_load(text)["modellint"]
    assert shell(job["script"][-1], scratch, commands)[0] == 1
    written = json.loads(scratch.read(job["artifacts"]["reports"]["codequality"]))
    assert {each["check_name"] for each in written} == {"MDL101"} or len(written) == 2


@pytest.mark.parametrize("text", snippets("sh", "Notebooks"), ids=lambda text: text.split()[0])
def test_notebooks(scratch: Scratch, commands: str, text: str) -> None:
    if shutil.which(text.split()[0], path=commands) is None:
        pytest.skip("not installed")
    for command in text.splitlines():
        code, output = shell(command, scratch, commands)
        assert code == 1, output
        assert "MDL101" in output
