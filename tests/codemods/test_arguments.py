"""Arguments are added, changed and removed in the style of the call."""

from __future__ import annotations

import pytest

from codemods.fixing import check, place
from modellint.diagnostics import BuildFirst, NameArgument, SetArgument
from modellint.syntax import tree


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("f()", "f(a=1)"),
        ("f( )", "f(a=1 )"),
        ("f(b)", "f(b, a=1)"),
        ("f(b, )", "f(b, a=1, )"),
        ("f(*b)", "f(*b, a=1)"),
        ("(f)(b)", "(f)(b, a=1)"),
        ("(f(b))", "(f(b, a=1))"),
        ("f(b)(c)", "f(b)(c, a=1)"),
        ("f(b,\n  c)", "f(b,\n  c, a=1)"),
        ("f(\n    b,\n    c,\n)", "f(\n    b,\n    c,\n    a=1,\n)"),
        ("f(\n    b,\n    c\n)", "f(\n    b,\n    c,\n    a=1\n)"),
        ("f(\n    b,\n    c,  # c\n)", "f(\n    b,\n    c,  # c\n    a=1,\n)"),
        ("f(\n    b,\n    c  # c\n)", "f(\n    b,\n    c,  # c\n    a=1,\n)"),
        ("f(\n\tb,\n)", "f(\n\tb,\n\ta=1,\n)"),
        ("f(\n    b, c\n)", "f(\n    b, c, a=1\n)"),
        ("f(b, a=2)", "f(b, a=1)"),
        ("f(a = (2 + 2), b=3)", "f(a = 1, b=3)"),
        ("f(**b)", None),
        ("f(b for b in c)", None),
    ],
)
def test_set(before: str, after: str | None) -> None:
    source = f"x = {before}\n"
    expected = None if after is None else f"x = {after}\n"
    check(source, expected, SetArgument(place(source, before, tree.Call), "a", "1"))


def test_set_what_is_positional() -> None:
    source = "f(1, False)\n"
    argument = place(source, "False", tree.Argument)
    check(source, "f(1, True)\n", SetArgument(place(source, "f(1, False)"), "a", "True", argument))
    value = place(source, "False")
    check(source, "f(1, True)\n", SetArgument(place(source, "f(1, False)"), "a", "True", value))
    check(source, "f(1)\n", SetArgument(place(source, "f(1, False)"), "a", None, argument))
    first = place(source, "1", tree.Argument)
    check(source, None, SetArgument(place(source, "f(1, False)"), "a", None, first))


def test_an_argument_of_another_name_or_call_is_refused() -> None:
    source = "f(b=1, c=g(2))\n"
    call = place(source, "f(b=1, c=g(2))")
    check(source, None, SetArgument(call, "a", None, place(source, "b=1", tree.Argument)))
    check(source, None, SetArgument(call, "a", None, place(source, "2", tree.Argument)))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("f(a=1)", "f()"),
        ("f(a=1, )", "f( )"),
        ("f(a=1, b=2)", "f(b=2)"),
        ("f(b, a=1)", "f(b)"),
        ("f(b, a=1,)", "f(b,)"),
        ("f(b, a=1, c=3)", "f(b, c=3)"),
        ("f(\n    a=1,\n)", "f(\n)"),
        ("f(\n    b,\n    a=1,\n    c=3,\n)", "f(\n    b,\n    c=3,\n)"),
        ("f(b,\n  a=1,\n  c=3)", "f(b,\n  c=3)"),
        ("f(b)", None),
    ],
)
def test_remove(before: str, after: str | None) -> None:
    source = f"x = {before}\n"
    expected = None if after is None else f"x = {after}\n"
    check(source, expected, SetArgument(place(source, before, tree.Call), "a", None))


def test_several_intents_go_together_or_not_at_all() -> None:
    source = "f(a=1)\ng(b)\n"
    first = SetArgument(place(source, "f(a=1)"), "a", None)
    check(source, "f()\ng(b, c=2)\n", first, SetArgument(place(source, "g(b)"), "c", "2"))
    check(source, None, first, SetArgument(place(source, "g(b)"), "c", None))
    check(source, None, first, SetArgument(place(source, "f(a=1)"), "a", "2"))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("f(a, b)", "f()(a, b)"),
        ("m.f(a, b)", "m.f()(a, b)"),
        ("(f)(a)", "(f)()(a)"),
        ("f (\n    a,\n    b,\n)", "f ()(\n    a,\n    b,\n)"),
        ("f(a, b=1)", None),
        ("f(*a)", None),
    ],
)
def test_build_first(before: str, after: str | None) -> None:
    source = f"x = {before}\n"
    expected = None if after is None else f"x = {after}\n"
    check(source, expected, BuildFirst(place(source, before, tree.Call)))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("f(True)", "f(a=True)"),
        ("f(b, True)", "f(b, a=True)"),
        ("f(b, True, c=1)", "f(b, a=True, c=1)"),
        ("f(\n    b,\n    True,  # why\n)", "f(\n    b,\n    a=True,  # why\n)"),
        ("f(True, b)", None),
        ("f(True, *b)", None),
        ("f(True, **b)", None),
        ("f(True, a=1)", None),
        ("f(b=True)", None),
    ],
)
def test_named(before: str, after: str | None) -> None:
    check(before, after, NameArgument(place(before, "True"), "a"))
