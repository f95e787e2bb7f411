"""Applying fixes until nothing changes, and never to something that does not parse."""

from __future__ import annotations

import pytest

from modellint import fix as fixing
from modellint.checking import Given, Report, check
from modellint.diagnostics import Applicability, Edit, Finding, Fix, Severity, Span
from modellint.fix import Fixed, diff, fix, is_wanted
from modellint.registry import Rule
from modellint.source.texts import Texts


def fixed(monkeypatch: pytest.MonkeyPatch, sources: dict[str, bytes], *rewrites: tuple[bytes, bytes]) -> Fixed:
    """Fix with a rule for each pair of texts: where the first stands, it wants to write the second."""

    def fake_check(given: Given, rules: tuple[Rule, ...], *_: object) -> Report:
        texts = Texts(given.sources)
        findings = (
            wrong(texts, Span(path, at, at + len(old)), new.decode())
            for path, content in given.sources.items()
            for old, new in rewrites
            if (at := content.find(old)) >= 0
        )
        return Report(given, rules, tuple(findings), given.sources)

    monkeypatch.setattr(fixing, "check", fake_check)
    return fix(fake_check(Given(sources), ()), unsafe=False)


def wrong(texts: Texts, span: Span, new: str) -> Finding:
    mend = Fix("rewrite", Applicability.SAFE, (Edit(span.path, span.start, span.end, new),))
    return Finding("ABC001", "rewrite", Severity.ERROR, texts.locate(span), "wrong", "", (), mend)


def test_fixes_go_on_until_nothing_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    done = fixed(monkeypatch, {"a.py": b"one = 1\r\n", "b.py": b"x = 1"}, (b"one", b"two"), (b"two", b"three"))
    assert (done.changed, done.applied, done.settled) == ({"a.py": b"three = 1\r\n"}, 2, True)
    assert done.report.findings == ()


def test_fixes_that_undo_each_other_end(monkeypatch: pytest.MonkeyPatch) -> None:
    done = fixed(monkeypatch, {"a.py": b"one = 1\n"}, (b"one", b"two"), (b"two", b"one"))
    assert not done.settled


def test_a_result_that_does_not_parse_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    done = fixed(monkeypatch, {"a.py": b"one = 1\nx = 2\n"}, (b"= 2", b"= = 2"), (b"one", b"three"))
    assert (done.changed, done.applied, done.settled) == ({"a.py": b"three = 1\nx = 2\n"}, 1, True)
    assert len(done.report.findings) == 1


@pytest.mark.parametrize(
    ("applicability", "unsafe", "expected"),
    [
        (Applicability.SAFE, False, True),
        (Applicability.SAFE, True, True),
        (Applicability.UNSAFE, False, False),
        (Applicability.UNSAFE, True, True),
        (Applicability.DISPLAY, True, False),
    ],
)
def test_which_fixes_are_wanted(applicability: Applicability, unsafe: bool, expected: bool) -> None:
    assert is_wanted(Fix("", applicability, ()), unsafe=unsafe) is expected
    assert not is_wanted(None, unsafe=unsafe)


def test_a_diff_keeps_bytes_and_says_where_a_file_ends() -> None:
    before = {"a.py": b"# gr\xfcn\r\nx = 1"}
    assert b"".join(diff(before, {"a.py": b"# gr\xfcn\r\nx = 2"})) == (
        b"--- a.py\n+++ a.py\n@@ -1,2 +1,2 @@\n # gr\xfcn\r\n"
        b"-x = 1\n\\ No newline at end of file\n+x = 2\n\\ No newline at end of file\n"
    )


def test_nothing_to_fix() -> None:
    report = check(Given({"a.py": b"import torch\n"}), ())
    assert fix(report, unsafe=True) == Fixed(report, {}, 0, settled=True)


def test_a_result_that_the_files_encoding_cannot_hold_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    sources = {"a.py": b"# coding: latin-1\none = 1\nx = 2\n"}
    done = fixed(monkeypatch, sources, (b"one", "图".encode()), (b"= 2", b"= 3"))
    assert (done.changed, done.applied) == ({"a.py": b"# coding: latin-1\none = 1\nx = 3\n"}, 1)
