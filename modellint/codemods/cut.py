"""Cuts items out of brackets and statements out of blocks, so that the rest looks as if they had never been there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from modellint.codemods.page import Impossible, Page, block_of
from modellint.diagnostics import Edit
from modellint.syntax import tree

_COMMA = re.compile(rb"[ \t\f]*,")
_FAR_COMMA = re.compile(rb"(?:\s|\\|#[^\r\n]*)*,[ \t\f]*")
_LINE_REST = re.compile(rb"[ \t\f]*(,)?[ \t\f]*(?:#[^\r\n]*)?(?:\r\n|\r|\n)")
_STATEMENT_REST = re.compile(rb"[ \t\f]*;?[ \t\f]*(?:#[^\r\n]*)?(?:\r\n|\r|\n|\Z)")
_SEMICOLON = re.compile(rb"[ \t\f]*;[ \t\f]*")


def remove_item(page: Page, items: Sequence[tuple[int, int]], index: int) -> Edit:
    """Remove one of the comma-separated items in a pair of brackets, given where they all stand.

    An item that has a line of its own goes with that line and the comment in it; other comments stay.
    """
    start, end = items[index]
    is_last = index == len(items) - 1
    rest = _LINE_REST.match(page.content, end)
    if page.begins_line(start) and rest is not None and (is_last or rest[1]):
        return page.edit(page.line_start(start), rest.end(), "")
    if is_last:
        return page.edit(*_last(page, start, end, items[index - 1][1] if index else None), "")
    return page.edit(*_inner(page, start, end, items[index + 1][0], items[index - 1][1] if index else None), "")


def _last(page: Page, start: int, end: int, before: int | None) -> tuple[int, int]:
    if before is not None and b"#" not in page.content[before:start]:
        return before, end
    comma = _COMMA.match(page.content, end)
    return start, comma.end() if comma else end


def _inner(page: Page, start: int, end: int, after: int, before: int | None) -> tuple[int, int]:
    gap = page.content[end:after]
    earlier = b"#" if before is None else page.content[before:start]
    ends_line = b"\n" in gap or b"\r" in gap
    if b"#" not in earlier and ends_line and not earlier.lstrip(b" \t\f,"):
        return (before or start), end
    comma = _FAR_COMMA.match(page.content, end)
    return (start, comma.end()) if b"#" in gap and comma else (start, after)


def remove_statement(page: Page, statement: tree.Statement) -> Edit:
    """Remove a simple statement with its line and the comment in it; ``pass`` takes the place of an only one."""
    start, end = page.span(statement)
    block = block_of(statement, page.parent(statement))
    if len(block) == 1:
        return page.edit(start, end, "pass")
    rest = _STATEMENT_REST.match(page.content, end)
    if page.begins_line(start) and rest is not None:
        return page.edit(page.line_start(start), rest.end(), "")
    semicolon = _SEMICOLON.match(page.content, end)
    if semicolon is not None and rest is None:
        return page.edit(start, semicolon.end(), "")
    place = next(i for i, each in enumerate(block) if each is statement)
    if place == 0:
        raise Impossible
    return page.edit(page.span(block[place - 1])[1], end, "")
