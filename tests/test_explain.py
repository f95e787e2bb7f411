"""Reading about rules, in a terminal and elsewhere."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from process import ROOT, modellint, run
from test_registry import write_rule

ESCAPES = re.compile(r"\x1b\[[0-9;]*m")


def in_terminal(*arguments: str, cwd: Path, lines: int = 500) -> str:
    """What a terminal shows."""
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PAGER": "sed s/^/@/", "COLUMNS": "80", "LINES": str(lines)}
    command = [sys.executable, "-m", "modellint", *arguments]
    process = subprocess.Popen(command, cwd=cwd, env=env, stdin=theirs, stdout=theirs, stderr=theirs)
    os.close(theirs)
    shown = b""
    try:
        while piece := os.read(ours, 65536):
            shown += piece
    except OSError:  # the other end is closed
        pass
    assert process.wait() == 0
    os.close(ours)
    return shown.decode().replace("\r\n", "\n")


def test_a_page_in_a_terminal(tmp_path: Path) -> None:
    shown = in_terminal("rule", "MDL101", cwd=tmp_path)
    assert "\x1b[1m" in shown
    plain = ESCAPES.sub("", shown)
    assert "## " not in plain
    assert "```" not in plain
    assert "What it does" in plain
    assert "    criterion = nn.CrossEntropyLoss()" in plain
    prose = [line for line in plain.splitlines() if not line.startswith("    ") and "http" not in line]
    assert max(map(len, prose)) <= 80


def test_a_long_page_goes_to_the_pager(tmp_path: Path) -> None:
    assert not in_terminal("rule", "MDL101", cwd=tmp_path).startswith("@")
    assert in_terminal("rule", "MDL101", cwd=tmp_path, lines=20).startswith("@")


def test_a_rule_for_programs(tmp_path: Path) -> None:
    told = json.loads(modellint("rule", "suspicious-learning-rate", "--output-format", "json", cwd=tmp_path).stdout)
    assert (told["code"], told["severity"], told["default"], told["preview"]) == ("MDL301", "warning", True, False)
    assert told["options"] == {"bands": "Mapping[str, tuple[float, float]]"}
    assert told["explanation"].startswith("# suspicious-learning-rate (MDL301)")


def test_the_list_for_programs(tmp_path: Path) -> None:
    listed = json.loads(modellint("rules", "--output-format", "json", cwd=tmp_path).stdout)
    assert [one["code"] for one in listed] == sorted(one["code"] for one in listed)
    assert {"code", "name", "summary", "severity", "default", "preview", "options", "url"} == set(listed[0])


def test_rules_of_ones_own_are_listed_and_explained(tmp_path: Path) -> None:
    (tmp_path / "lint").mkdir()
    write_rule(tmp_path / "lint", "ABC001", "of_our_own")
    (tmp_path / "lint" / "of_our_own.md").write_text("# of-our-own (ABC001)\n", encoding="utf-8")
    (tmp_path / "modellint.toml").write_text('rules = ["lint"]\n', encoding="utf-8")
    assert modellint("rules", cwd=tmp_path).stdout.startswith("ABC001  of-our-own")
    assert modellint("rule", "ABC001", cwd=tmp_path).stdout == "# of-our-own (ABC001)\n"
    assert modellint("rule", "ABC001", "--isolated", cwd=tmp_path).returncode == 2


def test_near_misses(tmp_path: Path) -> None:
    done = modellint("rule", "sofmax-into-crossentropy", cwd=tmp_path)
    assert done.stderr == (
        "error: unknown rule 'sofmax-into-crossentropy'; did you mean softmax-into-cross-entropy?\n"
        " help: `modellint rules` lists all rules\n"
    )
    assert "Did you mean 'check'?" in modellint("chek", cwd=tmp_path).stderr


def test_completion_in_the_shell(tmp_path: Path) -> None:
    env = {"PYTHONPATH": str(ROOT), "_MODELLINT_COMPLETE": "bash_complete"}
    code = "from modellint.cli import main; main(prog_name='modellint')"

    def completed(words: str) -> list[str]:
        last = {"COMP_WORDS": words, "COMP_CWORD": str(len(words.split()) - 1)}
        shown = run(sys.executable, "-c", code, cwd=tmp_path, env={**env, **last}).stdout
        return [line.partition(",")[2] for line in shown.splitlines()]

    assert completed("modellint rule softmax-into") == ["softmax-into-cross-entropy"]
    assert completed("modellint check --select MDL2,log-of-si") == ["MDL2,log-of-sigmoid"]
    assert "--force-exclude" in completed("modellint check --force")
