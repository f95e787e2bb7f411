"""What a file asks us to keep quiet about: ``# noqa`` and ``# modellint: ignore[...]``."""

from __future__ import annotations

import io
import re
import tokenize
from collections.abc import Collection, Iterator

EVERYTHING = "ALL"

_SELECTOR = r"[A-Za-z]+[0-9]+|[A-Za-z][A-Za-z0-9]*(?:[-_][A-Za-z0-9]+)+|ALL"
_NOQA = re.compile(
    rf"#\s*noqa\b(?:\s*:\s*(?P<rules>(?:{_SELECTOR})(?:[\s,]+(?:{_SELECTOR})(?![\w-]))*)(?![\w-]))?", re.I
)
_IGNORE = re.compile(r"#\s*modellint:\s*ignore\b(?:\[(?P<rules>[^\]]*)\])?", re.I)
_SEPARATOR = re.compile(r"[\s,]+")
_WORTH_A_LOOK = re.compile(rb"noqa|modellint\s*:", re.I)


def silenced(content: bytes, lines: Collection[int]) -> dict[int, tuple[str, ...]]:
    """The selectors that comments on these lines name; ``ALL`` for a comment that names none.

    Looks into a file only where one of the lines has the right words in it.
    """
    text = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    rows = text.split(b"\n")
    wanted = {line for line in lines if line <= len(rows) and _WORTH_A_LOOK.search(rows[line - 1])}
    if not wanted:
        return {}
    return {line: selectors for line, comment in _comments(text) if line in wanted and (selectors := named_in(comment))}


def named_in(comment: str) -> tuple[str, ...]:
    """The selectors that one comment asks to silence."""
    matches = [*_NOQA.finditer(comment), *_IGNORE.finditer(comment)]
    return tuple(selector for match in matches for selector in _selectors(match["rules"]))


def _selectors(rules: str | None) -> list[str]:
    if rules is None:
        return [EVERYTHING]
    return [selector for selector in _SEPARATOR.split(rules.strip()) if selector]


def _comments(text: bytes) -> Iterator[tuple[int, str]]:
    """All comments with their lines. Where Python's tokenizer gives up, the rest is taken line by line."""
    reached = 1
    try:
        for token in tokenize.tokenize(io.BytesIO(text).readline):
            reached = max(token.start[0], 1)
            if token.type == tokenize.COMMENT:
                yield reached, token.string
    except (tokenize.TokenError, SyntaxError, UnicodeDecodeError):
        for line, row in enumerate(text.split(b"\n")[reached - 1 :], reached):
            _, mark, comment = row.decode("utf-8", errors="replace").partition("#")
            if mark:
                yield line, mark + comment
