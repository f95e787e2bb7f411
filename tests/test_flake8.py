"""The plugin, in the real flake8."""

from __future__ import annotations

import os
import sys
import tomllib
from pathlib import Path

import pytest

from process import ROOT, run
from scratch import Scratch
from test_cli import BUG


@pytest.fixture
def scratch(tmp_path: Path) -> Scratch:
    return Scratch(tmp_path)


@pytest.fixture(scope="module")
def plugged(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A folder for ``PYTHONPATH`` that has the entry points of pyproject.toml, as an installed modellint has them."""
    points = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["entry-points"]
    folder = tmp_path_factory.mktemp("installed")
    info = folder / "modellint-0.1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: modellint\nVersion: 0.1.0\n", encoding="utf-8")
    lines = (
        f"[{group}]\n" + "\n".join(f"{key} = {value}" for key, value in each.items()) for group, each in points.items()
    )
    (info / "entry_points.txt").write_text("\n".join(lines), encoding="utf-8")
    return os.pathsep.join((str(folder), str(ROOT)))


def flake8(scratch: Scratch, plugged: str, *arguments: str) -> list[str]:
    """What flake8 prints about our codes."""
    done = run(sys.executable, "-m", "flake8", *arguments, cwd=scratch.folder, env={"PYTHONPATH": plugged})
    assert done.stderr == "", done.stderr
    return [line.removeprefix("./") for line in done.stdout.splitlines() if " MDL" in line]


def test_it_finds_what_modellint_finds(scratch: Scratch, plugged: str) -> None:
    scratch.write("train.py", BUG)
    (found,) = flake8(scratch, plugged)
    assert found.startswith("train.py:18:12: MDL101 softmax-into-cross-entropy: CrossEntropyLoss applies softmax")
    assert flake8(scratch, plugged, "--select", "MDL") == [found]
    assert flake8(scratch, plugged, "--select", "MDL2") == []
    assert flake8(scratch, plugged, "--ignore", "MDL1") == []


def test_facts_of_other_files_are_read_from_disk(scratch: Scratch, plugged: str) -> None:
    model, rest = BUG.split("criterion", 1)
    scratch.write("lib/models.py", model)
    scratch.write("train.py", f"import torch.nn as nn\nfrom lib.models import Net\n\ncriterion{rest}")
    (found,) = flake8(scratch, plugged, "train.py")
    assert found.startswith("train.py:8:12: MDL101")


def test_noqa_is_honoured(scratch: Scratch, plugged: str) -> None:
    call = "return criterion(Net()(x), y)"
    for comment in ("# noqa", "# noqa: MDL101", "# modellint: ignore[MDL101]"):
        scratch.write("train.py", BUG.replace(call, f"{call}  {comment}"))
        assert flake8(scratch, plugged) == []
        assert len(flake8(scratch, plugged, "--disable-noqa")) == 1
    scratch.write("train.py", BUG.replace(call, f"{call}  # noqa: E501"))
    assert len(flake8(scratch, plugged)) == 1


def test_advice_is_off_unless_it_is_asked_for_by_its_code(scratch: Scratch, plugged: str) -> None:
    scratch.write("train.py", BUG.replace("nn.Softmax", "nn.LogSoftmax"))
    assert flake8(scratch, plugged, "--select", "MDL") == []
    (found,) = flake8(scratch, plugged, "--extend-select", "MDL111")
    assert found.startswith("train.py:18:12: MDL111 redundant-log-softmax")


def test_settings_hold(scratch: Scratch, plugged: str) -> None:
    scratch.write("train.py", BUG)
    scratch.write("pyproject.toml", "[tool.modellint]\nignore = ['MDL101']\n")
    assert flake8(scratch, plugged) == []


def test_standard_input(scratch: Scratch, plugged: str) -> None:
    scratch.write("train.py", BUG)
    command = f"{sys.executable} -m flake8 --stdin-display-name train.py - < train.py"
    done = run("sh", "-c", command, cwd=scratch.folder, env={"PYTHONPATH": plugged})
    assert "train.py:18:12: MDL101" in done.stdout
