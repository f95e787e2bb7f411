"""A simple statement is written anew from parts of the old one."""

from __future__ import annotations

import pytest

from codemods.fixing import check, place
from modellint.diagnostics import ReplaceStatement


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("x += y\n", "x = x + y\n"),
        ("if a: x += y; b()\n", "if a: x = x + y; b()\n"),
        ("x += y  # why\n", "x = x + y  # why\n"),
        ("x += (\n    y\n)\n", "x = x + (\n    y\n)\n"),
    ],
)
def test_anew(before: str, after: str) -> None:
    parts = place(before, "x"), place(before, "(\n    y\n)" if "\n    y" in before else "y")
    check(before, after, ReplaceStatement(parts[0], "{0} = {0} + {1}", parts))


def test_parts_that_need_parentheses_get_them() -> None:
    before = "x *= a + b\n"
    parts = place(before, "x"), place(before, "a + b")
    check(before, "x = x * (a + b)\n", ReplaceStatement(parts[0], "{0} = {0} * {1}", parts))


def test_other_targets_are_not_lost() -> None:
    before = "a.flag = b.flag = False\n"
    part = place(before, "a")
    check(before, None, ReplaceStatement(part, "{0}.flag_(False)", (part,)))


def test_only_simple_statements() -> None:
    before = "for x in y:\n    pass\n"
    check(before, None, ReplaceStatement(place(before, "y"), "{0}()", (place(before, "y"),)))
