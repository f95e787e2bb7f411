"""What every rule keeps to, and that a new one takes two files and nothing else."""

from __future__ import annotations

import json
import re
import shutil
import sys
from pathlib import Path
from typing import get_args

import pytest

from mdtest import cases
from modellint.checking import Given, check
from modellint.diagnostics import Severity
from modellint.registry import Rule, built_in, built_in_folder, load
from process import ROOT, run
from test_registry import write_rule

RULES = built_in()
FOLDER = built_in_folder()
HEADINGS = [
    "What it does",
    "Why is this bad",
    "Example",
    "Use instead",
    "Fix safety",
    "When it stays silent",
    "References",
]
every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)


def test_rules_and_pages_come_in_pairs() -> None:
    assert {file.stem for file in FOLDER.glob("*.py")} == {file.stem for file in FOLDER.glob("*.md")}
    assert sorted(found.file.stem for found in RULES) == sorted(file.stem for file in FOLDER.glob("*.py"))


@every_rule
def test_the_file_has_the_rules_name(rule: Rule) -> None:
    assert rule.file.stem == rule.name.replace("-", "_")


@every_rule
def test_the_code_is_ours(rule: Rule) -> None:
    assert re.fullmatch(r"MDL\d{3}", rule.code)


@every_rule
def test_the_docstring_sums_it_up(rule: Rule) -> None:
    docstring = rule.function.__globals__["__doc__"] or ""
    assert docstring.startswith(f"{rule.code}: ")
    assert rule.summary
    assert starts_low(rule.summary)


@every_rule
def test_it_is_asked_about_a_fact(rule: Rule) -> None:
    facts = get_args(rule.fact) or (rule.fact,)
    assert all(fact.__module__.startswith("modellint.program.facts.") for fact in facts)


@every_rule
def test_it_is_short(rule: Rule) -> None:
    assert len(rule.file.read_text(encoding="utf-8").splitlines()) <= 120


@every_rule
def test_the_page_has_its_headings(rule: Rule) -> None:
    headings = re.findall(r"^(#{1,2}) (.+)$", without_code(rule.page), re.M)
    assert headings[0] == ("#", f"{rule.name} ({rule.code})")
    assert [text for _, text in headings[1:]] == HEADINGS


@every_rule
def test_the_page_has_a_bad_and_a_silent_case(rule: Rule) -> None:
    written = cases(rule.file.with_suffix(".md"))
    assert any(rule.name in case.rules() for case in written), "no case in which it speaks"
    assert any(case.silent for case in written), "no case in which it is silent"
    under = {heading for case in written if rule.name in case.rules() for heading in case.headings}
    assert "Example" in under, "the example is no case in which it speaks"


@every_rule
def test_messages_have_one_style(rule: Rule) -> None:
    for case in cases(rule.file.with_suffix(".md")):
        report = check(Given({title: text.encode() for title, text in case.files.items()}), [rule])
        for finding in report.findings:
            for message in (finding.message, finding.advice, *(related.message for related in finding.related)):
                assert not message.endswith("."), message
                assert "\n" not in message
                assert not message or starts_low(message), message


def starts_low(message: str) -> bool:
    """Whether a message starts with a small letter, or with a name or a word that is written with capitals."""
    word = re.match(r"[\w.]+", message)
    if word is None or not message[0].isupper():
        return True
    return word[0].isupper() or bool(re.search(r"[A-Z\d]", word[0][1:])) or word[0] in NAMES


NAMES = {
    "Softmax",
    "Sigmoid",
    "Tanh",
    "Softplus",
    "Adam",
    "Keras",
    "Python",
    "Dense",
    "Activation",
    "Linear",
    "Embedding",
}


def without_code(page: str) -> str:
    """A page without its fenced blocks."""
    return re.sub(r"^(`{3,}).*?^\1`*\s*$", "", page, flags=re.M | re.S)


def test_a_new_rule_is_two_files(tmp_path: Path) -> None:
    """A copy of the project, two files more: the rule is listed, explained, asked and tested."""
    copy = tmp_path / "modellint"
    for part in ("modellint", "rules", "tests"):
        shutil.copytree(ROOT / part, copy / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", copy)
    new = (FOLDER / "syntax_error.py").read_text(encoding="utf-8")
    new = new.replace("MDL001", "MDL099").replace("def syntax_error", "def bad_syntax")
    page = (FOLDER / "syntax_error.md").read_text(encoding="utf-8")
    page = page.replace("MDL001", "MDL099").replace(
        "# error: [syntax-error]", "# error: [syntax-error]  # error: [bad-syntax]"
    )
    (copy / "rules" / "bad_syntax.py").write_text(new, encoding="utf-8")
    (copy / "rules" / "bad_syntax.md").write_text(page.replace("# syntax-error", "# bad-syntax", 1), encoding="utf-8")
    (tmp_path / "a.py").write_text("import torch = 1\n", encoding="utf-8")

    def there(*arguments: str) -> str:
        return run(sys.executable, "-P", "-m", *arguments, cwd=tmp_path, env={"PYTHONPATH": str(copy)}).stdout

    assert "MDL099  bad-syntax" in there("modellint", "rules")
    assert there("modellint", "rule", "bad-syntax").startswith("# bad-syntax (MDL099)")
    found = json.loads(there("modellint", "check", "--select", "MDL099", "--output-format", "json", "a.py"))
    assert {one["name"] for one in found} == {"bad-syntax", "syntax-error"}
    tested = there(
        "pytest", "-c", str(copy / "pyproject.toml"), "-k", "bad_syntax or bad-syntax", "-p", "no:cacheprovider",
        str(copy / "tests" / "test_pages.py"), str(copy / "tests" / "test_rule_contract.py"),
    )  # fmt: skip
    assert re.search(r"^=+ \d{2} passed[^f]*$", tested, re.M), tested


def test_a_folder_of_ones_own(tmp_path: Path) -> None:
    write_rule(tmp_path, "ABC123", "of_my_own")
    assert [found.name for found in load(FOLDER, tmp_path) if found.code.startswith("ABC")] == ["of-my-own"]


def test_what_a_warning_says_is_proved_on_the_real_framework() -> None:
    proofs = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "tests" / "oracle" / "proofs").glob("*.py"))
    claims = [rule for rule in RULES if rule.severity >= Severity.WARNING and not rule.code.startswith("MDL0")]
    missing = {rule.name for rule in claims if f'"{rule.name}"' not in proofs}
    assert not missing
