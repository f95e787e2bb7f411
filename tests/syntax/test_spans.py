"""The bytes that a place comes to are exactly the node's own, or there are none."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import libcst as cst
import pytest
from hypothesis import given
from hypothesis import strategies as st

import modellint
from modellint.diagnostics import Span
from modellint.syntax import tree
from modellint.syntax.lower import lower
from modellint.syntax.parse import Unparsed, decode, parse
from modellint.syntax.spans import locate, spans
from syntax.outline import expression, lowered, nodes, outline

HEADERS = (tree.If, tree.For, tree.While, tree.With, tree.Try, tree.Match, tree.FunctionDef, tree.ClassDef)


def sources(content: bytes) -> list[tuple[tree.Node, str]]:
    """All nodes but the module with the text at their places."""
    module = parse(content)
    record: dict[int, cst.CSTNode] = {}
    found = sorted(nodes(lower(module, "x.py", record)), key=lambda node: node.n)
    places = spans(module, record, "x.py", content)
    encoding = decode(content)[1]
    return [
        (node, content[places[node.n].start : places[node.n].end].decode(encoding))
        for node in found
        if node.n in places and not isinstance(node, tree.Module)
    ]


def reread(node: tree.Node, source: str) -> tree.Node:
    """The node that a text comes to where such a node may stand."""
    if isinstance(node, tree.Starred | tree.Slice):
        subscript = expression(f"x[{source},\n]")
        assert isinstance(subscript, tree.Subscript)
        assert isinstance(subscript.index, tree.TupleDisplay)
        return subscript.index.items[0]
    if isinstance(node, tree.Expression):
        return expression(source)
    if isinstance(node, tree.Argument):
        call = expression(f"f({source}\n)")
        assert isinstance(call, tree.Call)
        return call.arguments[0]
    if isinstance(node, tree.Generator):
        comprehension = expression(f"[a {source}\n]")
        assert isinstance(comprehension, tree.Comprehension)
        return comprehension.generators[0]
    return lowered(f"{source}\n").body[0]


def assert_exact(content: bytes) -> None:
    """Each expression, argument and simple statement reads the same by itself."""
    for node, source in sources(content):
        if isinstance(node, HEADERS):
            assert source.strip() == source
            assert not source.endswith(":")
        elif isinstance(node, tree.Expression | tree.Argument | tree.Generator | tree.Statement):
            assert outline(reread(node, source)) == outline(node)


@pytest.mark.parametrize("path", sorted(Path(modellint.__file__).parent.glob("[d-s]*/**/[a-l]*.py")), ids=str)
def test_our_own_files(path: Path) -> None:
    content = path.read_bytes()
    if len(content) < 6_000:
        assert_exact(content)


PITFALLS: dict[str, bytes] = {
    "tabs": b"if a:\n\tx = f(\n\t\ta,\n\tb)\n",
    "windows": b"if a:\r\n    x = f(\r\n        a, b)  # c\r\n\r\n\r\n",
    "old mac": b"x = a\rif b:\r    y = c\r",
    "mixed newlines": b"x = a\r\ny = b\rz = c\nw = d",
    "form feeds": b"\x0cx = a\n\x0c\n\x0cdef f():\n    return b\n\x0c\n\nclass C:\n    \x0c\n    y = c\n",
    "blank lines": b"\n\n  \nx = a\n   \n\n\t\n",
    "byte order mark": b"\xef\xbb\xbfx = 'a'; y = b\n",
    "emoji": "x = '😀'; y = f('é', z)  # ü\nw = ñ + y\n".encode(),
    "latin-1": "# coding: latin-1\nx = 'é'; y = z  # ü\nw = y\n".encode("latin-1"),
    "no newline at the end": b"x = a",
    "a carriage return at the end": b"x = a\r",
    "backslashes": b"x = a + \\\n    b\nif a and \\\n   b :\n    pass\n",
    "parentheses": b"x = ((a)) + (b\n  + c)\ny = (\n  # why\n  d  # what\n)\n",
    "comments": b"# one\nx = f(  # two\n    a,  # three\n    # four\n    b=c,\n)  # five\n# six\n",
    "semicolons": b"a = 1; b = 2 ;c()\nif x: d = 3; e\n",
    "deep blocks": b"if a:\n  if b:\n        x = (c +\n d)\n        # end\n",
    "strings over lines": b"def f():\n    x = '''a\n b''' 'c' \\\n  'd'\n    return x\n",
    "comprehensions": b"x = [a  # a\n     # b\n     for b in c\n     if d]\ny = f(a for b in c)\n",
    "a form feed in brackets": b"x = f(a,\x0c b)\ny = c\n",
}


@pytest.mark.parametrize("form", PITFALLS)
def test_pitfalls(form: str) -> None:
    content = PITFALLS[form]
    assert_exact(content)
    names = [(node.id, source) for node, source in sources(content) if isinstance(node, tree.Name)]
    assert names
    assert all(name == source.strip("(# \nwhyat)") or name == source.strip("()") for name, source in names)


@pytest.mark.parametrize(
    ("source", "kind", "expected"),
    [
        ("# a\n\nx = 1  # b\n", tree.Assign, ["x = 1"]),
        ("for x in y:\n    pass\n", tree.For, ["for x in y"]),
        ("async def f():\n    async for x in y: pass\n", tree.For, ["async for x in y"]),
        ("while x :  # c\n    pass\nelse:\n    y\n", tree.While, ["while x"]),
        ("if a:\n    pass\nelif b: pass\nelse:\n    pass\n", tree.If, ["if a", "elif b"]),
        ("with a as b, c:\n    pass\n", tree.With, ["with a as b, c"]),
        ("try:\n    pass\nexcept E as e:\n    pass\n", tree.Try, ["try"]),
        ("try:\n    pass\nexcept E as e:\n    pass\n", tree.Handler, ["except E as e"]),
        ("# c\n@a\n@b\ndef f(x,\n      y) -> z:\n    pass\n", tree.FunctionDef, ["def f(x,\n      y) -> z"]),
        ("class C(A): pass\n", tree.ClassDef, ["class C(A)"]),
        ("match a:\n    # c\n    case 1 if b:\n        pass\n", tree.Match, ["match a"]),
        ("match a:\n    # c\n    case 1 if b:\n        pass\n", tree.Case, ["case 1 if b"]),
        ("def f(a, /, b: c = 1, *d, e=2, **g): pass\n", tree.Parameter, ["a", "b: c = 1", "*d", "e=2", "**g"]),
        ("f(a, *b , c = 1,)\n", tree.Argument, ["a", "*b", "c = 1"]),
        ("import a as b, c.d\n", tree.ImportedName, ["a as b", "c.d"]),
        ("from a import (b as c, d,)\n", tree.ImportedName, ["b as c", "d"]),
        ("with (a as b, c): pass\n", tree.WithItem, ["a as b", "c"]),
        ("x = [a\n  for b in c\n  if d for e in f]\n", tree.Generator, ["for b in c\n  if d for e in f", "for e in f"]),
    ],
)
def test_what_counts_as_the_place(source: str, kind: type[tree.Node], expected: Sequence[str]) -> None:
    for newline in ("\n", "\r\n"):
        content = source.replace("\n", newline).encode()
        found = [text for node, text in sources(content) if isinstance(node, kind)]
        assert found == [text.replace("\n", newline) for text in expected]


def test_locating_only_what_is_asked_for() -> None:
    content = b"x = f(a)\n"
    module = parse(content)
    (call,) = (node for node in nodes(lower(module, "")) if isinstance(node, tree.Call))
    assert locate(module, "m.py", content, [call.n, 999]) == {call.n: Span("m.py", 4, 8)}
    assert locate(module, "m.py", content, []) == {}


def test_content_that_is_not_what_was_parsed_has_no_places() -> None:
    module = parse(b"x = a\n")
    assert locate(module, "m.py", b"y = 1\n", range(4)) == {}


def test_long_chains_have_places() -> None:
    for source in (" + ".join(["a"] * 390), "a" + ".b()" * 200, "'a' " * 2_800 + "'b'"):
        found = sources(f"x = {source}\n".encode())
        assert (found[0][1]) == f"x = {source}"


SNIPPETS = (
    "x = a",
    "f(b, c=d)",
    "if a:\n    y = (b\n  + c)",
    "\f",
    "",
    "   ",
    "# é",
    "def f(p=q): return r  # s",
    "z = '''\n\f'''",
    "@d\nclass C:\n\t\f\n\tw = [v for v in u]",
    "'😀', t[1:2]",
    "(a)",
    "e;g ; h",
    "\\\ni = j",
    "k = (\n\f l)",
)
LINES = st.sampled_from(SNIPPETS)


@given(st.lists(LINES, max_size=8), st.sampled_from(["\n", "\r\n", "\r"]), st.booleans(), st.booleans())
def test_any_lines(lines: list[str], newline: str, marked: bool, ended: bool) -> None:
    text = "\n".join(lines) + "\n" * ended
    content = b"\xef\xbb\xbf" * marked + text.replace("\n", newline).encode()
    try:
        parse(content)
    except Unparsed:
        return
    assert_exact(content)
