"""From contents to findings, and what happens when modellint itself fails."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

import modellint.analysis
from modellint.checking import Given, check, read
from modellint.diagnostics import Diagnostic, Severity, Span
from modellint.program.facts import Unread
from modellint.program.project import Project
from modellint.registry import Rule, built_in, rule

SOURCES = {"a.py": b"import torch\nloss = = 1\n", "b.py": b"import torch\nloss = = 2  # noqa: MDL0\n"}

MODELS = """import torch
import torch.nn as nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(20, 10), nn.Softmax(dim=1))

    def forward(self, x):
        return self.layers(x)


def score(x):
    return torch.log(torch.softmax(x, dim=1))
"""

TRAIN = """import torch.nn as nn
from models import Net


def step(x, y):
    return nn.CrossEntropyLoss()(Net()(x), y)
"""


@rule("ABC001", severity=Severity.WARNING)
def failing(file: Unread) -> Iterator[Diagnostic]:
    raise ValueError(f"no idea about {file.reason}")


@rule("ABC002", severity=Severity.WARNING)
def talkative(file: Unread) -> Iterator[Diagnostic]:
    last = Diagnostic(Span(file.span.path, 8, 9), "said twice")
    yield from (last, Diagnostic(file.span, "first"), last.advise("differently"), last.as_severity(Severity.INFO))


def shown(given: Given, *rules: Rule) -> list[str]:
    found = check(given, rules or built_in()).findings
    return [f"{one.path}:{one.where.start.line}: {one.severity.word}: {one.code} {one.message}" for one in found]


def test_findings_come_in_order_without_the_silenced() -> None:
    lines = shown(Given(SOURCES))
    assert [line[:24] for line in lines] == ["a.py:2: error: MDL001 th"]


def test_what_is_said_twice_is_shown_once() -> None:
    unread = Unread("unreadable-file", Span("gone.py", 0, 0), "permission denied")
    assert shown(Given({}, (unread, unread)), talkative) == [
        "gone.py:1: warning: ABC002 first",
        "gone.py:1: warning: ABC002 said twice",
    ]


def test_a_rule_that_fails_is_told_and_the_others_go_on() -> None:
    unread = Unread("unreadable-file", Span("gone.py", 0, 0), "permission denied")
    report = check(Given({}, (unread,)), [failing, *built_in()])
    assert report.broken
    assert [finding.name for finding in report.findings] == ["internal-error", "unreadable-file"]
    assert "while asking failing: ValueError: no idea about unreadable-file" in report.findings[0].message


def test_a_file_that_the_analysis_fails_on_is_told_and_the_others_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    real = modellint.analysis.analyse

    def analyse(sources: Mapping[str, bytes], trees: object, *more: object) -> Project:
        if "b.py" in sources:
            raise RecursionError("too much")
        return real(sources, trees, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(modellint.analysis, "analyse", analyse)
    assert shown(Given({**SOURCES, "c.py": b"import torch\n"})) == [
        "a.py:2: error: MDL001 the file cannot be parsed, so nothing in it was checked: invalid syntax",
        "b.py:1: error: MDL000 modellint failed while looking at this file: RecursionError: too much",
    ]


def test_a_failure_of_all_files_together_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def analyse(sources: Mapping[str, bytes], *_: object) -> Project:
        if len(sources) > 1:
            raise KeyError("models")
        return Project()

    monkeypatch.setattr(modellint.analysis, "analyse", analyse)
    assert shown(Given(SOURCES)) == [
        "a.py:1: error: MDL000 modellint failed while looking at all files together: KeyError: 'models'"
    ]


def test_the_traceback_is_there_for_those_who_ask(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    unread = Given({}, (Unread("unreadable-file", Span("gone.py", 0, 0), ""),))
    check(unread, [failing])
    assert capsys.readouterr().err == ""
    monkeypatch.setenv("MODELLINT_DEBUG", "1")
    check(unread, [failing])
    assert "Traceback (most recent call last)" in capsys.readouterr().err


def test_read_keeps_what_can_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "model.py").write_bytes(b"import torch\r\n")
    (tmp_path / "app.py").write_bytes(b"import flask\n")
    given = read(["."])
    assert (given.sources, given.unread, given.files) == ({"model.py": b"import torch\r\n"}, (), 2)


def test_read_tells_what_it_could_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "loop.py").symlink_to("loop.py")
    (unread,) = read(["loop.py"]).unread
    assert unread.reason == "unreadable-file"
    assert unread.span == Span("loop.py", 0, 0)


def test_a_file_that_is_merely_read_is_shown_but_neither_reported_on_nor_edited(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "models.py").write_text(MODELS, encoding="utf-8")
    (tmp_path / "train.py").write_text(TRAIN, encoding="utf-8")
    report = check(read(["train.py"]), built_in())
    (finding,) = report.findings
    assert (finding.path, finding.fix) == ("train.py", None)
    assert finding.related[0].where.span.path == "models.py"
    assert report.sources["models.py"] == MODELS.encode()
    together = check(read(["."]), built_in()).findings
    assert [(one.path, one.name) for one in together] == [
        ("models.py", "log-of-softmax"),
        ("train.py", "softmax-into-cross-entropy"),
    ]
    assert together[1].fix is not None
    assert {edit.path for edit in together[1].fix.edits} == {"models.py"}
