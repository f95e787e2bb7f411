"""The house stands: every room imports from its own folder or from lower floors, never upwards, never in a circle."""

from __future__ import annotations

import ast
import graphlib
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FLOORS = {
    "records": 0,
    "diagnostics": 0,
    "knowledge": 1,
    "syntax": 1,
    "config": 1,
    "source": 2,
    "program": 2,
    "analysis": 3,
    "registry": 3,
    "selection": 3,
    "codemods": 3,
    "baseline": 4,
    "failures": 4,
    "silence": 4,
    "terms": 4,
    "resolve": 4,
    "examine": 4,
    "given": 4,
    "outcomes": 4,
    "checking": 4,
    "fix": 4,
    "noqa": 4,
    "notebooks": 4,
    "cache": 4,
    "reporters": 5,
    "api": 6,
    "editors": 7,
    "markdown": 5,
    "misuse": 5,
    "options": 6,
    "publish": 6,
    "showing": 6,
    "upkeep": 6,
    "watch": 6,
    "explain": 6,
    "cli": 8,
    "__main__": 9,
}
MODULES = sorted((ROOT / "modellint").rglob("*.py"))
RULES = sorted((ROOT / "rules").glob("*.py"))
OPEN_TO_RULES = ("modellint.diagnostics", "modellint.knowledge", "modellint.program", "modellint.registry")
PARSER_ROOMS = {"syntax", "codemods"}


def imported(file: Path) -> Iterator[str]:
    """The modules that a file imports, anywhere in it."""
    for node in ast.walk(ast.parse(file.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: relative import"
            module = node.module or ""
            yield module
            yield from (f"{module}.{alias.name}" for alias in node.names if module == "modellint")


def room_of(file: Path) -> str:
    """The room that a module of the package stands in: its folder, or itself if it stands at the top."""
    return file.relative_to(ROOT / "modellint").parts[0].removesuffix(".py")


def rooms_used(file: Path) -> set[str]:
    """The rooms that a module imports from."""
    names = (name.split(".") for name in imported(file))
    return {parts[1] for parts in names if parts[0] == "modellint" and len(parts) > 1 and parts[1] != "__version__"}


@pytest.mark.parametrize("file", MODULES, ids=lambda file: str(file.relative_to(ROOT)))
def test_imports_go_down(file: Path) -> None:
    if file == ROOT / "modellint" / "__init__.py":
        return
    room = room_of(file)
    alone = (ROOT / "modellint" / f"{room}.py").is_file()
    for used in rooms_used(file):
        neighbours = alone and (ROOT / "modellint" / f"{used}.py").is_file() and FLOORS[used] == FLOORS[room]
        assert used == room or neighbours or FLOORS[used] < FLOORS[room], f"{room} must not import {used}"


def test_no_circles() -> None:
    graph: dict[str, set[str]] = defaultdict(set)
    for file in MODULES:
        graph[room_of(file)] |= rooms_used(file) - {room_of(file)}
    graphlib.TopologicalSorter(graph).prepare()


@pytest.mark.parametrize("file", MODULES, ids=lambda file: str(file.relative_to(ROOT)))
def test_only_syntax_and_codemods_know_the_parser(file: Path) -> None:
    knows = any(name.split(".")[0] == "libcst" for name in imported(file))
    assert not knows or room_of(file) in PARSER_ROOMS


@pytest.mark.parametrize("file", MODULES, ids=lambda file: str(file.relative_to(ROOT)))
def test_only_editors_know_the_protocol(file: Path) -> None:
    assert room_of(file) == "editors" or not {name.split(".")[0] for name in imported(file)} & {"pygls", "lsprotocol"}


@pytest.mark.parametrize("file", RULES, ids=lambda file: file.stem)
def test_rules_see_facts_only(file: Path) -> None:
    for name in imported(file):
        top = name.split(".")[0]
        assert name.startswith(OPEN_TO_RULES) or top in sys.stdlib_module_names, f"{file.stem} must not import {name}"
