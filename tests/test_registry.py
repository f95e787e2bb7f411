"""Rules are found by their files, asked by their annotations, and selected by code, name or family."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from modellint.config import Selection
from modellint.diagnostics import Severity, Span
from modellint.program.facts import Unread
from modellint.program.project import Project
from modellint.registry import Rule, RuleError, built_in, load, rule
from modellint.selection import find, select, specificity

RULE = '''"""{code}: something is wrong.

More about it.
"""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, Severity
from modellint.program.facts import Unread
from modellint.program.project import Project
from modellint.registry import rule


@rule("{code}", severity=Severity.{severity}{more})
def {name}(file: Unread, project: Project) -> Iterator[Diagnostic]:
    yield Diagnostic(file.span, f"{{len(list(project.facts(Unread)))}} of them")
'''


def write_rule(folder: Path, code: str, name: str, severity: str = "ERROR", more: str = "") -> None:
    text = RULE.format(code=code, name=name, severity=severity, more=more)
    (folder / f"{name}.py").write_text(text, encoding="utf-8")


@pytest.fixture
def five(tmp_path: Path) -> tuple[Rule, ...]:
    write_rule(tmp_path, "MDL101", "first_loss")
    write_rule(tmp_path, "MDL102", "second_loss", "WARNING")
    write_rule(tmp_path, "MDL201", "unstable", "INFO")
    write_rule(tmp_path, "MDL202", "on_trial", more=", preview=True")
    write_rule(tmp_path, "MDL001", "tool_failure")
    return load(tmp_path)


def selected(rules: tuple[Rule, ...], *, preview: bool = False, **settings: tuple[str, ...]) -> str:
    chosen = select(rules, Selection(**settings), preview=preview)  # type: ignore[arg-type]
    return " ".join(found.code.removeprefix("MDL") for found in chosen)


def test_a_rule_is_its_file(five: tuple[Rule, ...], tmp_path: Path) -> None:
    first = find(five, "MDL101")
    assert (first.code, first.name, first.severity) == ("MDL101", "first-loss", Severity.ERROR)
    assert first.fact is Unread
    assert first.summary == "something is wrong"
    assert first.file == tmp_path / "first_loss.py"
    assert first.url is None


def test_a_rule_is_asked_with_or_without_the_project(five: tuple[Rule, ...]) -> None:
    unread = Unread("syntax-error", Span("a.py", 0, 0), "")
    assert [said.message for said in five[0].ask(unread, Project((unread, unread)))] == ["2 of them"]
    alone = find(built_in(), "syntax-error")
    assert len(list(alone.ask(unread, Project()))) == 1


def test_the_page_stands_beside_the_rule(five: tuple[Rule, ...], tmp_path: Path) -> None:
    (tmp_path / "first_loss.md").write_text("# first-loss", encoding="utf-8")
    assert find(five, "first-loss").page == "# first-loss"
    with pytest.raises(RuleError, match="no page at"):
        _ = find(five, "second-loss").page


def test_built_in_rules_have_an_address() -> None:
    url = find(built_in(), "MDL001").url
    assert url == "https://github.com/modellint/modellint/blob/main/rules/syntax_error.md"


@pytest.mark.parametrize("selector", ["MDL102", "mdl102", "second-loss", "second_loss", "Second-Loss"])
def test_find(five: tuple[Rule, ...], selector: str) -> None:
    assert find(five, selector).code == "MDL102"


@pytest.mark.parametrize(
    ("selector", "expected"),
    [("ALL", 0), ("all", 0), ("MDL", 3), ("MDL1", 4), ("mdl10", 5), ("MDL2", -1), ("MD", -1), ("M", -1), ("", -1)],
)
def test_specificity(selector: str, expected: int) -> None:
    assert specificity(selector, "MDL101", "first-loss") == expected


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({}, "001 101 102"),
        ({"select": ("MDL102",)}, "001 102"),
        ({"select": ("MDL2",)}, "001 201"),
        ({"select": ("MDL2",), "preview": True}, "001 201 202"),
        ({"select": ("ALL",)}, "001 101 102 201"),
        ({"select": ("ALL",), "preview": True}, "001 101 102 201 202"),
        ({"extend_select": ("unstable",)}, "001 101 102 201"),
        ({"ignore": ("MDL1",)}, "001"),
        ({"ignore": ("ALL",)}, ""),
        ({"ignore": ("tool-failure",)}, "101 102"),
        ({"select": ("MDL101",), "ignore": ("MDL1",)}, "001 101"),
        ({"select": ("MDL1",), "ignore": ("MDL101",)}, "001 102"),
        ({"select": ("MDL1",), "ignore": ("MDL1",)}, "001"),
        ({"select": ("ALL",), "ignore": ("MDL",)}, ""),
        ({"ignore": ("MDL",), "extend_select": ("MDL10",)}, "101 102"),
        ({"preview": True}, "001 101 102 202"),
    ],
)
def test_the_most_specific_selector_wins(five: tuple[Rule, ...], settings: dict[str, Any], expected: str) -> None:
    assert selected(five, **settings) == expected


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"select": ("frist-loss",)}, "unknown rule 'frist-loss'; did you mean first-loss?"),
        ({"ignore": ("MDL103",)}, "unknown rule 'MDL103'; did you mean MDL10"),
        ({"extend_select": ("XYZ",)}, "unknown rule 'XYZ'$"),
        ({"select": ("MDL9",)}, "unknown rule 'MDL9'"),
        ({"select": ("on-trial",)}, "on-trial is a preview rule: add --preview"),
    ],
)
def test_wrong_selectors(five: tuple[Rule, ...], settings: dict[str, Any], message: str) -> None:
    with pytest.raises(RuleError, match=message.replace("?", r"\?")):
        selected(five, **settings)


def test_infos_are_off_unless_they_say_otherwise(tmp_path: Path) -> None:
    write_rule(tmp_path, "MDL301", "chatty", "INFO", ", default=True")
    write_rule(tmp_path, "MDL302", "shy", "ERROR", ", default=False")
    assert selected(load(tmp_path)) == "301"


@pytest.mark.parametrize(("code", "name"), [("MDL101", "other_name"), ("MDL999", "first_loss")])
def test_codes_and_names_are_used_once(five: tuple[Rule, ...], tmp_path: Path, code: str, name: str) -> None:
    assert five
    other = tmp_path / "other"
    other.mkdir()
    write_rule(other, code, name)
    with pytest.raises(RuleError, match=r"is used twice: in .*first_loss\.py and in .*other"):
        load(tmp_path, other)


def test_folders_of_ones_own_join_the_built_in_rules(five: tuple[Rule, ...], tmp_path: Path) -> None:
    assert {found.code for found in five} <= {found.code for found in load(tmp_path)}
    assert "modellint.rules.syntax_error" in sys.modules


def test_helpers_and_imported_rules_are_not_rules(tmp_path: Path) -> None:
    (tmp_path / "_helper.py").write_text("raise RuntimeError", encoding="utf-8")
    write_rule(tmp_path, "MDL101", "first_loss")
    with (tmp_path / "first_loss.py").open("a", encoding="utf-8") as file:
        file.write("\nfrom modellint.registry import built_in\n")
        file.write("\nsyntax = built_in()[0]\n")
    assert [found.code for found in load(tmp_path)] == ["MDL101"]


def test_a_rule_that_does_not_load_is_an_error_with_its_file(tmp_path: Path) -> None:
    (tmp_path / "broken.py").write_text("import no_such_module", encoding="utf-8")
    with pytest.raises(RuleError, match=r"broken\.py: ModuleNotFoundError"):
        load(tmp_path)


def test_a_code_is_a_flake8_code() -> None:
    with pytest.raises(RuleError, match="not a rule code"):
        rule("MODEL1", severity=Severity.ERROR)


def test_a_rule_must_say_what_it_looks_at(tmp_path: Path) -> None:
    write_rule(tmp_path, "MDL101", "first_loss")
    file = tmp_path / "first_loss.py"
    file.write_text(file.read_text(encoding="utf-8").replace("file: Unread", "file: Unknown"), encoding="utf-8")
    with pytest.raises(RuleError, match="MDL101: the first parameter must be annotated with a fact"):
        _ = load(tmp_path)[0].fact


def test_rules_load_without_the_parser() -> None:
    code = "import sys; from modellint.registry import built_in; built_in(); sys.exit('libcst' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
