"""The formats for programs, on reports made by hand."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree

import click
import pytest

from modellint.checking import Report
from modellint.diagnostics import Applicability, Edit, Fix, Severity
from modellint.reporters import format_named, format_names, render
from reporters.reports import finding, removal, report, span

LOSS = span("train.py", "criterion(Net()(x), y)")
SOFTMAX = span("models.py", "nn.Softmax(dim=1)")
FOR_PROGRAMS = [name for name in format_names() if not format_named(name).FOR_PEOPLE]

ODD = "\ufeffx = 1\r\n\tif x: # 😀\x0c\r\n\t\ty = '😀é\t', bad(1,\x0c\n2)\rz = bad\r\n"
"""A byte order mark, tabs, form feeds, characters of two and four bytes, and all three kinds of line end."""


def shown(name: str) -> str:
    """Two findings, the first with everything a finding can have."""
    one = finding(
        LOSS,
        "the loss: 100% wrong,\n\x1b[31m really",
        related=((SOFTMAX, "made here"),),
        advice="do this",
        fix=removal(Applicability.UNSAFE),
        code="MDL001",
    )
    two = finding(LOSS, "advice", severity=Severity.INFO, code="MDL301")
    return "\n".join(render(name, report(one, two)))


def odd_report(text: str) -> Report:
    sources = {"odd.py": ODD.encode()}
    return report(finding(span("odd.py", text, sources), sources=sources), sources=sources)


def test_all_formats() -> None:
    assert format_names() == [
        "concise",
        "full",
        "github",
        "gitlab",
        "json",
        "json-lines",
        "junit",
        "pylint",
        "rdjson",
        "sarif",
    ]


@pytest.mark.parametrize("name", FOR_PROGRAMS)
def test_programs_are_given_no_control_characters(name: str) -> None:
    text = shown(name)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f]", text)


@pytest.mark.parametrize("name", ["gitlab", "json", "rdjson", "sarif"])
def test_nothing_found_is_still_a_document(name: str) -> None:
    assert json.loads("\n".join(render(name, report()))) is not None


@pytest.mark.parametrize("name", ["github", "json-lines", "pylint"])
def test_nothing_found_is_nothing_to_say(name: str) -> None:
    assert list(render(name, report())) == []


def test_json_lines() -> None:
    assert [json.loads(line) for line in shown("json-lines").splitlines()] == json.loads(shown("json"))


def test_pylint() -> None:
    assert shown("pylint").splitlines() == [
        "train.py:7: [MDL001] the loss: 100% wrong,\ufffd\ufffd[31m really",
        "train.py:7: [MDL301] advice",
    ]


def test_github() -> None:
    first, second = shown("github").splitlines()
    assert first == (
        "::error title=modellint (MDL001 softmax-into-loss),file=train.py,line=7,endLine=7,col=12,endColumn=34::"
        "the loss: 100%25 wrong,\ufffd\ufffd[31m really%0Amodels.py:5:45: made here%0Ahelp: do this"
    )
    assert second.startswith("::notice title=modellint (MDL301 softmax-into-loss),file=train.py,")


def test_github_takes_columns_of_one_line_only() -> None:
    (line,) = render("github", odd_report("bad(1,\x0c\n2)"))
    assert "line=3,endLine=4::" in line


def test_gitlab() -> None:
    first, second = json.loads(shown("gitlab"))
    assert (first["check_name"], first["severity"], second["severity"]) == ("MDL001", "critical", "info")
    assert first["location"] == {
        "path": "train.py",
        "positions": {"begin": {"line": 7, "column": 12}, "end": {"line": 7, "column": 34}},
    }
    assert first["fingerprint"] != second["fingerprint"]


def moved(above: bytes) -> list[str]:
    """The fingerprints of two findings on equal lines, with other lines above them."""
    sources = {"a.py": above + b"x = bad(1)\ny = 2\nx =  bad(1)\n"}
    spans = [span("a.py", text, sources) for text in ("x = bad(1)", "x =  bad(1)")]
    report_ = report(*(finding(each, f"on line {above!r}", sources=sources) for each in spans), sources=sources)
    return [each["fingerprint"] for each in json.loads("\n".join(render("gitlab", report_)))]


def test_fingerprints_are_of_the_line_and_not_of_its_number() -> None:
    assert moved(b"") == moved(b"import torch\n\n")
    assert len(set(moved(b""))) == 2


def test_junit() -> None:
    root = ElementTree.fromstring(shown("junit"))
    assert root.attrib == {"name": "modellint", "tests": "2", "failures": "2"}
    (suite,) = root
    case = suite[0]
    assert case.attrib == {"name": "MDL001 softmax-into-loss", "classname": "train.py", "line": "7", "column": "12"}
    assert case[0].attrib["type"] == "error"
    assert (case[0].text or "").splitlines()[1:] == ["models.py:5:45: made here", "help: do this"]


def test_junit_passes_where_nothing_is_found() -> None:
    root = ElementTree.fromstring("\n".join(render("junit", report())))
    assert root.attrib == {"name": "modellint", "tests": "1", "failures": "0"}
    assert len(root.findall(".//testcase")) == 1


def test_rdjson() -> None:
    first, _ = json.loads(shown("rdjson"))["diagnostics"]
    place = {"start": {"line": 7, "column": 12}, "end": {"line": 7, "column": 34}}
    assert first["location"] == {"path": "train.py", "range": place}
    assert (first["severity"], first["code"]["value"], first["suggestions"]) == ("ERROR", "MDL001", [])
    assert first["relatedLocations"][0]["location"]["path"] == "models.py"


def test_rdjson_suggests_what_is_one_edit_of_the_same_file() -> None:
    fix = Fix("write this", Applicability.SAFE, (Edit("train.py", LOSS.start, LOSS.end, "loss"),))
    (found,) = json.loads("\n".join(render("rdjson", report(finding(LOSS, fix=fix)))))["diagnostics"]
    assert found["suggestions"] == [{"range": found["location"]["range"], "text": "loss"}]


@pytest.mark.parametrize(
    ("text", "characters", "utf16", "utf8"),
    [
        ("x = 1", (1, 1, 1, 6), (1, 1, 1, 6), (1, 1, 1, 6)),
        ("if x", (2, 2, 2, 6), (2, 2, 2, 6), (2, 2, 2, 6)),
        ("bad(1,\x0c\n2)", (3, 14, 4, 3), (3, 15, 4, 3), (3, 18, 4, 3)),
        ("😀é\t'", (3, 8, 3, 12), (3, 8, 3, 13), (3, 8, 3, 16)),
        ("bad\r\n", (5, 5, 6, 1), (5, 5, 6, 1), (5, 5, 6, 1)),
    ],
)
def test_formats_agree_on_a_place(
    text: str, characters: tuple[int, ...], utf16: tuple[int, ...], utf8: tuple[int, ...]
) -> None:
    odd = odd_report(text)
    line, column, end_line, _ = characters
    assert next(render("concise", odd)).startswith(f"odd.py:{line}:{column}:")
    assert f"--> odd.py:{line}:{column}\n" in click.unstyle("\n".join(render("full", odd)))
    (found,) = json.loads("\n".join(render("json", odd)))
    places = found["location"], found["end_location"]
    assert tuple(value for place in places for value in (place["row"], place["column"])) == characters
    (found,) = json.loads("\n".join(render("gitlab", odd)))
    places = found["location"]["positions"]["begin"], found["location"]["positions"]["end"]
    assert tuple(value for place in places for value in (place["line"], place["column"])) == characters
    assert next(render("github", odd)).count(f"line={line},endLine={end_line}") == 1
    assert next(render("pylint", odd)).startswith(f"odd.py:{line}: ")
    case = ElementTree.fromstring("\n".join(render("junit", odd))).find(".//testcase")
    assert case is not None
    assert (case.attrib["line"], case.attrib["column"]) == (str(line), str(column))
    (found,) = json.loads("\n".join(render("rdjson", odd)))["diagnostics"]
    places = found["location"]["range"]["start"], found["location"]["range"]["end"]
    assert tuple(value for place in places for value in (place["line"], place["column"])) == utf8
    (found,) = json.loads("\n".join(render("sarif", odd)))["runs"][0]["results"]
    region = found["locations"][0]["physicalLocation"]["region"]
    assert tuple(region[key] for key in ("startLine", "startColumn", "endLine", "endColumn")) == utf16
    content = ODD.encode()[region["byteOffset"] :][: region["byteLength"]]
    assert content == text.encode()
