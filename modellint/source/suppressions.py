"""What a file asks us to keep quiet about: ``# noqa`` and ``# modellint: ignore[...]``, each in a comment."""

from __future__ import annotations

import io
import re
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass

EVERYTHING = "ALL"

_SELECTOR = r"[A-Za-z]+[0-9]+|[A-Za-z][A-Za-z0-9]*(?:[-_][A-Za-z0-9]+)+|ALL"
_NOQA = re.compile(
    rf"#\s*noqa\b(?:\s*:\s*(?P<rules>(?:{_SELECTOR})(?:[\s,]+(?:{_SELECTOR})(?![\w-]))*)(?![\w-]))?", re.I
)
_IGNORE = re.compile(r"#\s*modellint:\s*ignore\b(?:\[(?P<rules>[^\]]*)\])?", re.I)
_SKIP = re.compile(r"#\s*modellint:\s*skip-file(?![\w-])", re.I)
_WORD = re.compile(r"[^\s,]+")
_WORTH_A_LOOK = re.compile(rb"noqa|modellint\s*:", re.I)
_QUIET = frozenset({tokenize.COMMENT, tokenize.NL, tokenize.INDENT, tokenize.DEDENT, tokenize.ENCODING})


@dataclass(frozen=True, slots=True)
class Selector:
    """A code, name or family in a comment, and where in the comment it stands. ``ALL`` where a comment names none."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Silencer:
    """One ``noqa`` or ``ignore``: the lines it speaks of, its selectors, and where it stands.

    ``column`` counts characters of the line, ``start`` and ``end`` those of the ``comment``, which may hold more.
    """

    line: int
    column: int
    comment: str
    start: int
    end: int
    selectors: tuple[Selector, ...]
    first: int
    last: int
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Suppressions:
    """All that the comments of a file ask for."""

    silencers: tuple[Silencer, ...] = ()
    skipped: bool = False


def suppressions(content: bytes) -> Suppressions:
    """What the comments of a file ask for. A file without the right words in it is not looked into."""
    if not _WORTH_A_LOOK.search(content):
        return Suppressions()
    comments = list(_comments(content.replace(b"\r\n", b"\n").replace(b"\r", b"\n")))
    silencers = tuple(each for comment in comments for each in _silencers(comment))
    return Suppressions(silencers, any(each.alone and _SKIP.match(each.text) for each in comments))


def named_in(comment: str) -> tuple[str, ...]:
    """The selectors that one comment asks to silence."""
    return tuple(each.text for one in _silencers(Comment(1, 0, comment)) for each in one.selectors)


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment; ``alone`` on its line, and then in front of the statement that takes up these lines."""

    line: int
    column: int
    text: str
    alone: bool = False
    statement: tuple[int, int] | None = None


def _silencers(comment: Comment) -> Iterator[Silencer]:
    for match in _NOQA.finditer(comment.text):
        yield _silencer(comment, match, (comment.line, comment.line))
    for match in _IGNORE.finditer(comment.text):
        yield _silencer(comment, match, comment.statement or (comment.line, comment.line))


def _silencer(comment: Comment, match: re.Match[str], lines: tuple[int, int]) -> Silencer:
    first, last = lines
    where = (comment.line, comment.column, comment.text, match.start(), match.end())
    if match["rules"] is None:
        return Silencer(*where, (Selector(EVERYTHING, match.end(), match.end()),), first, last, bare=True)
    offset = match.start("rules")
    words = _WORD.finditer(match["rules"])
    selectors = tuple(Selector(word[0], offset + word.start(), offset + word.end()) for word in words)
    return Silencer(*where, selectors, first, last)


def _comments(text: bytes) -> Iterator[Comment]:
    """All comments. Where Python's tokenizer gives up, the rest is taken line by line."""
    tokens: list[tokenize.TokenInfo] = []
    try:
        tokens.extend(tokenize.tokenize(io.BytesIO(text).readline))
    except (tokenize.TokenError, SyntaxError, UnicodeDecodeError):
        reached = max((token.start[0] for token in tokens), default=1)
        found = list(_commented(tokens))
        lines = {comment.line for comment in found}
        yield from found
        yield from (each for each in _line_by_line(text) if each.line >= reached and each.line not in lines)
        return
    yield from _commented(tokens)


def _commented(tokens: list[tokenize.TokenInfo]) -> Iterator[Comment]:
    for index, token in enumerate(tokens):
        if token.type == tokenize.COMMENT:
            alone = not token.line[: token.start[1]].strip()
            statement = _statement(tokens, index) if alone and _IGNORE.search(token.string) else None
            yield Comment(*token.start, token.string, alone, statement)


def _statement(tokens: list[tokenize.TokenInfo], index: int) -> tuple[int, int] | None:
    """The first and last line of the statement after a comment, its decorators included; None inside of a statement."""
    before = next((token for token in reversed(tokens[:index]) if token.type not in _QUIET), None)
    if before is not None and before.type != tokenize.NEWLINE:
        return None
    after = (token for token in tokens[index:] if token.type not in _QUIET)
    first = next(after, None)
    if first is None or first.type == tokenize.ENDMARKER:
        return None
    decorated = first.string == "@"
    for token in after:
        if token.type == tokenize.NEWLINE and not decorated:
            return first.start[0], token.end[0]
        if token.type == tokenize.NEWLINE:
            following = next(after, token)
            decorated = following.string == "@"
    return None


def _line_by_line(text: bytes) -> Iterator[Comment]:
    for line, row in enumerate(text.split(b"\n"), 1):
        before, mark, comment = row.decode("utf-8", errors="replace").partition("#")
        if mark:
            yield Comment(line, len(before), mark + comment, not before.strip())
