"""What a person reads: one line each, or the lines themselves with what is wrong in them."""

from __future__ import annotations

import re

import click
import pytest

from modellint.checking import Report
from modellint.diagnostics import Applicability, Severity
from modellint.reporters import render
from modellint.reporters.summary import statistics, summary
from reporters.reports import SOURCES, finding, removal, report, span

LOSS = span("train.py", "criterion(Net()(x), y)")
SOFTMAX = span("models.py", "nn.Softmax(dim=1)")


def full(shown: Report) -> str:
    return click.unstyle("\n".join(render("full", shown, unsafe=False)))


def concise(shown: Report, *, unsafe: bool = False) -> list[str]:
    return [click.unstyle(line) for line in render("concise", shown, unsafe=unsafe)]


def test_concise() -> None:
    assert concise(report(finding(LOSS))) == ["train.py:7:12: MDL101 the loss wants logits"]


def test_concise_is_flake8() -> None:
    line = concise(report(finding(LOSS, fix=removal(Applicability.SAFE))))[0]
    flake8 = re.fullmatch(r"(?P<path>.+?):(?P<row>\d+):(?P<col>\d+): (?P<code>[A-Z]+\d+) (?P<text>.+)", line)
    assert flake8
    assert flake8.groups() == ("train.py", "7", "12", "MDL101", "[*] the loss wants logits")


def test_concise_marks_what_the_options_would_fix() -> None:
    shown = report(finding(LOSS, fix=removal(Applicability.UNSAFE)))
    assert "[*]" not in concise(shown)[0]
    assert "[*]" in concise(shown, unsafe=True)[0]


def test_nothing_breaks_out_of_its_line() -> None:
    assert concise(report(finding(LOSS, "a\nb\x1b[31mc"))) == ["train.py:7:12: MDL101 a�b�[31mc"]


def test_full_shows_both_files() -> None:
    shown = report(
        finding(
            LOSS,
            related=((SOFTMAX, "Softmax makes them probabilities here"),),
            advice="give the loss the logits",
            fix=removal(Applicability.UNSAFE),
        )
    )
    assert (
        full(shown)
        == """\
error[MDL101 softmax-into-loss]: the loss wants logits
 --> train.py:7:12
  |
7 |     return criterion(Net()(x), y)
  |            ^^^^^^^^^^^^^^^^^^^^^^
  |
 ::: models.py:5:45
  |
5 |         super().__init__(nn.Linear(20, 10), nn.Softmax(dim=1))
  |                                             ----------------- Softmax makes them probabilities here
  |
help: give the loss the logits
 fix: take out the Softmax (with --fix --unsafe-fixes)
"""
    )


def test_full_puts_places_of_one_file_into_one_frame() -> None:
    made, import_ = span("train.py", "nn.CrossEntropyLoss()"), span("train.py", "from models import Net")
    shown = report(finding(LOSS, related=((made, "made here"), (import_, "")), severity=Severity.WARNING))
    assert (
        full(shown)
        == """\
warning[MDL101 softmax-into-loss]: the loss wants logits
 --> train.py:7:12
  |
2 | from models import Net
  | ----------------------
3 |
4 | criterion = nn.CrossEntropyLoss()
  |             --------------------- made here
...
7 |     return criterion(Net()(x), y)
  |            ^^^^^^^^^^^^^^^^^^^^^^
  |
"""
    )


def test_full_underlines_two_places_of_one_line() -> None:
    argument = span("train.py", "Net()(x)")
    assert full(report(finding(LOSS, related=((argument, "probabilities"),)))).splitlines()[3:6] == [
        "7 |     return criterion(Net()(x), y)",
        "  |            ^^^^^^^^^^^^^^^^^^^^^^",
        "  |                      -------- probabilities",
    ]


