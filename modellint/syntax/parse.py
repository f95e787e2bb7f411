"""Parses files with LibCST, and says what is wrong with those that cannot be parsed. Nothing ends the process."""

from __future__ import annotations

import io
import re
import tokenize
from typing import NoReturn

import libcst as cst

from modellint.syntax import tree
from modellint.syntax.guard import TooDeep, guard
from modellint.syntax.lower import lower
from modellint.syntax.native import BOM, parse_natively
from modellint.syntax.pieces import Pieces, laid_out, patched

CACHE_BYTES = 2_000_000

_NEWLINE = re.compile(r"\r\n|\r|\n")
_UTF8 = ("utf-8", "ascii")
# RecursionError is a RuntimeError; UnicodeError is a ValueError; LibCST's errors derive from Exception alone.
_REFUSALS = (cst.ParserSyntaxError, cst.CSTLogicError, SyntaxError, LookupError, RecursionError, ValueError)


class Unparsed(Exception):
    """A file that cannot be parsed: why, in one word and in a sentence, and the bytes that are to blame.

    ``reason`` is ``syntax-error``, ``unreadable-file`` or ``too-deep``.
    """

    def __init__(self, reason: str, message: str, start: int, end: int) -> None:
        super().__init__(reason, message, start, end)
        self.reason = reason
        self.message = message
        self.start = start
        self.end = end


def decode(content: bytes) -> tuple[str, str]:
    """The text of a file, without its byte order mark, and the encoding of the rest; raises Unparsed."""
    try:
        encoding = tokenize.detect_encoding(io.BytesIO(content).readline)[0].removesuffix("-sig")
    except SyntaxError as error:
        _refuse_bytes(content, error)
    try:
        return content.removeprefix(BOM).decode(encoding), encoding
    except UnicodeDecodeError as error:
        shift = len(BOM) if content.startswith(BOM) else 0
        message = f"not valid {encoding}: {error.reason}"
        raise Unparsed("unreadable-file", message, error.start + shift, error.end + shift) from error
    except (LookupError, ValueError) as error:
        raise Unparsed("unreadable-file", f"cannot be read as {encoding}", 0, 0) from error


def parse(content: bytes) -> cst.Module:
    """LibCST's tree of a file; raises Unparsed and nothing else."""
    text, encoding = decode(content)
    place = _Offsets(content, text, encoding)
    if "\0" in text:
        start = place.at(text.index("\0"))
        raise Unparsed("syntax-error", "null byte in source", start, start + 1)
    try:
        guard(content if encoding in _UTF8 else text.encode("utf-8", "replace"))
        return cst.parse_module(text)
    except TooDeep as error:
        raise Unparsed("too-deep", f"too deeply nested: {error}", *place.line(error.line)) from error
    except _REFUSALS as error:
        _refuse_syntax(error, text, place)


def check_syntax(content: bytes) -> None:
    """Raise Unparsed if a file cannot be parsed. Python's own parser is asked first, which is ten times as fast."""
    text, _ = decode(content)
    try:
        parse_natively(text)
    except (SyntaxError, RecursionError, MemoryError, ValueError):
        parse(content)


