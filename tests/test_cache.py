"""The cache: what was found is said again, word for word, as long as nothing has changed, and never otherwise."""

from __future__ import annotations

import json
import subprocess
import sys
from hashlib import blake2b
from pathlib import Path

import pytest

from modellint import __version__
from process import ROOT, modellint, run
from scratch import BUG, Scratch

FOLDER = ".modellint_cache"
ASKED = (
    "import sys\nfrom modellint.cli import main\ntry: main()\nfinally: print('libcst' in sys.modules, file=sys.stderr)"
)
MODEL = "import torch.nn as nn\n\nlast = nn.{}\n"
TRAIN = """\
import torch.nn as nn
from models import last

net = nn.Sequential(nn.Linear(4, 3), last)
loss = nn.CrossEntropyLoss()(net(x), y)
"""


@pytest.fixture
def scratch(tmp_path: Path) -> Scratch:
    scratch = Scratch(tmp_path)
    scratch.write("bug.py", BUG)
    return scratch


def parses(folder: Path, *arguments: str) -> tuple[str, bool]:
    """What ``modellint check`` prints, and whether it loads the parser for that."""
    done = run(sys.executable, "-c", ASKED, "check", *arguments, cwd=folder, env={"PYTHONPATH": str(ROOT)})
    return done.stdout, "True" in done.stderr.splitlines()


def entries(folder: Path) -> list[Path]:
    return sorted((folder / FOLDER).glob("*/*.json"))


def test_the_same_again_without_the_parser(scratch: Scratch) -> None:
    cells: list[object] = [{"cell_type": "code", "source": BUG, "metadata": {}, "outputs": [], "execution_count": None}]
    scratch.write("book.ipynb", json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}))
    cold, parsed = parses(scratch.folder)
    assert parsed
    assert "MDL101" in cold
    assert parses(scratch.folder) == (cold, False)
    for arguments in (["--output-format", "json"], ["--output-format", "sarif"], ["--select", "ALL", "--preview"]):
        warm, parsed = parses(scratch.folder, *arguments)
        assert not parsed
        assert warm == scratch.run(*arguments, "--no-cache").stdout
    assert (scratch.folder / FOLDER / ".gitignore").read_text() == "*\n"
    assert (
        (scratch.folder / FOLDER / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172789f06886806bc55")
    )


def test_other_contents_are_other_findings(scratch: Scratch) -> None:
    assert scratch.found() == ["bug.py MDL101 error"]
    scratch.write("bug.py", BUG.replace("nn.Softmax(dim=1)", "nn.Identity()"))
    assert scratch.found() == []
    scratch.write("bug.py", BUG)
    assert scratch.found() == ["bug.py MDL101 error"]
    assert len(entries(scratch.folder)) == 2


def test_files_that_are_only_imported_count(tmp_path: Path) -> None:
    scratch = Scratch(tmp_path)
    scratch.write("train.py", TRAIN)
    assert scratch.found("train.py") == []
    scratch.write("models.py", MODEL.format("Softmax(dim=1)"))
    assert scratch.found("train.py") == ["train.py MDL101 error"]
    assert scratch.found("train.py") == ["train.py MDL101 error"]
    scratch.write("models.py", MODEL.format("Identity()"))
    assert scratch.found("train.py") == []
    (tmp_path / "models.py").unlink()
    assert scratch.found("train.py") == []


def test_settings_that_matter_are_heeded(tmp_path: Path) -> None:
    scratch = Scratch(tmp_path)
    scratch.write("hot.py", "import torch\n\noptimizer = torch.optim.Adam(model.parameters(), lr=0.02)\n")
    bands = "options.suspicious-learning-rate.bands = { Adam = [1e-5, 0.01] }"
    plain = scratch.run().stdout
    assert scratch.run("--config", bands).stdout == scratch.run("--config", bands, "--no-cache").stdout
    assert scratch.run().stdout == plain


@pytest.mark.parametrize("damage", ["truncated", "flipped", "empty", "foreign", "shape", "folder"])
def test_a_damaged_entry_is_no_entry(scratch: Scratch, damage: str) -> None:
    before = scratch.run().stdout
    (entry,) = entries(scratch.folder)
    content = entry.read_bytes()
    text = b'{"findings":[[1]],"sights":7,"unknown":[],"imported":{},"ignored":{},"folders":[],"missing":{}}'
    sound = blake2b(text, digest_size=20).hexdigest().encode() + b"\n" + text
    made = {
        "truncated": content[: len(content) // 2],
        "flipped": content.replace(b"MDL101", b"MDL102"),
        "empty": b"",
        "foreign": b"\x80\x04\x95cos\nsystem\n",
        "shape": sound,
    }
    entry.unlink()
    if damage == "folder":
        entry.mkdir()
    else:
        entry.write_bytes(made[damage])
    assert scratch.run().stdout == before
    assert scratch.run().stdout == before


def test_where_nothing_can_be_kept_nothing_is_lost(scratch: Scratch) -> None:
    scratch.write("occupied", "")
    assert "MDL101" in scratch.run("--cache-dir", "occupied").stdout
    assert scratch.read("occupied") == ""


def test_no_cache_leaves_nothing_behind(scratch: Scratch) -> None:
    scratch.run("--no-cache")
    scratch.run(MODELLINT_NO_CACHE="1")
    assert not (scratch.folder / FOLDER).exists()


def test_it_can_be_elsewhere_and_be_taken_away(scratch: Scratch) -> None:
    scratch.write("kept/notes.txt", "mine")
    scratch.run("--cache-dir", "kept")
    assert len(list((scratch.folder / "kept" / __version__).iterdir())) == 1
    assert not (scratch.folder / "kept" / ".gitignore").exists()
    done = modellint("clean", "--cache-dir", "kept", cwd=scratch.folder)
    assert done.stdout == "Removed 1 entry from kept.\n"
    assert [file.name for file in (scratch.folder / "kept").iterdir()] == ["notes.txt"]
    scratch.run()
    modellint("clean", cwd=scratch.folder)
    assert not (scratch.folder / FOLDER).exists()


def test_fixes_come_out_of_it_too(tmp_path: Path) -> None:
    scratch = Scratch(tmp_path)
    scratch.write("bug.py", BUG)
    first = scratch.run("--diff", "--unsafe-fixes")
    assert first.stdout == scratch.run("--diff", "--unsafe-fixes").stdout != ""
    scratch.run("--fix", "--unsafe-fixes")
    assert "Softmax" not in scratch.read("bug.py")
    assert scratch.found() == []


def test_two_at_once(scratch: Scratch) -> None:
    command = [sys.executable, "-m", "modellint", "check"]
    both = [
        subprocess.Popen(command, cwd=scratch.folder, env={"PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE)
        for _ in range(2)
    ]
    one, other = (process.communicate()[0] for process in both)
    assert one == other
    assert parses(scratch.folder) == (one.decode(), False)
    assert [file.suffix for file in (scratch.folder / FOLDER / __version__).iterdir()] == [".json"]
