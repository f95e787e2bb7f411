"""Patterns for files and folders, as they are written in settings: ``build``, ``*_test.py``, ``scripts/**``."""

from __future__ import annotations

import functools
import os
import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern and the folder that it is relative to. As in Ruff, ``*`` also stands for slashes.

    Without a slash it fits any file or folder of that name, otherwise the one at that place.
    """

    text: str
    root: str

    @property
    def is_name(self) -> bool:
        """Whether it speaks of names, wherever they stand."""
        return "/" not in self.text.strip("/")

    @property
    def regex(self) -> str:
        """The pattern for a name, or for a whole path."""
        text = self.text.removeprefix("./").rstrip("/")
        if self.is_name or text.startswith("/"):
            return _translated(text.lstrip("/") if self.is_name else text)
        return f"{re.escape(slashed(self.root).rstrip('/'))}/{_translated(text)}"


class Patterns:
    """Several patterns at once."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self.patterns = tuple(patterns)
        names = [each for each in self.patterns if each.is_name]
        self._names = frozenset(each.text.strip("/") for each in names if not re.search(r"[*?\[{]", each.text))
        self._like = _any(each.regex for each in names if each.text.strip("/") not in self._names)
        self._paths = _any(each.regex for each in self.patterns if not each.is_name)

    def fit(self, path: str) -> bool:
        """Whether one of them fits this absolute path itself."""
        name = os.path.basename(path)
        if name in self._names or (self._like and self._like.fullmatch(name)):
            return True
        return bool(self._paths and self._paths.fullmatch(slashed(path)))

    def fit_within(self, path: str, root: str) -> bool:
        """Whether one of them fits this absolute path, or a folder below ``root`` that it is in."""
        while True:
            if self.fit(path):
                return True
            above = os.path.dirname(path)
            if above in (path, root) or not is_within(path, root):
                return False
            path = above


def is_within(path: str, root: str) -> bool:
    """Whether an absolute path is below a folder."""
    return path.startswith(root if root.endswith(os.sep) else root + os.sep)


def slashed(path: str) -> str:
    """The path with forward slashes, as patterns are written."""
    return path.replace(os.sep, "/")


def _any(expressions: Iterable[str]) -> re.Pattern[str] | None:
    listed = list(expressions)
    return re.compile("|".join(f"(?:{each})" for each in listed)) if listed else None


_TOKEN = re.compile(r"/\*\*(?=/|$)|\*\*/|\*+|\?|\[!?\]?[^\]]*\]|[{},]|.", re.S)


@functools.cache
def _translated(glob: str) -> str:
    """A glob as a regular expression."""
    depth, parts = 0, []
    for token in _TOKEN.findall(glob):
        if token == "{":
            depth += 1
        parts.append(_piece(token, depth))
        if token == "}":
            depth = max(depth - 1, 0)
    return "".join(parts) + ")" * depth


def _piece(token: str, depth: int) -> str:
    fixed = {"/**": "(?:/.*)?", "**/": "(?:.*/)?", "?": "[^/]"}
    braces = {"{": "(?:", "}": ")", ",": "|"}
    if token in fixed:
        return fixed[token]
    if depth and token in braces:
        return braces[token]
    if token.startswith("*"):
        return ".*"
    return _characters(token) if len(token) > 2 else re.escape(token)


def _characters(token: str) -> str:
    """``[abc]`` or ``[!a-c]``; taken literally where it makes no sense."""
    inner = token[1:-1]
    inverted = inner.startswith("!")
    inner = re.sub(r"([\\[\]^&~|])", r"\\\1", inner.removeprefix("!"))
    expression = f"[{'^' if inverted else ''}{inner}]"
    try:
        re.compile(expression)
    except re.error:
        return re.escape(token)
    return expression
