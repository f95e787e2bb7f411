"""Notebooks as one module, and back into their files."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from modellint.diagnostics import Edit, Span
from modellint.source.notebooks import NotANotebook, Notebook, OutOfReach, Writer, read
from source.notebooks import PYTHON, as_jupyter, cell, notebook, texts


def opened(document: dict[str, Any]) -> Notebook:
    found = read(as_jupyter(document))
    assert found is not None
    return found


def edited(raw: bytes, old: str, new: str) -> bytes:
    """The file with the first occurrence of a text in its cells replaced."""
    book = read(raw)
    assert book is not None
    start = book.code.index(old.encode())
    edit = Edit("a.ipynb", start, start + len(old.encode()), new)
    for each in sorted(Writer(book).edits([edit]), key=lambda each: -each.start):
        raw = raw[: each.start] + each.text.encode() + raw[each.end :]
    return raw


def test_cells_in_a_row() -> None:
    book = opened(notebook("import torch\n!ls", cell("# text", "markdown"), "", "%%bash\nls", "x = 'é'\n", "y = 1"))
    assert book.script.decode() == "import torch\n!ls\nx = 'é'\n\ny = 1\n"
    assert book.code.decode() == "import torch\n0  \nx = 'é'\n\ny = 1\n"
    assert [(each.number, each.line) for each in book.cells] == [(1, 1), (5, 3), (6, 5)]


def test_the_cell_of_a_place() -> None:
    book = opened(notebook("ab", "cd"))
    numbers = [found.number if (found := book.cell_at(offset)) else None for offset in range(7)]
    assert numbers == [1, 1, 1, 2, 2, 2, None]


def test_an_indented_cell_gets_a_block() -> None:
    book = opened(notebook("x = 1", "    y = 2\n    z = 3"))
    assert book.code == b"x = 1\nif 1:\n    y = 2\n    z = 3\n"
    assert book.cell_at(book.code.index(b"if")) is None


def test_no_cell_names_an_encoding() -> None:
    book = opened(notebook("# -*- coding: latin-1 -*-\nx = 'é'"))
    assert book.code.startswith(b"#\n#\n# -*- coding")
    assert book.cells[0].line == 3


def test_lone_surrogates_are_no_text() -> None:
    raw = as_jupyter(notebook("x = 'EMOJI'")).replace(b"EMOJI", rb"\ud83d")
    book = read(raw)
    assert book is not None
    assert book.script.decode() == "x = '\N{REPLACEMENT CHARACTER}'\n"


@pytest.mark.parametrize(
    "metadata",
    [
        {},
        PYTHON,
        {"language_info": {"name": "python"}},
        {"kernelspec": {"name": "python3"}},
        {"kernelspec": {"name": "conda-env", "language": "Python"}},
    ],
)
def test_python(metadata: dict[str, Any]) -> None:
    assert opened(notebook("x = 1", metadata=metadata)).code == b"x = 1\n"


@pytest.mark.parametrize(
    "metadata",
    [
        {"language_info": {"name": "R"}},
        {"kernelspec": {"name": "julia-1.9", "language": "julia"}},
        {"kernelspec": {"name": "ir"}},
    ],
)
def test_other_languages(metadata: dict[str, Any]) -> None:
    assert read(as_jupyter(notebook("x <- 1", metadata=metadata))) is None


def test_a_cell_in_another_language() -> None:
    shell = cell("ls -l", metadata={"vscode": {"languageId": "shellscript"}})
    assert opened(notebook("x = 1", shell)).code == b"x = 1\n"


def test_the_third_format() -> None:
    code = {"cell_type": "code", "input": ["x = 1\n", "y = 2"], "language": "python", "outputs": []}
    raw = as_jupyter({"metadata": {"name": ""}, "nbformat": 3, "worksheets": [{"cells": [code], "metadata": {}}]})
    book = read(raw)
    assert book is not None
    assert book.code == b"x = 1\ny = 2\n"
    assert edited(raw, "1", "3") == raw.replace(b"x = 1", b"x = 3")


@pytest.mark.parametrize(
    ("raw", "message", "start"),
    [
        (b'{"cells": [', "not valid JSON: expecting value", 11),
        (b'{"a": "\xc3\xa9" 1}', "not valid JSON: expecting ',' delimiter", 11),
        (b'\xef\xbb\xbf{"a" 1}', "not valid JSON: expecting ':' delimiter", 8),
        (b'{"cells": "\xff"}', "not valid utf-8: invalid start byte", 11),
        (b"[]", "it has no cells", 0),
        (b"{}", "it has no cells", 0),
        (b'{"cells": 1}', "its cells are not a list", 0),
        (b"[" * 100_000, "JSON that is nested too deeply, or has too long a number", 0),
    ],
)
def test_broken(raw: bytes, message: str, start: int) -> None:
    with pytest.raises(NotANotebook) as caught:
        read(raw)
    assert (caught.value.message, caught.value.start) == (message, start)


@pytest.mark.parametrize("odd", [None, 1, "cell", {}, {"cell_type": "code"}, {"cell_type": "code", "source": [1]}])
def test_odd_cells_are_no_code(odd: Any) -> None:
    raw = as_jupyter({**notebook(), "cells": [odd, cell("x = 1")]})
    book = read(raw)
    assert book is not None
    assert (book.code, book.cells[0].number) == (b"x = 1\n", 2)
    assert edited(raw, "x", "y") == raw.replace(b"x = 1", b"y = 1")


DOCUMENT = notebook(
    cell("# é\n", "markdown"), "a = 1\nb = '图😀'\nc = 3", cell("d = 4\n\te = 5\n", lines=False), "f = 6", "g = 7\n"
)
LAYOUTS = {
    "jupyter": as_jupyter(DOCUMENT),
    "indented by four": json.dumps(DOCUMENT, indent=4, ensure_ascii=False).encode(),
    "with tabs": json.dumps(DOCUMENT, indent="\t", ensure_ascii=False).encode() + b"\n\n",
    "ASCII": json.dumps(DOCUMENT, indent=1).encode(),
    "on one line": json.dumps(DOCUMENT, separators=(",", ":"), ensure_ascii=False).encode(),
    "with CRLF": as_jupyter(DOCUMENT).replace(b"\n", b"\r\n"),
    "with a BOM": b"\xef\xbb\xbf" + as_jupyter(DOCUMENT),
    "sorted": json.dumps(DOCUMENT, indent=1, sort_keys=True, ensure_ascii=False).encode(),
    "with escaped slashes": as_jupyter(DOCUMENT).replace(b"c = 3", rb"c = 3 \/\/ \u0041"),
}


@pytest.mark.parametrize("raw", LAYOUTS.values(), ids=LAYOUTS)
@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("1", "2", (1, "a = 2")),
        ("a = 1\n", "", (1, "b =")),
        ("a = 1", "x = '\"é'\na = 1", (1, "x = '\"é'\na = 1\nb =")),
        ("图😀", "ü", (1, "a = 1\nb = 'ü'\nc = 3")),
        ("e = 5\n", "", (2, "d = 4\n\t")),
        ("d = 4\n", "", (2, "\te = 5\n")),
        ("f = 6\n", "", (3, "")),
        ("f = 6", "h = 8\nf = 6", (3, "h = 8\nf = 6")),
        ("g = 7", "g = 9", (4, "g = 9\n")),
    ],
)
def test_only_the_lines_concerned(raw: bytes, old: str, new: str, expected: tuple[int, str]) -> None:
    number, start = expected
    before, after = texts(raw), texts(edited(raw, old, new))
    assert after[number].startswith(start)
    assert [*after[:number], *after[number + 1 :]] == [*before[:number], *before[number + 1 :]]
    changed = json.loads(edited(raw, old, new).decode("utf-8-sig"))
    unchanged = json.loads(raw.decode("utf-8-sig"))
    changed["cells"][number]["source"] = unchanged["cells"][number]["source"]
    assert json.dumps(changed) == json.dumps(unchanged)


@pytest.mark.parametrize("raw", LAYOUTS.values(), ids=LAYOUTS)
def test_every_other_byte_stays(raw: bytes) -> None:
    assert edited(raw, "a = 1", "a = 2") == raw.replace(b"a = 1", b"a = 2")
    assert edited(edited(raw, "c = 3", "c = 33"), "c = 33", "c = 3") == raw
    line = raw[raw.index(b'"a = 1') : raw.index(b'"b = ')]
    assert edited(raw, "a = 1\n", "") == raw.replace(line, b"")
    assert edited(raw, "a = 1\n", "a = 1\na = 1\n") == raw.replace(line, line + line)


def test_a_last_line_goes_with_the_line_end_before_it() -> None:
    raw = as_jupyter(DOCUMENT)
    assert texts(edited(raw, "c = 3\n", ""))[1] == "a = 1\nb = '图😀'"


def test_a_cell_of_one_line_grows() -> None:
    after = edited(as_jupyter(notebook("x = 1")), "x = 1", "w = 0\nx = 1")
    assert after == as_jupyter(notebook("w = 0\nx = 1"))


def test_all_lines_may_go() -> None:
    raw = as_jupyter(notebook("x = 1\ny = 2"))
    book = opened(notebook("x = 1\ny = 2"))
    edits = [Edit("a.ipynb", 0, 6, ""), Edit("a.ipynb", 6, 12, "")]
    (edit,) = Writer(book).edits(edits)
    after = raw[: edit.start] + edit.text.encode() + raw[edit.end :]
    assert after == raw.replace(b'[\n    "x = 1\\n",\n    "y = 2"\n   ]', b"[]")


@pytest.mark.parametrize(("start", "end"), [(2, 9), (8, 9), (6, 13)])
def test_out_of_reach(start: int, end: int) -> None:
    book = opened(notebook("x = 1", "!ls", "  y = 2"))
    assert book.code == b"x = 1\n0  \nif 1:\n  y = 2\n"
    with pytest.raises(OutOfReach):
        Writer(book).edits([Edit("a.ipynb", start, end, "")])


@pytest.mark.parametrize("raw", LAYOUTS.values(), ids=LAYOUTS)
def test_places_in_the_file(raw: bytes) -> None:
    book = read(raw)
    assert book is not None
    for text in ("a = 1", "c = 3", "d = 4", "e = 5", "g = 7"):
        start = book.script.index(text.encode())
        span = Writer(book).span(Span("a.ipynb", start, start + len(text)))
        assert raw[span.start : span.end] == text.encode()


TEXT = st.text(st.sampled_from("ab =\n\t\"\\/é😀'\r\u2028"), max_size=8)
CELLS = st.lists(st.tuples(TEXT.filter(str.strip), st.booleans()), min_size=1, max_size=4)
STYLES = st.sampled_from([{"indent": 1}, {"indent": 1, "ensure_ascii": False}, {"separators": (",", ":")}])


@settings(max_examples=300, deadline=None)
@given(CELLS, STYLES, st.data())
def test_any_edit_of_any_cell(cells: list[tuple[str, bool]], style: dict[str, Any], data: st.DataObject) -> None:
    raw = json.dumps(notebook(*(cell(text, lines=lines) for text, lines in cells)), **style).encode()
    book = read(raw)
    assert book is not None
    chosen = data.draw(st.sampled_from(book.cells))
    before = texts(raw)
    text = before[chosen.number - 1]
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    new = data.draw(TEXT)
    first, last = (chosen.start + len(text[:index].encode()) for index in (start, end))
    assume(book.code[first:last] == book.script[first:last])
    (edit,) = Writer(book).edits([Edit("a.ipynb", first, last, new)])
    after = raw[: edit.start] + edit.text.encode() + raw[edit.end :]
    expected = [*before]
    expected[chosen.number - 1] = text[:start] + new + text[end:]
    assert texts(after) == expected
