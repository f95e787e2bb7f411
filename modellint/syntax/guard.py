"""Keeps away from the parser what would end the process: LibCST's native parser overflows its stack on deep nesting.

The check is linear and cheap. Strings and comments are cut out first; then brackets are followed line by line, and only
logical lines with a hundred operators or so are weighed token by token.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from modellint.syntax.weight import MOST, links, pattern_weight, weight

DEEPEST = 100
MOST_PIECES = 2900
MOST_BRANCHES = 1000
MOST_IN_PATTERN = 14

_TEXT = re.compile(
    rb"""("{3}(?:[^"\\]++|\\.|"(?!""))*+"{3}|'{3}(?:[^'\\]++|\\.|'(?!''))*+'{3}"""
    rb"""|"(?:[^"\\\n]++|\\.)*+"|'(?:[^'\\\n]++|\\.)*+'|\#[^\n]*+)""",
    re.DOTALL,
)
_FIELD = re.compile(rb"\{\{|\}\}|[{}]")
_PIECES = re.compile(rb'"(?:\s*+\w*+")*+')
_START = re.compile(rb"([ \t\f]*+)(\w*+)")
_CASE = re.compile(rb"[ \t\f]*+case\b[ \t]*+(?![=.,:])")
_NO_BRACKETS = bytes(range(256)).translate(None, b"([{}])\n")
# Ends a line, but not the statement: stands for a newline inside a string or after a backslash.
_SOFT = b"\v"


class TooDeep(Exception):  # noqa: N818
    """Something is nested too deeply; ``line`` counts from one."""

    def __init__(self, what: str, line: int) -> None:
        super().__init__(what)
        self.line = line


class _Statement(NamedTuple):
    """A logical line without its strings: the number of its first line, and how deep its brackets go."""

    line: int
    text: bytes
    deepest: int


def guard(content: bytes) -> None:
    """Raise TooDeep for source that could overflow the parser's stack, or keep it busy for ever."""
    if b"\r" in content:
        content = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    lines = _without_text(content).replace(b"\\\n", b" " + _SOFT).split(b"\n")
    statements = list(_statements(lines))
    for statement in statements:
        trouble = _trouble(statement)
        if trouble:
            raise TooDeep(trouble, _line_number(lines, statement.line))
    _check_branches(statements, lines)


def _without_text(content: bytes) -> bytes:
    """The code without comments, and each string shrunk to a quote. Looks into long f-strings on the way."""
    pieces = _TEXT.split(content)
    for i in range(1, len(pieces), 2):
        text = pieces[i]
        if text[0] == 35:
            pieces[i] = b""
            continue
        if len(text) > DEEPEST and b"{" in text and any(letter in pieces[i - 1][-2:] for letter in b"fFtT"):
            _check_fields(text, pieces[:i])
        pieces[i] = b'"' + _SOFT * text.count(b"\n") if b"\n" in text else b'"'
    return b"".join(pieces)


def _check_fields(text: bytes, before: Sequence[bytes]) -> None:
    try:
        guard(b"\n".join(_fields(text)))
    except TooDeep as error:
        raise TooDeep(str(error), _line_number(before, len(before))) from None


def _fields(text: bytes) -> Iterator[bytes]:
    """What stands between the outermost braces of an f-string."""
    depth = start = 0
    for match in _FIELD.finditer(text):
        brace = match[0]
        if len(brace) == 2 and depth == 0:
            continue
        if depth == 0:
            start = match.end()
        depth = max(0, depth + (len(brace) if brace[0] == 123 else -len(brace)))
        if depth == 0:
            yield text[start : match.start()]
    if depth:
        yield text[start:]


def _statements(lines: Sequence[bytes]) -> Iterator[_Statement]:
    shapes = b"\n".join(lines).translate(None, _NO_BRACKETS).split(b"\n")
    known: dict[bytes, tuple[int, int]] = {b"": (0, 0)}
    depth = deepest = first = 0
    for i, shape in enumerate(shapes):
        if shape not in known:
            known[shape] = _climb(shape)
        peak, change = known[shape]
        deepest = max(deepest, depth + peak)
        depth = max(0, depth + change)
        if depth == 0 or i == len(shapes) - 1:
            yield _Statement(first, lines[i] if first == i else b"\n".join(lines[first : i + 1]), deepest)
            first, deepest = i + 1, 0


def _climb(shape: bytes) -> tuple[int, int]:
    """How deep a row of brackets gets, and where it ends."""
    depth = peak = 0
    for bracket in shape:
        depth += 1 if bracket in b"([{" else -1
        peak = max(peak, depth)
    return peak, depth


def _trouble(statement: _Statement) -> str:
    _, text, deepest = statement
    if deepest > DEEPEST:
        return f"more than {DEEPEST} nested brackets"
    if deepest > MOST_IN_PATTERN // 2 and _CASE.match(text) and pattern_weight(text) > MOST_IN_PATTERN:
        return "a pattern that is nested too deeply"
    if len(text) * 4 > MOST and links(text) * 4 + deepest * 3 > MOST and weight(text) > MOST:
        return f"an expression with more than {MOST} operations in a chain"
    if len(text) > MOST_PIECES and any(run.count(b'"') > MOST_PIECES for run in _PIECES.findall(text)):
        return f"more than {MOST_PIECES} strings joined"
    return ""


def _check_branches(statements: Sequence[_Statement], lines: Sequence[bytes]) -> None:
    """Refuse long ``elif`` chains, nested ones added up: each branch is nested in the one before."""
    if sum(b"elif" in statement.text for statement in statements) <= MOST_BRANCHES:
        return
    open_blocks: list[tuple[int, int]] = []
    for statement in statements:
        match = _START.match(statement.text)
        if match is None or not match[2]:
            continue
        indent, branches = len(match[1].expandtabs()), 0
        while open_blocks and open_blocks[-1][0] >= indent:
            column, count = open_blocks.pop()
            branches = count if column == indent else 0
        open_blocks.append((indent, branches + 1 if match[2] == b"elif" else 0))
        if sum(count for _, count in open_blocks) > MOST_BRANCHES:
            raise TooDeep(f"more than {MOST_BRANCHES} branches in a chain", _line_number(lines, statement.line))


def _line_number(lines: Sequence[bytes], before: int) -> int:
    """The one-based number of a line in the file; ``lines`` end where statements may, and pieces do not."""
    return 1 + sum(1 + line.count(_SOFT) for line in lines[:before])
