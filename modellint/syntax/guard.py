"""Keeps away from the parser what would end the process: LibCST's native parser overflows its stack on deep nesting.

The check is linear and cheap. Strings and comments are cut out first. Where many operators stand together, brackets are
followed line by line; only logical lines with many operators are weighed token by token.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from modellint.syntax.weight import MOST, is_light, pattern_weight, weight

DEEPEST = 100
MOST_PIECES = 2900
MOST_BRANCHES = 1000
MOST_IN_PATTERN = 14

_TEXT = re.compile(
    rb'("""(?:[^"\\]++|\\.|"(?!""))*+"""|'
    rb"'''(?:[^'\\]++|\\.|'(?!''))*+'''|"
    rb'"(?:[^"\\\n]++|\\.)*+"|'
    rb"'(?:[^'\\\n]++|\\.)*+'|\#[^\n]*+)",
    re.DOTALL,
)
_FIELD = re.compile(rb"\{\{|\}\}|[{}]")
_PIECES = re.compile(rb'"(?:\s*+\w*+")*+')
_START = re.compile(rb"([ \t\f]*+)(\w*+)")
# Words that only ever begin a statement: what stands between them is checked piece by piece.
_KEYWORD = re.compile(
    rb"\n(?=[ \t\f]*+(?:def|class|return|import|while|try|with|elif|except|finally|raise|pass|del|assert)\b)"
)
_CASE = re.compile(rb"^[ \t\f]*+case\b[ \t]*+(?![=.,:])", re.MULTILINE)
_NO_BRACKETS = bytes(range(256)).translate(None, b"([{}])\n")
# Ends a line, but not the statement: stands for a newline inside a string or after a backslash.
_SOFT = b"\v"


class TooDeep(Exception):
    """Something is nested too deeply; ``line`` counts from one."""

    def __init__(self, what: str, line: int) -> None:
        super().__init__(what)
        self.line = line


def guard(content: bytes) -> None:
    """Raise TooDeep for source that could overflow the parser's stack, or keep it busy for ever."""
    if b"\r" in content:
        content = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    code = _without_text(content).replace(b"\\\n", b" " + _SOFT)
    start = 0
    for part in _KEYWORD.split(code):
        if not is_light(part):
            _check_statements(part, code, start)
        start += len(part) + 1
    for match in _CASE.finditer(code) if b"case" in code else ():
        _check_pattern(code, match.start())
    if code.count(b'"') > MOST_PIECES:
        _check_pieces(code)
    if code.count(b"elif") > MOST_BRANCHES:
        _check_branches(code)


def _without_text(content: bytes) -> bytes:
    """The code without comments, and each string shrunk to a quote. Looks into long f-strings on the way."""
    pieces = _TEXT.split(content)
    for i in range(1, len(pieces), 2):
        text = pieces[i]
        if text.startswith(b"#"):
            pieces[i] = b""
            continue
        if len(text) > DEEPEST and b"{" in text and any(letter in pieces[i - 1][-2:] for letter in b"fFtT"):
            _check_fields(text, pieces, i)
        pieces[i] = b'"' + _SOFT * text.count(b"\n") if b"\n" in text else b'"'
    return b"".join(pieces)


def _check_fields(text: bytes, pieces: Sequence[bytes], place: int) -> None:
    try:
        guard(b"\n".join(_fields(text)))
    except TooDeep as error:
        raise TooDeep(str(error), _line_number(b"".join(pieces[:place]))) from None


def _fields(text: bytes) -> Iterator[bytes]:
    """What stands between the outermost braces of an f-string."""
    depth = start = 0
    for match in _FIELD.finditer(text):
        brace = match[0]
        if len(brace) == 2 and depth == 0:
            continue
        if depth == 0:
            start = match.end()
        depth = max(0, depth + (len(brace) if brace.startswith(b"{") else -len(brace)))
        if depth == 0:
            yield text[start : match.start()]
    if depth:
        yield text[start:]


def _check_statements(part: bytes, code: bytes, start: int) -> None:
    for statement, deepest in _statements(part):
        trouble = _trouble(statement, deepest)
        if trouble:
            raise TooDeep(trouble, _line_number(code[:start]))
        start += len(statement) + 1


def _statements(part: bytes) -> Iterator[tuple[bytes, int]]:
    """Logical lines, and how deep the brackets in them go."""
    lines = part.split(b"\n")
    shapes = part.translate(None, _NO_BRACKETS).split(b"\n")
    known: dict[bytes, tuple[int, int]] = {}
    depth = deepest = first = 0
    for i, shape in enumerate(shapes):
        if shape not in known:
            known[shape] = _climb(shape)
        peak, change = known[shape]
        deepest = max(deepest, depth + peak)
        depth = max(0, depth + change)
        if depth == 0 or i == len(shapes) - 1:
            yield b"\n".join(lines[first : i + 1]), deepest
            first, deepest = i + 1, 0


def _climb(shape: bytes) -> tuple[int, int]:
    """How deep a row of brackets gets, and where it ends."""
    depth = peak = 0
    for bracket in shape:
        depth += 1 if bracket in b"([{" else -1
        peak = max(peak, depth)
    return peak, depth


def _trouble(statement: bytes, deepest: int) -> str:
    if deepest > DEEPEST:
        return f"more than {DEEPEST} nested brackets"
    if not is_light(statement) and weight(statement) > MOST:
        return f"an expression with more than {MOST} operations in a chain"
    return ""


def _check_pattern(code: bytes, start: int) -> None:
    if pattern_weight(code, start) > MOST_IN_PATTERN:
        raise TooDeep("a pattern that is nested too deeply", _line_number(code[:start]))


def _check_pieces(code: bytes) -> None:
    for match in _PIECES.finditer(code):
        if match[0].count(b'"') > MOST_PIECES:
            raise TooDeep(f"more than {MOST_PIECES} strings joined", _line_number(code[: match.start()]))


def _check_branches(code: bytes) -> None:
    """Refuse long ``elif`` chains, nested ones added up: each branch is nested in the one before."""
    blocks: list[tuple[int, int]] = []
    start = 0
    for statement, _ in _statements(code):
        match = _START.match(statement)
        if match is not None and match[2]:
            indent, branches = len(match[1].expandtabs()), 0
            while blocks and blocks[-1][0] >= indent:
                column, count = blocks.pop()
                branches = count if column == indent else 0
            blocks.append((indent, branches + 1 if match[2] == b"elif" else 0))
            if sum(count for _, count in blocks) > MOST_BRANCHES:
                raise TooDeep(f"more than {MOST_BRANCHES} branches in a chain", _line_number(code[:start]))
        start += len(statement) + 1


def _line_number(before: bytes) -> int:
    """The number of the line that comes after some code, counted from one."""
    return 1 + before.count(b"\n") + before.count(_SOFT)
