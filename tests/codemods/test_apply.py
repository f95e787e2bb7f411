"""Edits go into bytes, and only those fixes go together that leave each other alone."""

from __future__ import annotations

import pytest

from modellint.codemods import apply, choose
from modellint.diagnostics import Applicability, Edit, Fix


def edit(start: int, end: int, text: str = "", path: str = "a.py") -> Edit:
    return Edit(path, start, end, text)


def fix(*edits: Edit) -> Fix:
    return Fix("fix it", Applicability.SAFE, edits)


def test_edits_are_made_in_any_order_and_each_once() -> None:
    edits = [edit(4, 5, "X"), edit(0, 1), edit(2, 2, "-"), edit(4, 5, "X")]
    assert apply(b"abcdef", edits) == b"b-cdXf"
    assert apply(b"abc", []) == b"abc"


def test_text_is_written_in_the_encoding_of_the_file() -> None:
    content = "# coding: latin-1\nx = 'é'\n".encode("latin-1")
    assert apply(content, [edit(22, 25, "'ü'")]) == "# coding: latin-1\nx = 'ü'\n".encode("latin-1")


def test_overlapping_edits_are_an_error() -> None:
    with pytest.raises(ValueError, match="overlapping edits at byte 1"):
        apply(b"abc", [edit(0, 2), edit(1, 3)])


def test_fixes_that_touch_the_same_bytes_wait() -> None:
    first, second, third = fix(edit(0, 2)), fix(edit(1, 3), edit(9, 9, "x")), fix(edit(2, 4))
    assert choose([first, second, third]) == ([first, third], [second])


def test_fixes_may_share_an_edit() -> None:
    shared = edit(0, 0, "import torch\n")
    one, other = fix(shared, edit(5, 6, "a")), fix(shared, edit(7, 8, "b"))
    assert choose([one, other]) == ([one, other], [])
    assert apply(b"0123456789", [*one.edits, *other.edits]) == b"import torch\n01234a6b89"


def test_two_insertions_at_one_place_wait_for_each_other() -> None:
    one, other = fix(edit(3, 3, "a")), fix(edit(3, 3, "b"))
    assert choose([one, other]) == ([one], [other])


def test_fixes_in_different_files_do_not_meet() -> None:
    one, other = fix(edit(0, 3)), fix(edit(0, 3, path="b.py"))
    assert choose([one, other]) == ([one, other], [])
