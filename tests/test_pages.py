"""Every page is its rule's test: all its blocks are checked, fixed, and checked again."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from mdtest import Case, Expectation, cases
from modellint.checking import Given, Report, check
from modellint.config import Selection
from modellint.diagnostics import Finding, Severity
from modellint.fix import fix
from modellint.registry import Rule, built_in, built_in_folder
from modellint.selection import select

ALL = built_in()
HERE = Path(__file__).parent
PAGES = [*sorted(built_in_folder().glob("*.md")), *sorted((HERE / "cases").glob("*.md"))]
CASES = [case for page in PAGES for case in cases(page)]


@pytest.fixture(autouse=True)
def _nothing_else_to_import(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_diagnostics(case: Case) -> None:
    report = _checked(case, case.files)
    surprises = [*_unanswered(case, report), *_unexpected(case, report)]
    assert not surprises, _told(case, surprises)


@pytest.mark.parametrize("case", [case for case in CASES if case.fixed], ids=lambda case: case.id)
def test_all_fixes(case: Case) -> None:
    _assert_fixed(case, case.fixed, unsafe=True)


@pytest.mark.parametrize("case", [case for case in CASES if case.safely], ids=lambda case: case.id)
def test_safe_fixes(case: Case) -> None:
    _assert_fixed(case, case.safely, unsafe=False)


def _rules(case: Case) -> tuple[Rule, ...]:
    """All rules but the infos of others: those are at home on their own pages."""
    own = case.page.stem.replace("_", "-")
    selection = Selection(select=("ALL",), ignore=tuple(case.ignored))
    wanted = {own, *case.rules()}
    return tuple(
        rule for rule in select(ALL, selection, preview=True) if rule.severity > Severity.INFO or rule.name in wanted
    )


def _checked(case: Case, files: dict[str, str]) -> Report:
    return check(Given({title: text.encode() for title, text in files.items()}), _rules(case))


def _unanswered(case: Case, report: Report) -> Iterator[str]:
    for title, expected in case.expected.items():
        for one in expected:
            if not any(_answers(finding, title, one) for finding in report.findings):
                yield f"{title}:{one.line}: missing {_shown(one)}"


def _unexpected(case: Case, report: Report) -> Iterator[str]:
    own = case.page.stem.replace("_", "-")
    for finding in report.findings:
        expected = case.expected[finding.path]
        aside = finding.severity is Severity.INFO and finding.name not in {own, *case.rules()}
        if not aside and not any(_answers(finding, finding.path, one) for one in expected if one.what != "note"):
            line = finding.where.start.line
            yield f"{finding.path}:{line}: unexpected {finding.severity.word}: [{finding.name}] {finding.message}"
        for related in finding.related:
            path, line = related.where.span.path, related.where.start.line
            notes = [one for one in case.expected[path] if one.what == "note"]
            if notes and not any(one.line == line and one.message in related.message for one in notes):
                yield f"{path}:{line}: unexpected note: {related.message}"


def _answers(finding: Finding, title: str, one: Expectation) -> bool:
    if one.what == "note":
        return any(
            related.where.span.path == title and related.where.start.line == one.line and one.message in related.message
            for related in finding.related
        )
    at = finding.path == title and finding.where.start.line == one.line
    return at and (finding.name, finding.severity.word) == (one.rule, one.what) and one.message in finding.message


def _assert_fixed(case: Case, fixed: dict[str, str], *, unsafe: bool) -> None:
    done = fix(_checked(case, case.files), unsafe=unsafe)
    after = {title: done.report.given.sources[title].decode() for title in case.files}
    wrong = [line for title, text in after.items() for line in _diff(title, fixed.get(title, case.files[title]), text)]
    assert not wrong, _told(case, wrong)
    assert done.settled
    again = fix(_checked(case, after), unsafe=unsafe)
    assert not again.changed, f"{case.id}: a second run changes {sorted(again.changed)}"


def _diff(title: str, expected: str, actual: str) -> list[str]:
    before, after = expected.splitlines(), actual.splitlines()
    lines = list(difflib.unified_diff(before, after, f"{title} as the page says", f"{title} as it is", lineterm=""))
    return lines or ([] if expected == actual else [f"{title}: line endings differ"])


def _shown(one: Expectation) -> str:
    rule = f" [{one.rule}]" if one.rule else ""
    return f"{one.what}:{rule} {one.message}".rstrip()


def _told(case: Case, lines: Sequence[str]) -> str:
    files = [f"--- {title}\n{_numbered(text)}" for title, text in case.files.items()]
    return "\n".join([f"{case.page}:{case.line} ({' / '.join(case.headings)})", *lines, *files])


def _numbered(text: str) -> str:
    return "\n".join(f"{number:4} {line}" for number, line in enumerate(text.splitlines(), 1))
