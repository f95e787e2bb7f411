"""unsafe-torch-load: the file decides what is run, unless weights alone are read."""

from __future__ import annotations

import pickle
import sys
from pathlib import Path
from typing import Any

import pytest

torch = pytest.importorskip("torch")

from oracle import programs


class Trap:
    """Something that makes a folder when it is unpickled."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[Any, ...]:
        return Path.mkdir, (self.path,)


@pytest.fixture
def trap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    sprung = tmp_path / "sprung"
    torch.save({"weights": Trap(sprung)}, tmp_path / "trap.pt")
    monkeypatch.setattr(sys, "argv", ["program", str(tmp_path / "trap.pt")])
    return sprung


def test_the_file_runs_code(trap: Path) -> None:
    programs.bad("unsafe-torch-load").run()
    assert trap.exists()


def test_weights_only_refuses(trap: Path) -> None:
    with pytest.raises(pickle.UnpicklingError):
        programs.good("unsafe-torch-load").run()
    assert not trap.exists()


def test_a_pickle_module_is_trusted(trap: Path) -> None:
    torch.load(sys.argv[1], pickle_module=pickle)
    assert trap.exists()


def test_nothing_said_is_safe_today(trap: Path) -> None:
    with pytest.raises(pickle.UnpicklingError):
        torch.load(sys.argv[1])
    assert not trap.exists()
