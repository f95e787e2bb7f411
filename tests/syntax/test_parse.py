"""Files are parsed or refused with a reason and a place; nothing else happens, whatever is in them."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modellint.syntax.parse import Trees, Unparsed, check_syntax, decode, parse


def refused(content: bytes) -> Unparsed:
    """The refusal of a file that cannot be parsed."""
    with pytest.raises(Unparsed) as caught:
        parse(content)
    return caught.value


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n",
        b"x = 1",
        b"x = 1\r\ny = 2\r\n",
        b"x = 1\ry = 2\r",
        b"\x0cx = 1\n\x0c\ndef f():\n\x0c    pass\n",
        b"if x:\n\ty = 1\n",
        b"\xef\xbb\xbfx = 1\n",
        b"# -*- coding: latin-1 -*-\nx = '\xe9'\n",
        b"# coding: shift_jis\nx = '\x95\x5c'\n",
        "x = '😀'\n".encode(),
        b"match x:\n    case [1, {'a': b}, *c] if d:\n        pass\n",
        b"type X[T] = list[T]\nclass C[T](B): pass\n",
        b"x = f'{a!r:>{width}} {{}} {b[\"c\"]}'\n",
        b"try:\n    pass\nexcept* E:\n    pass\n",
    ],
)
def test_what_python_reads_is_read(content: bytes) -> None:
    parse(content)
    check_syntax(content)


@pytest.mark.parametrize(
    ("content", "reason", "message", "start", "end"),
    [
        (b"x = (\n", "syntax-error", "'(' was never closed", 4, 4),
        (b"\xef\xbb\xbf\xc3\xa9 = = 1\n", "syntax-error", "invalid syntax", 8, 9),
        (b"a\r\nb = = c\r\n", "syntax-error", "invalid syntax", 7, 8),
        (b"print 'a'\n", "syntax-error", "missing parentheses in call to 'print'. Did you mean print(...)?", 0, 9),
        (b"x = 1\n\0", "syntax-error", "null byte in source", 6, 7),
        (b"(x): int = 1\n", "syntax-error", "syntax that LibCST does not read", 0, 12),
        (b"x\xff\n", "unreadable-file", "not valid utf-8: invalid start byte", 1, 2),
        (b"\xef\xbb\xbfa\n" * 1 + b"b\nc\n\xff", "unreadable-file", "not valid utf-8: invalid start byte", 9, 10),
        (b"# coding: foo\nx\n", "unreadable-file", "unknown encoding: foo", 0, 13),
        (b"# coding: rot13\nx\n", "unreadable-file", "cannot be read as rot13", 0, 0),
        (b"\xef\xbb\xbf# coding: latin-1\n", "unreadable-file", "encoding problem: utf-8", 0, 20),
    ],
)
def test_what_cannot_be_read_is_refused(content: bytes, reason: str, message: str, start: int, end: int) -> None:
    error = refused(content)
    assert (error.reason, error.message, error.start, error.end) == (reason, message, start, end)


DEEP: dict[str, Callable[[int], str]] = {
    "brackets": lambda n: "x = " + "(" * n + ")" * n,
    "open brackets": lambda n: "x = " + "[" * n,
    "calls": lambda n: "x = " + "f(" * n + ")" * n,
    "subscripts": lambda n: "x = " + "a[" * n + "b" + "]" * n,
    "dicts": lambda n: "x = " + "{1: " * n + "2" + "}" * n,
    "lines": lambda n: "x = " + "f(\n" * n + ")\n" * n,
    "sum": lambda n: "x = " + " + ".join(["a"] * n),
    "product of sums": lambda n: "x = " + " * ".join(["(a + b)"] * n),
    "continued sum": lambda n: "x = " + " + \\\n    ".join(["a"] * n),
    "powers": lambda n: "x = " + " ** ".join(["a"] * n),
    "and": lambda n: "x = " + " and ".join(["a"] * n),
    "minus": lambda n: "x = " + "-" * n + "a",
    "not": lambda n: "x = " + "not " * n + "a",
    "lambda": lambda n: "x = " + "lambda a, b=1: " * n + "a",
    "conditional": lambda n: "x = " + "a if b else " * n + "c",
    "attributes": lambda n: "x = a" + ".b" * n,
    "method calls": lambda n: "x = a" + ".b()" * n,
    "calls of calls": lambda n: "x = a" + "(1, 2)" * n,
    "comprehension": lambda n: "x = [a " + "for a in b " * n + "]",
    "elif": lambda n: "if a: pass\n" + "elif b: pass\n" * n,
    "nested elif": lambda n: "".join(
        f"{' ' * i}if a:\n" + f"{' ' * i} pass\n{' ' * i}elif b:\n" * 40 for i in range(80)
    ),
    "blocks": lambda n: "".join(" " * i + "if a:\n" for i in range(n)) + " " * n + "pass\n",
    "strings": lambda n: "x = " + "'a' " * 3 * n,
    "import": lambda n: "import a" + ".b" * n,
    "decorator": lambda n: "@a" + ".b" * n + "\ndef f(): pass\n",
    "f-string": lambda n: "x = f'{" + "(" * n + ")" * n + "}'",
    "f-string sum": lambda n: "x = f'{" + "+".join(["a"] * n) + "}'",
    "nested f-strings": lambda n: "x = " + "f'{" * n + "a" + "}'" * n,
    "list pattern": lambda n: "match a:\n case " + "[" * n + "a" + "]" * n + ": pass\n",
    "class pattern": lambda n: "match a:\n case " + "C(k=" * n + "a" + ")" * n + ": pass\n",
    "mapping pattern": lambda n: "match a:\n case " + "{1: " * n + "a" + "}" * n + ": pass\n",
    "sums in brackets": lambda n: "x = " + "a + (" * (n // 50) + "+".join(["a"] * n) + ")" * (n // 50),
}


@pytest.mark.parametrize("form", DEEP)
@pytest.mark.parametrize("depth", [1_200, 3_200])
def test_deep_nesting_is_refused(form: str, depth: int) -> None:
    error = refused(f"ok = 1\n{DEEP[form](depth)}\n".encode())
    assert error.reason == "too-deep" or (form == "blocks" and error.message == "too many levels of indentation")
    if error.reason == "too-deep":
        assert error.start >= 7
        assert error.end > error.start


@pytest.mark.parametrize(
    "form", sorted(set(DEEP) - {"list pattern", "class pattern", "mapping pattern", "open brackets"})
)
def test_what_people_write_is_not_refused(form: str) -> None:
    if form != "nested elif":
        parse(f"{DEEP[form](40)}\n".encode())


LONG = {
    "a list": "[" + ", ".join(map(str, range(20_000))) + "]",
    "negative numbers": "[" + ", ".join(f"-{i}.5e-{i % 9}" for i in range(5_000)) + "]",
    "a table": "[" + ",\n ".join(["[a.b, -c.d[0], f(e), not g]"] * 1_000) + "]",
    "lambdas": "{" + ", ".join(f"{i}: lambda x, y: x.a + y" for i in range(1_000)) + "}",
    "strings": " ".join(["'((((( + + +'"] * 2_500),
    "lines of text": "(\n" + "\n".join(["    '((((( + + +'  # (((("] * 1_200) + "\n)",
    "a comparison": " < ".join(["a"] * 1_000),
    "terms": " + ".join(["a.b(c, -d)[0] * e ** 2 / (f - g)"] * 100),
    "conditions": " and ".join(["not a.b and c.d not in e"] * 150),
    "an f-string": "f'" + "{a.b + c[d]} ((( " * 400 + "'",
    "braces": "f'" + "{{((" * 400 + "'",
    "quotes": '"""' + "(((('''" * 300 + '"""',
    "an escape": "'" + "\\'((" * 300 + "'",
    "raw text": "r'" + "\\'((" * 300 + "'",
}


