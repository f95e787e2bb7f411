"""Notebooks, in real processes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from process import ROOT, modellint, run
from source.notebooks import as_jupyter, cell, notebook, texts

NETWORK = """\
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(20, 10), nn.Softmax(dim=1))

    def forward(self, x):
        return self.layers(x)
"""
SETUP = (
    "!pip install -q torch\nimport torch\nimport torch.nn as nn\nimport torch.nn.functional as F\n%matplotlib inline"
)
TRAINING = """\
%%time
x = !ls
criterion = nn.CrossEntropyLoss()
loss = criterion(Net()(torch.rand(1, 20)), torch.tensor([1]))"""
BUG = notebook(cell("# Training with torch", "markdown"), SETUP, NETWORK, "%%bash\nls -l", TRAINING)
UNSTABLE = "def score(x):\n    return torch.log(F.softmax(x, dim=1))  # é"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "nb.ipynb").write_bytes(as_jupyter(BUG))
    return tmp_path


def concise(folder: Path, *arguments: str) -> list[str]:
    return modellint("check", "--output-format", "concise", *arguments, cwd=folder).stdout.splitlines()


def test_a_bug_is_found_across_cells(folder: Path) -> None:
    assert concise(folder)[0].startswith("nb.ipynb:cell 5:4:8: MDL101 ")
    shown = modellint("check", cwd=folder).stdout
    assert "--> nb.ipynb:cell 5:4:8\n" in shown
    assert "::: nb.ipynb:cell 3:4:56\n" in shown
    assert "\n4 | loss = criterion(Net()(torch.rand(1, 20)), torch.tensor([1]))\n" in shown


def test_a_bug_is_told_to_programs(folder: Path) -> None:
    (found,) = json.loads(modellint("check", "--output-format", "json", cwd=folder).stdout)
    assert (found["filename"], found["cell"]) == (str(folder / "nb.ipynb"), 5)
    assert found["location"] == {"row": 4, "column": 8}
    assert found["related"][0]["cell"] == 3
    assert found["fix"]["edits"][0]["cell"] == 3


def test_programs_that_show_the_file_are_told_its_lines(folder: Path) -> None:
    lines = (folder / "nb.ipynb").read_text(encoding="utf-8").splitlines()
    row = next(number for number, line in enumerate(lines, 1) if '"loss = criterion' in line)
    shown = modellint("check", "--output-format", "github", cwd=folder).stdout
    assert f"file=nb.ipynb,line={row},endLine={row},col=13," in shown
    assert "::cell 5:4:8: CrossEntropyLoss" in shown


def test_a_cell_that_is_not_python_is_skipped_alone(folder: Path) -> None:
    cells = [*BUG["cells"], cell("x = 1\nloss = <FILL IN>  # ü")]
    (folder / "nb.ipynb").write_bytes(as_jupyter({**BUG, "cells": cells}))
    first, second, *_ = concise(folder)
    assert first.startswith("nb.ipynb:cell 5:4:8: MDL101 ")
    assert second.startswith("nb.ipynb:cell 6:2:8: MDL001 the cell cannot be parsed, so nothing in it was checked: ")
    assert concise(folder, "--ignore", "MDL101,MDL001") == ["All checks passed!", "1 loss seen, 1 understood."]


def test_magics_are_no_errors(folder: Path) -> None:
    magics = [
        "!ls",
        "%cd x",
        "x = !ls -l",
        "if x:\n    !ls \\\n   -l",
        "nn.Linear?",
        "%timeit f(x)",
        "pip install torch",
    ]
    (folder / "nb.ipynb").write_bytes(as_jupyter({**BUG, "cells": [*BUG["cells"], *map(cell, magics)]}))
    found, total, *_ = concise(folder)
    assert (found[:14], total) == ("nb.ipynb:cell ", "Found 1 error.")


def test_each_notebook_is_a_program(tmp_path: Path) -> None:
    """What one notebook sets in its environment is nothing to another."""
    model = (
        "import keras\nmodel = keras.Sequential([keras.layers.Dense(3, activation='softmax')])\n"
        "model.compile(loss='categorical_crossentropy')"
    )
    (tmp_path / "a.ipynb").write_bytes(as_jupyter(notebook("import os\nos.environ['KERAS_BACKEND'] = 'jax'", model)))
    (tmp_path / "b.ipynb").write_bytes(as_jupyter(notebook(model)))
    lines = concise(tmp_path)
    assert "on the jax backend" in lines[0]
    assert lines[1].startswith("b.ipynb:cell 1:3:1: MDL109 on the torch and JAX backends ")


def test_a_broken_notebook(tmp_path: Path) -> None:
    (tmp_path / "nb.ipynb").write_bytes(b'{"cells": [\n  {"source": ["import torch"],, }\n]}\n')
    assert concise(tmp_path)[0] == (
        "nb.ipynb:2:31: MDL001 the notebook cannot be parsed, so nothing in it was checked: "
        "not valid JSON: expecting property name enclosed in double quotes"
    )
    assert '2 |   {"source": ["import torch"],, }\n' in modellint("check", cwd=tmp_path).stdout


@pytest.mark.parametrize(
    "content",
    [
        as_jupyter(
            notebook("library(torch)\nx <- nn_linear(1)", metadata={"kernelspec": {"name": "ir", "language": "R"}})
        ),
        as_jupyter(notebook(cell("torch", "markdown"), "x = = 1")),
        b"",
    ],
    ids=["R", "no framework in its code", "empty"],
)
def test_nothing_to_check(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "nb.ipynb").write_bytes(content)
    done = modellint("check", "nb.ipynb", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "All checks passed!\n", "")


def test_the_parser_is_not_loaded_for_outputs(tmp_path: Path) -> None:
    """A framework's name in an output is no reason to parse a cell."""
    (tmp_path / "nb.ipynb").write_bytes(as_jupyter(notebook(cell("f(1)", outputs=[{"text": ["torch"]}]))))
    code = "import sys\nfrom modellint.cli import main\ntry: main()\nfinally: print('libcst' in sys.modules)"
    done = run(sys.executable, "-c", code, "check", cwd=tmp_path, env={"PYTHONPATH": str(ROOT)})
    assert done.stdout == "All checks passed!\nFalse\n"


