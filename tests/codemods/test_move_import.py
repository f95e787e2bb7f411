"""Imports are moved to where a name is today, and arguments are written another way."""

from __future__ import annotations

import pytest

from codemods.fixing import check, place
from modellint.diagnostics import MoveImport, RewriteArgument
from modellint.syntax import tree


@pytest.mark.parametrize(
    ("before", "name", "new", "after"),
    [
        ("from a import b\n", "b", "c.b", "from c import b\n"),
        ("from a import b as d\n", "b as d", "c.b", "from c import b as d\n"),
        ("from a import b\n", "b", "c.e", "from c import e as b\n"),
        ("from a import b, d\n", "b", "c.b", "from c import b\nfrom a import d\n"),
        ("from a import d, b  # why\n", "b", "c.b", "from c import b\nfrom a import d  # why\n"),
        ("from a import (\n    b,\n    d,\n)\n", "b", "c.b", "from c import b\nfrom a import (\n    d,\n)\n"),
        ("def f():\n    from a import b, d\n", "b", "c.b", "def f():\n    from c import b\n    from a import d\n"),
        ("from a import b\n", "b", "c", "import c as b\n"),
        ("x = 1; from a import b, d\n", "b", "c.b", None),
        ("import b\n", "b", "c.b", None),
        ("from .a import b\n", "b", "c.b", None),
    ],
)
def test_move(before: str, name: str, new: str, after: str | None) -> None:
    check(before, after, MoveImport(place(before, name, tree.ImportedName), new))


@pytest.mark.parametrize(
    ("before", "argument", "text", "after"),
    [
        ("f(a=1)\n", "a=1", "b=2", "f(b=2)\n"),
        ("f(x, a = g(1), c=3)\n", "a = g(1)", "b={0}", "f(x, b=g(1), c=3)\n"),
        ("f(\n    a=1,  # one\n)\n", "a=1", "b=2", "f(\n    b=2,  # one\n)\n"),
        ("f(1)\n", "1", "b=2", None),
        ("f(**a)\n", "**a", "b=2", None),
    ],
)
def test_rewrite(before: str, argument: str, text: str, after: str | None) -> None:
    check(before, after, RewriteArgument(place(before, argument, tree.Argument), text))
