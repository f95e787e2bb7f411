"""One place, told by everybody: a file with a byte order mark, tabs, emoji, form feeds and the line ends of Windows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from languageclient import Editor, edit_in
from process import modellint
from scratch import Scratch
from test_cli import BUG
from test_flake8 import flake8, plugged

__all__ = ["plugged"]

NASTY = '"""🐍\f\u2028"""\n\f\n' + BUG.replace("    ", "\t").replace(
    "return criterion", "'🐍é';\t'\f';\treturn criterion"
)
WANTED = "criterion(Net()(x), y)"


@pytest.fixture
def scratch(tmp_path: Path) -> Scratch:
    (tmp_path / "train.py").write_bytes(b"\xef\xbb\xbf" + NASTY.replace("\n", "\r\n").encode())
    return Scratch(tmp_path)


def true_place() -> tuple[int, int, int]:
    """The line, the column in characters and that in UTF-16, all from one."""
    before = NASTY[: NASTY.index(WANTED)]
    line = before.rpartition("\n")[2]
    return before.count("\n") + 1, len(line) + 1, len(line.encode("utf-16-le")) // 2 + 1


def test_all_agree(scratch: Scratch, plugged: str) -> None:
    line, column, utf16 = true_place()
    assert utf16 == column + 1
    concise = scratch.run("--output-format", "concise").stdout
    assert concise.startswith(f"train.py:{line}:{column}: MDL101 ")
    (of_flake8,) = flake8(scratch, plugged, "--select", "MDL")
    assert of_flake8.startswith(f"train.py:{line}:{column}: MDL101 ")
    sarif = json.loads(modellint("check", "--output-format", "sarif", cwd=scratch.folder).stdout)
    region = sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"]) == (line, utf16)
    assert (region["endLine"], region["endColumn"]) == (line, utf16 + len(WANTED))
    seen: list[tuple[int, int]] = []

    async def work(editor: Editor) -> None:
        editor.open("train.py")
        (found,) = await editor.diagnostics("train.py")
        seen.append((found.range.start.line + 1, found.range.start.character + 1))

    edit_in(scratch.folder, work)
    assert seen == [(line, utf16)]
