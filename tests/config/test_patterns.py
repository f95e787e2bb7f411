"""Patterns for files mean what they mean in Ruff."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from modellint.config import Configuration
from modellint.config.patterns import Pattern, Patterns
from modellint.config.table import Table
from modellint.source.files import find
from process import run

FILES = (
    "a.py",
    "b_test.py",
    "src/a.py",
    "src/x/a.py",
    "src/x/test_b.py",
    "data/raw/q/z.py",
    "data/raw.py",
    "odd[1].py",
)
PATTERNS = [
    "a.py", "src", "src/", "./src", "src/*", "src/*.py", "*/a.py", "**/a.py", "src/**", "src/**/a.py", "**/x/**", "x",
    "data/raw", "data/raw/**", "data/ra?", "data/ra?.py", "*_test.py", "[ab]*.py", "src/{x,y}", "{a,b_test}.py", "s?c",
    "s?c/x/*", "odd[[]1].py", "odd*", "*", "**", "*.p[yx]",
]  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("import os\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("pattern", PATTERNS)
def test_exclude_is_ruffs(folder: Path, pattern: str) -> None:
    (folder / "ruff.toml").write_text(f"include = ['*.py']\nexclude = [{json.dumps(pattern)}]\n", encoding="utf-8")
    listed = run("ruff", "check", "--show-files", "--no-cache", cwd=folder).stdout.splitlines()
    ours = find(["."], Configuration(Table(exclude=(pattern,)), isolated=True))
    assert ours == sorted(os.path.relpath(path) for path in listed if path)


@pytest.mark.parametrize(
    ("pattern", "path", "fits"),
    [
        ("[!a].py", "b.py", True),
        ("[!a].py", "a.py", False),
        ("[z-a].py", "z.py", False),
        ("[z-a].py", "[z-a].py", True),
        ("a[", "a[", True),
        ("a{b", "ab", True),
        ("a+(b).py", "a+(b).py", True),
        ("sub\\dir", "sub/dir", False),
    ],
)
def test_odd_patterns(pattern: str, path: str, fits: bool) -> None:
    assert Patterns([Pattern(pattern, "/r")]).fit(f"/r/{path}") is fits


def test_a_name_speaks_only_of_what_is_below_the_settings() -> None:
    patterns = Patterns([Pattern("build", "/build/project")])
    assert patterns.fit_within("/build/project/build/a.py", "/build/project")
    assert not patterns.fit_within("/build/project/a.py", "/build/project")
    assert not patterns.fit_within("/build/elsewhere/a.py", "/build/project")