@pytest.mark.parametrize("comment", ["# noqa: MDL101", "# modellint: ignore[softmax-into-cross-entropy]"])
def test_comments_silence(folder: Path, comment: str) -> None:
    cells = [*BUG["cells"][:-1], cell(f"{TRAINING}  {comment}")]
    (folder / "nb.ipynb").write_bytes(as_jupyter({**BUG, "cells": cells}))
    assert concise(folder) == ["All checks passed!", "1 loss seen, 1 understood."]


def test_a_comment_silences_a_cell_that_is_not_python(tmp_path: Path) -> None:
    (tmp_path / "nb.ipynb").write_bytes(as_jupyter(notebook("import torch", "x = = 1  # noqa")))
    assert concise(tmp_path) == ["All checks passed!"]


def test_fix_and_diff_agree(folder: Path) -> None:
    file = folder / "nb.ipynb"
    before = file.read_bytes()
    shown = modellint("check", "--diff", "--unsafe-fixes", cwd=folder)
    assert file.read_bytes() == before
    fixed = modellint("check", "--fix", "--unsafe-fixes", cwd=folder)
    assert fixed.stdout == "Applied 1 fix.\nAll checks passed!\n1 loss seen, 1 understood.\n"
    after = file.read_bytes()
    assert after == before.replace(b", nn.Softmax(dim=1)", b"")
    file.write_bytes(before)
    (folder / "fix.patch").write_text(shown.stdout, encoding="utf-8", newline="")
    assert run("git", "apply", "-p0", "fix.patch", cwd=folder).returncode == 0
    assert file.read_bytes() == after


