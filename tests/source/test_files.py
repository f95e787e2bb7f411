"""Discovery: which files the arguments of a command stand for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from modellint.config import ConfigError
from modellint.source.files import find


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in (
        "train.py",
        "notes.txt",
        "stub.pyi",
        "src/model.py",
        "src/deep/er/layer.py",
        ".venv/lib/x.py",
        "build/x.py",
        "src/node_modules/x.py",
        "my-env/pyvenv.cfg",
        "my-env/lib/x.py",
        "__pycache__/x.py",
    ):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("tree")
@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["."], ["src/deep/er/layer.py", "src/model.py", "train.py"]),
        (["./"], ["src/deep/er/layer.py", "src/model.py", "train.py"]),
        (["src"], ["src/deep/er/layer.py", "src/model.py"]),
        (["./src/"], ["src/deep/er/layer.py", "src/model.py"]),
        (["src/../src/deep"], ["src/../src/deep/er/layer.py"]),
        (["./train.py"], ["train.py"]),
        (["notes.txt", "stub.pyi"], ["notes.txt", "stub.pyi"]),
        (["build"], ["build/x.py"]),
        ([".venv/lib/x.py"], [".venv/lib/x.py"]),
        (["train.py", "src", "./train.py", "src/model.py"], ["src/deep/er/layer.py", "src/model.py", "train.py"]),
        ([], []),
    ],
)
def test_find(arguments: list[str], expected: list[str]) -> None:
    assert find(arguments) == expected


def test_an_absolute_argument_shows_absolute_paths(tree: Path) -> None:
    assert find([str(tree / "src")]) == [str(tree / "src/deep/er/layer.py"), str(tree / "src/model.py")]


@pytest.mark.usefixtures("tree")
def test_a_path_that_does_not_exist() -> None:
    with pytest.raises(ConfigError):
        find(["nowhere"])


def test_loops_of_links_end(tree: Path) -> None:
    (tree / "src/again").symlink_to(tree, target_is_directory=True)
    (tree / "src/self").symlink_to(tree / "src/self")
    (tree / "link.py").symlink_to(tree / "train.py")
    (tree / "broken.py").symlink_to(tree / "gone.py")
    assert find(["."]) == ["link.py", "src/deep/er/layer.py", "src/model.py", "train.py"]
    assert find(["src/again/src/model.py"]) == ["src/again/src/model.py"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_pipes_and_folders_with_a_python_name_are_left_alone(tree: Path) -> None:
    os.mkfifo(tree / "pipe.py")
    (tree / "folder.py").mkdir()
    assert find(["."]) == ["src/deep/er/layer.py", "src/model.py", "train.py"]