@pytest.mark.parametrize("form", LONG)
def test_what_is_only_long_is_read(form: str) -> None:
    parse(f"x = {LONG[form]}\n".encode())


def test_long_files_are_read() -> None:
    statements = ["case = a(b(c(d(e({'a': [1, (2, 3)]})))))", "self.a = nn.Linear(4, 2)", "@a.b", "def f(): pass"]
    parse("\n".join(statements * 500).encode())
    parse(("if a: pass\n" + "elif b: pass\n" * 900).encode())
    parse(("if a: pass\nelif b: pass\nelse: pass\n" * 800).encode())


def assert_parsed_or_refused(content: bytes) -> None:
    try:
        parse(content)
    except Unparsed as refusal:
        error = refusal
    else:
        return
    assert 0 <= error.start <= error.end <= len(content)


@given(st.binary(max_size=200))
def test_any_bytes(content: bytes) -> None:
    assert_parsed_or_refused(content)


SIGNS = "( ) [ ] { } , : ; . + - * ** = == := 1 'b' f'{ f'''{ \"\"\" ''' # \\ é \n \r\n \t \f"
WORDS = "a if else for in lambda not and await case match return elif"
TOKENS = st.sampled_from([*SIGNS.split(" "), *WORDS.split(" "), "\n    ", "class C:", "def f():"])


@given(st.lists(TOKENS, max_size=60))
def test_any_tokens(tokens: list[str]) -> None:
    assert_parsed_or_refused(" ".join(tokens).encode())


def test_decoding_drops_the_byte_order_mark() -> None:
    assert decode(b"\xef\xbb\xbfx\n") == ("x\n", "utf-8")
    assert decode(b"# coding: latin-1\n\xe9") == ("# coding: latin-1\né", "iso-8859-1")


def test_trees_are_parsed_once() -> None:
    trees = Trees()
    first = trees.get("a.py", b"x = 1\n")
    assert trees.get("a.py", b"x = 1\n") is first
    assert trees.get("a.py", b"x = 2\n") is not first


def test_old_trees_are_dropped() -> None:
    trees = Trees(limit=10)
    first = trees.get("a.py", b"x = 1\n")
    second = trees.get("b.py", b"y =1")
    assert trees.get("a.py", b"x = 1\n") is first
    trees.get("c.py", b"zz")
    assert trees.get("a.py", b"x = 1\n") is first
    assert trees.get("b.py", b"y =1") is not second
    large = trees.get("d.py", b"x = 1000000000000\n")
    assert trees.get("d.py", b"x = 1000000000000\n") is large


def test_the_compact_tree_does_not_need_libcst() -> None:
    code = "import sys, modellint.syntax.tree; sys.exit('libcst' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