@pytest.mark.parametrize(
    ("layout", "end"),
    [
        ({"indent": 1, "ensure_ascii": False}, b"\n"),
        ({"indent": 4}, b""),
        ({"separators": (",", ":"), "sort_keys": True}, b"\r\n\r\n"),
    ],
)
def test_fixes_keep_every_other_byte(tmp_path: Path, layout: Mapping[str, Any], end: bytes) -> None:
    first = cell(UNSTABLE.replace("score", "rate"), lines=False)
    document = notebook(SETUP, first, cell("é", "markdown"), UNSTABLE, "x = = 1", "!ls")
    raw = json.dumps(document, **layout).encode() + end
    (tmp_path / "nb.ipynb").write_bytes(raw)
    modellint("check", "--fix", cwd=tmp_path)
    fixed = (tmp_path / "nb.ipynb").read_bytes()
    assert fixed == raw.replace(b"torch.log(F.softmax(x, dim=1))", b"F.log_softmax(x, dim=1)")
    assert modellint("check", "--fix", "--ignore", "MDL001", cwd=tmp_path).returncode == 0
    assert (tmp_path / "nb.ipynb").read_bytes() == fixed


def test_comments_are_added_to_cells(tmp_path: Path) -> None:
    raw = as_jupyter(notebook(SETUP, UNSTABLE, "x = = 1"))
    (tmp_path / "nb.ipynb").write_bytes(raw)
    modellint("check", "--add-noqa", cwd=tmp_path)
    quiet = (tmp_path / "nb.ipynb").read_bytes()
    assert quiet == raw.replace("dim=1))  # é".encode(), "dim=1))  # é  # noqa: MDL201".encode())
    assert concise(tmp_path, "--ignore", "MDL001") == ["All checks passed!"]


def test_a_notebook_from_standard_input(tmp_path: Path) -> None:
    raw = as_jupyter(notebook(SETUP, UNSTABLE))
    command = [sys.executable, "-m", "modellint", "check", "--stdin-filename", "a.ipynb", "-", "--fix"]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, input=raw, cwd=tmp_path, env=env, capture_output=True, check=False)
    assert done.stdout == raw.replace(b"torch.log(F.softmax(x, dim=1))", b"F.log_softmax(x, dim=1)")


def test_an_import_that_a_fix_needs_goes_where_the_imports_are(tmp_path: Path) -> None:
    cells = "import torch", "def score(x):\n    return torch.log(torch.softmax(x, dim=1))"
    (tmp_path / "nb.ipynb").write_bytes(as_jupyter(notebook(*cells)))
    modellint("check", "--fix", "--unsafe-fixes", cwd=tmp_path)
    fixed = texts((tmp_path / "nb.ipynb").read_bytes())
    assert "log_softmax(x, dim=1)" in fixed[1]


@pytest.mark.parametrize(
    "script",
    [
        "# %%\n{setup}\n# %% [markdown]\n# # Training\n# %%\n{code}\n",
        "# coding: utf-8\n# In[1]:\n\n\n{setup}\n\n\n# In[2]:\n\n\n{code}\n",
        "get_ipython().run_line_magic('matplotlib', 'inline')\n{setup}\nget_ipython().system('ls')\n{code}\n",
        "# ---\n# jupyter:\n#   jupytext:\n#     formats: ipynb,py:percent\n# ---\n# %%\n# !ls\n{setup}\n{code}\n",
    ],
    ids=["percent", "nbconvert", "get_ipython", "jupytext"],
)
def test_exported_scripts(tmp_path: Path, script: str) -> None:
    setup = "import torch\nimport torch.nn.functional as F"
    (tmp_path / "nb.py").write_text(script.format(setup=setup, code=UNSTABLE), encoding="utf-8")
    assert "MDL201 [*] log of softmax" in concise(tmp_path)[0]
    assert concise(tmp_path)[1] == "Found 1 error."