@pytest.mark.parametrize(
    ("line", "marked", "expected"),
    [
        ("\tx = bad(1)", "bad(1)", ["    x = bad(1)", "        ^^^^^^"]),
        ("x = '図' + bad", "bad", ["x = '図' + bad", "           ^^^"]),
        ("x = 'é' + bad", "bad", ["x = 'é' + bad", "          ^^^"]),
        ("x = bad(\n    1)", "bad(\n    1)", ["x = bad(", "    ^^^^"]),
        ("x\x0c = bad", "bad", ["x� = bad", "     ^^^"]),
        ("\ufeffx = bad", "bad", ["x = bad", "    ^^^"]),
    ],
)
def test_carets_stand_under_what_they_mean(line: str, marked: str, expected: list[str]) -> None:
    sources = {"a.py": line.encode()}
    shown = report(finding(span("a.py", marked, sources), sources=sources), sources=sources)
    assert [row[4:] for row in full(shown).splitlines()[3:5]] == expected


def test_very_long_lines_are_cut_around_the_place() -> None:
    sources = {"a.py": b"x = [" + b"1, " * 400 + b"bad, " + b"2, " * 400 + b"]"}
    rows = full(report(finding(span("a.py", "bad", sources), sources=sources), sources=sources)).splitlines()[3:5]
    assert len(rows[0]) < 180
    assert rows[0][rows[1].index("^") :].startswith("bad")


def test_long_notes_go_below() -> None:
    rows = full(report(finding(LOSS, related=((SOFTMAX, "word " * 20 + "end"),)))).splitlines()
    at = next(index for index, row in enumerate(rows) if "----" in row)
    assert rows[at].endswith("-")
    assert rows[at + 1].index("word") == rows[at].index("-")


def test_a_file_without_text_has_no_frame() -> None:
    sources: dict[str, bytes] = {}
    lines = full(report(finding(LOSS.__class__("gone.py", 0, 0), sources=sources), sources=sources)).splitlines()
    assert lines == ["error[MDL101 softmax-into-loss]: the loss wants logits", " --> gone.py:1:1"]


def test_summary_of_nothing() -> None:
    assert list(summary(report(), unsafe=False)) == ["All checks passed!"]


def test_summary_counts_by_severity() -> None:
    every = [finding(LOSS), finding(SOFTMAX), finding(LOSS, severity=Severity.INFO)]
    assert list(summary(report(*every), unsafe=False)) == ["Found 2 errors, 1 info."]


@pytest.mark.parametrize(
    ("safe", "unsafe", "flag", "expected"),
    [
        (1, 0, False, "[*] 1 fixable with `--fix`."),
        (1, 2, False, "[*] 1 fixable with `--fix` (2 more with `--unsafe-fixes`)."),
        (0, 2, False, "2 fixable with `--fix --unsafe-fixes`."),
        (1, 2, True, "[*] 3 fixable with `--fix --unsafe-fixes`."),
    ],
)
def test_summary_offers_fixes(safe: int, unsafe: int, flag: bool, expected: str) -> None:
    fixes = [removal(Applicability.SAFE)] * safe + [removal(Applicability.UNSAFE)] * unsafe
    shown = report(*(finding(LOSS, fix=fix) for fix in [*fixes, removal(Applicability.DISPLAY), None]))
    assert list(summary(shown, unsafe=flag))[-1] == expected


def test_summary_tells_what_was_done() -> None:
    assert list(summary(report(), unsafe=False, applied=2)) == ["Applied 2 fixes.", "All checks passed!"]


def test_statistics() -> None:
    one = finding(LOSS, code="MDL201", fix=removal(Applicability.SAFE))
    shown = report(finding(LOSS), finding(SOFTMAX), one)
    assert list(statistics(shown, unsafe=False)) == [
        "2  MDL101      softmax-into-loss",
        "1  MDL201  [*] softmax-into-loss",
    ]


def test_reports_point_at_real_text() -> None:
    assert SOURCES["models.py"][SOFTMAX.start : SOFTMAX.end] == b"nn.Softmax(dim=1)"
