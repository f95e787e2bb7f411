"""Which files are checked, in real processes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from process import ROOT, run, succeed
from scratch import BUG, HOT, Scratch


@pytest.fixture
def scratch(tmp_path: Path) -> Scratch:
    made = Scratch(tmp_path)
    for name in ("train.py", "src/model.py", "src/old/model.py", "src/gen/a_pb2.py", "notes.txt", "build/x.py"):
        made.write(name, "import torch\n")
    return made


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], ["src/gen/a_pb2.py", "src/model.py", "src/old/model.py", "train.py"]),
        (["--exclude", "old,*_pb2.py"], ["build/x.py", "src/model.py", "train.py"]),
        (["--extend-exclude", "old", "--extend-exclude", "*_pb2.py"], ["src/model.py", "train.py"]),
        (["--extend-exclude", "src/*.py"], ["train.py"]),
        (["--extend-exclude", "src/o?d/**"], ["src/gen/a_pb2.py", "src/model.py", "train.py"]),
        (["--extend-exclude", "src/old/,src/gen"], ["src/model.py", "train.py"]),
        (["--extend-exclude", "**/model.py"], ["src/gen/a_pb2.py", "train.py"]),
        (["--extend-exclude", "old", "src/old/model.py"], ["src/old/model.py"]),
        (["--extend-exclude", "old", "--force-exclude", "src/old/model.py", "train.py"], ["train.py"]),
        (["build", "notes.txt"], ["build/x.py", "notes.txt"]),
        (["build", "build/x.py", "notes.txt", "--force-exclude"], ["notes.txt"]),
    ],
)
def test_exclude(scratch: Scratch, arguments: list[str], expected: list[str]) -> None:
    assert sorted(scratch.files(*arguments)) == expected


def test_git_decides_what_is_ours(scratch: Scratch) -> None:
    scratch.write(".gitignore", "gen/\n/train.py\n*.txt\n[\n")
    scratch.write("src/old/.gitignore", "*.py\n!model.py\n")
    scratch.write("src/old/data.py", "")
    succeed("git", "init", "--quiet", cwd=scratch.folder)
    scratch.write(".git/info/exclude", "src/model.py\n")
    assert scratch.files() == ["src/old/model.py"]
    assert scratch.files(".", cwd="src") == ["src/old/model.py"]
    assert scratch.files("train.py", "src/gen") == ["src/gen/a_pb2.py", "train.py"]
    assert len(scratch.files("--no-respect-gitignore")) == 5
    listed = succeed("git", "ls-files", "--others", "--exclude-standard", cwd=scratch.folder).split()
    assert [name for name in listed if name.endswith(".py") and not name.startswith("build/")] == ["src/old/model.py"]


def test_git_is_heard_without_a_repository(scratch: Scratch) -> None:
    scratch.write(".gitignore", "src\n")
    assert scratch.files() == ["train.py"]


def test_links_in_a_circle_end(scratch: Scratch) -> None:
    (scratch.folder / "src" / "again").symlink_to(scratch.folder, target_is_directory=True)
    assert len(scratch.files()) == 4


def test_settings_of_inner_folders_hold_there(scratch: Scratch) -> None:
    scratch.write("src/modellint.toml", 'extend-exclude = ["model.py"]\n')
    scratch.write("model.py", "import torch\n")
    assert scratch.files() == ["model.py", "src/gen/a_pb2.py", "train.py"]


def test_standard_input(scratch: Scratch) -> None:
    def piped(text: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "modellint", "check", "-", *arguments]
        env = {**os.environ, "PYTHONPATH": str(ROOT)}
        return subprocess.run(
            command, cwd=scratch.folder, env=env, input=text, capture_output=True, text=True, check=False
        )

    scratch.write("modellint.toml", 'per-file-ignores = { "train.py" = ["MDL1"] }\nextend-exclude = ["gen"]\n')
    assert piped(BUG, "--output-format", "concise").stdout.startswith("-:18:12: MDL101 ")
    assert piped(BUG, "--stdin-filename", "src/a.py", "--output-format", "concise").stdout.startswith("src/a.py:18:12")
    assert piped(BUG, "--stdin-filename", "train.py").returncode == 0
    assert piped(BUG, "--stdin-filename", "src/gen/a.py").returncode == 1
    assert piped(BUG, "--stdin-filename", "src/gen/a.py", "--force-exclude").returncode == 0
    fixed = piped(BUG, "--fix", "--unsafe-fixes")
    assert fixed.stdout == BUG.replace(", nn.Softmax(dim=1)", "")
    assert fixed.stderr.startswith("Applied 1 fix.\n")
    assert piped("import os\r\n", "--fix").stdout == "import os\r\n".replace("\r\n", "\n")


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
def test_watch(tmp_path: Path) -> None:
    scratch = Scratch(tmp_path)
    scratch.write("train.py", BUG)
    scratch.write("modellint.toml", "")
    log = tmp_path / "log.txt"
    with log.open("w") as out:
        command = [sys.executable, "-u", "-m", "modellint", "check", "--watch", "--output-format", "concise", "."]
        env = {**os.environ, "PYTHONPATH": str(ROOT)}
        process = subprocess.Popen(command, cwd=tmp_path, env=env, stdout=out, stderr=subprocess.STDOUT)
        try:
            wait_for(log, "Waiting")
            assert "train.py:18:12: MDL101" in log.read_text()
            scratch.write("new.py", HOT)
            wait_for(log, "new.py:5:13: MDL301")
            scratch.write("modellint.toml", 'slect = ["MDL3"]\n')
            wait_for(log, "did you mean `select`?")
            scratch.write("modellint.toml", 'select = ["MDL4"]\n')
            wait_for(log, "All checks passed!")
        finally:
            process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) == 0


def wait_for(log: Path, text: str) -> None:
    """Until a text is in a file, for a while."""
    for _ in range(300):
        if text in log.read_text():
            return
        time.sleep(0.1)
    raise AssertionError(log.read_text())


def test_a_folder_without_a_model(tmp_path: Path) -> None:
    scratch = Scratch(tmp_path)
    empty = scratch.run()
    assert (empty.returncode, empty.stdout) == (0, "All checks passed!\n")
    assert empty.stderr.startswith("warning: no Python files or notebooks found under the given paths")
    scratch.write("app.py", "import flask\n")
    without = scratch.run()
    assert without.returncode == 0
    assert "1 Python file looked at, and no PyTorch or Keras code in there" in without.stderr
    assert "help: give the folder with your training code" in without.stderr
    scratch.write("data.py", "import torch\n")
    assert "no loss, optimizer or training loop" in scratch.run().stderr
    assert scratch.run("data.py").stderr == scratch.run("--quiet").stderr == ""
    code = "import sys\nfrom modellint.cli import main\ntry: main()\nfinally: print('libcst' in sys.modules)"
    for arguments in (["--version"], ["--help"], ["check", "--help"], ["rules"], ["rule", "MDL101"]):
        done = run(sys.executable, "-c", code, *arguments, cwd=tmp_path, env={"PYTHONPATH": str(ROOT)})
        assert done.stdout.splitlines()[-1] == "False", arguments