class Trees:
    """Keeps the trees of recent files, so that analysis, places and fixes share one parse.

    A tree takes a hundred times the room of its source, so only files of a few megabytes together are kept. While
    somebody is ``editing``, most of a tree is that of the text before.
    """

    def __init__(self, limit: int = CACHE_BYTES, *, editing: bool = False) -> None:
        self._limit = limit
        self._editing = editing
        self._kept: dict[str, tuple[bytes, cst.Module]] = {}
        self._lowered: dict[str, tuple[bytes, tree.Module]] = {}

    def get(self, path: str, content: bytes) -> cst.Module:
        """The tree of a file with this content; raises Unparsed."""
        known = self._kept.get(path)
        module = known[1] if known is not None and known[0] == content else self._parsed(content, known)
        self._kept.pop(path, None)
        self._kept[path] = content, module
        size = sum(len(kept) for kept, _ in self._kept.values())
        while size > self._limit and len(self._kept) > 1:
            dropped, _ = self._kept.pop(next(iter(self._kept)))
            size -= len(dropped)
        return module

    def _parsed(self, content: bytes, known: tuple[bytes, cst.Module] | None) -> cst.Module:
        if not self._editing or known is None:
            return parse(content)
        text, _ = decode(content)
        before = known[1] if isinstance(known[1], Pieces) else laid_out(known[1], decode(known[0])[0])
        return (patched(before, text) if isinstance(before, Pieces) else None) or parse(content)

    def expect_changes(self, path: str) -> None:
        """Get ready for changes of a file: the first of them is then as fast as the others."""
        content, module = self._kept.get(path, (b"", None))
        if module is not None and not isinstance(module, Pieces):
            self._kept[path] = content, laid_out(module, decode(content)[0])

    def lowered(self, path: str, content: bytes) -> tree.Module:
        """The compact tree of a file with this content; raises Unparsed. It is small, and kept for good."""
        known = self._lowered.get(path)
        if known is None or known[0] != content:
            known = self._lowered[path] = content, lower(self.get(path, content), path)
        return known[1]


class _Offsets:
    """Byte offsets of places in a text."""

    def __init__(self, content: bytes, text: str, encoding: str) -> None:
        self._size = len(content)
        self._shift = len(BOM) if content.startswith(BOM) else 0
        self._text = text
        self._encoding = encoding

    def at(self, index: int) -> int:
        """The byte offset of a character."""
        before = self._text[:index].encode(self._encoding, "replace")
        return min(self._size, self._shift + len(before))

    def line(self, number: int) -> tuple[int, int]:
        """Where a one-based line starts and ends, without its line ending."""
        start = self._line_start(number)
        end = _NEWLINE.search(self._text, start)
        return self.at(start), self.at(end.start() if end else len(self._text))

    def column(self, number: int, column: int) -> int:
        """The byte offset of a one-based line and column."""
        return self.at(min(len(self._text), self._line_start(number) + max(0, column - 1)))

    def _line_start(self, number: int) -> int:
        starts = [0, *(match.end() for match in _NEWLINE.finditer(self._text))]
        return starts[min(max(number, 1), len(starts)) - 1]


def _refuse_bytes(content: bytes, error: SyntaxError) -> NoReturn:
    """The first lines name an encoding that there is not, or are not in the one they should be in."""
    message = _lowered(error.msg)
    if "unknown encoding" not in message:
        try:
            content.decode()
        except UnicodeDecodeError as cause:
            raise Unparsed("unreadable-file", f"not valid utf-8: {cause.reason}", cause.start, cause.end) from cause
    end = content.find(b"\n")
    raise Unparsed("unreadable-file", message, 0, end if end >= 0 else len(content)) from error


def _refuse_syntax(error: Exception, text: str, place: _Offsets) -> NoReturn:
    """Python itself knows best where a syntax error is; LibCST's places are a line late, or the file's start."""
    try:
        parse_natively(text)
    except SyntaxError as cause:
        line = cause.lineno or 1
        start = place.column(line, cause.offset or 1)
        end = place.column(cause.end_lineno or line, cause.end_offset or 1)
        raise Unparsed("syntax-error", _lowered(cause.msg), start, max(start, end)) from cause
    except (RecursionError, MemoryError, ValueError) as cause:
        raise Unparsed("too-deep", "too deeply nested", 0, 0) from cause
    start, end = place.line(error.raw_line) if isinstance(error, cst.ParserSyntaxError) else (0, 0)
    raise Unparsed("syntax-error", "syntax that LibCST does not read", start, end) from error


def _lowered(message: str) -> str:
    """A message as ours begin: in lower case, unless with an abbreviation."""
    return message[:1].lower() + message[1:] if message[1:2].islower() else message
