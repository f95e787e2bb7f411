"""Folders with files in them, and the command run there: what the tests of whole features share."""

from __future__ import annotations

import json
import re
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

from process import modellint
from test_cli import BUG

__all__ = ["BUG", "HOT", "Scratch"]

HOT = """\
import torch
import torch.nn as nn

model = nn.Sequential(nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 10))
optimizer = torch.optim.Adam(model.parameters(), lr=1.0)
"""


class Scratch:
    """A folder to try things in."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(self, name: str, text: str) -> Path:
        """A file, with the folders it is in."""
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    def read(self, name: str) -> str:
        """The text of a file."""
        return (self.folder / name).read_text(encoding="utf-8")

    def run(self, *arguments: str, cwd: str = "", **env: str) -> CompletedProcess[str]:
        """``modellint check``."""
        return modellint("check", *arguments, cwd=self.folder / cwd, env=env)

    def found(self, *arguments: str, cwd: str = "") -> list[str]:
        """What ``modellint check`` finds, as ``path code severity``."""
        done = self.run(*arguments, "--output-format", "json", cwd=cwd)
        assert done.returncode in {0, 1}, done.stderr
        listed: list[dict[str, Any]] = json.loads(done.stdout)
        return [f"{Path(it['filename']).relative_to(self.folder)} {it['code']} {it['severity']}" for it in listed]

    def files(self, *arguments: str, cwd: str = "") -> list[str]:
        """What ``--show-files`` lists."""
        done = self.run("--show-files", *arguments, cwd=cwd)
        assert done.returncode == 0, done.stderr
        return [str(Path(line).relative_to(self.folder)) for line in done.stdout.splitlines()]

    def complaint(self, *arguments: str, cwd: str = "") -> str:
        """What is said about a wrong use, in one line: it ends with what to do."""
        done = self.run(*arguments, cwd=cwd)
        assert (done.returncode, done.stdout) == (2, ""), done.stdout
        assert re.search(r"\n help: .+\n$", done.stderr), done.stderr
        return done.stderr.removeprefix("error: ").replace("\n help:", " →").strip()
