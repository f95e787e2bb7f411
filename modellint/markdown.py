"""The Markdown of a rule's page, set for a terminal."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

import click

_FENCE = re.compile(r"^(`{3,}|~{3,})(.*)$")
_BLOCK = re.compile(r"^\s*([-*]|\d+\.)\s+|^\s*\||^#{1,6}\s|^(`{3,}|~{3,})")
_ITEM = re.compile(r"^(\s*(?:[-*]|\d+\.)\s+)")
_LINK = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")
_INLINE = re.compile(r"`([^`]+)`|\*\*([^*]+)\*\*|(?<![\w*])\*([^*\s][^*]*)\*")
_TITLE = re.compile(r'title="([^"]*)"')


def rendered(page: str, width: int) -> Iterator[str]:
    """The lines of a page."""
    lines = page.splitlines()
    index = 0
    while index < len(lines):
        if opened := _FENCE.match(lines[index]):
            end = _end(lines, index, opened[1])
            yield from _code(lines[index + 1 : end], opened[2])
            index = end + 1
            continue
        end = index + 1
        while lines[index].strip() and end < len(lines) and lines[end].strip() and not _BLOCK.match(lines[end]):
            end += 1
        yield from _text(lines[index:end], width)
        index = end


def _end(lines: list[str], start: int, fence: str) -> int:
    return next((n for n in range(start + 1, len(lines)) if lines[n].strip() == fence), len(lines))


def _code(lines: list[str], info: str) -> Iterator[str]:
    """A block of code, with the name of its file and what makes it special above it."""
    if title := _TITLE.search(info):
        yield click.style(f"    {title[1]}", dim=True)
    elif "fixed" in info.split():
        yield click.style("    with the fix", dim=True)
    for line in lines:
        code, mark, comment = line.partition("  # ")
        yield f"    {click.style(code, fg='cyan')}{click.style(mark + comment, fg='green')}" if line.strip() else ""


def _text(lines: list[str], width: int) -> Iterator[str]:
    """A heading, an item of a list, a row of a table, or a paragraph."""
    text = " ".join(line.strip() for line in lines)
    if text.startswith("#"):
        yield click.style(text.lstrip("# "), bold=True, underline=text.startswith("# "))
    elif text.startswith("|") or not text:
        yield text
    else:
        item = _ITEM.match(lines[0])
        indent = " " * len(item[1]) if item else ""
        text = (item[1] if item else "") + text.removeprefix(item[1].strip() if item else "").strip()
        for line in textwrap.wrap(
            _LINK.sub(r"\1 (\2)", text), width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
        ):
            yield _INLINE.sub(_styled, line)


def _styled(match: re.Match[str]) -> str:
    code, strong, soft = match.groups()
    return click.style(code or strong or soft, fg="cyan" if code else None, bold=bool(strong), italic=bool(soft))
