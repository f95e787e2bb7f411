"""Places in files: nodes while we think, byte ranges when we speak, lines and columns at the edge."""

from __future__ import annotations

import bisect
from dataclasses import dataclass
from typing import NamedTuple


class Place(NamedTuple):
    """A node of a file's compact tree: the file's path and the node's ordinal.

    Cheap to carry around; its byte range is worked out only if it is reported.
    """

    path: str
    node: int


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of bytes in a file."""

    path: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A line and a column, both counted from one; columns count characters, not bytes."""

    line: int
    column: int


class LineIndex:
    """Turns byte offsets of one file into lines and columns.

    Lines end at ``\\n``, ``\\r\\n`` or a lone ``\\r``, as Python counts them (a form feed does not end a line).
    A byte order mark at the start takes up no column.
    """

    def __init__(self, content: bytes, encoding: str = "utf-8") -> None:
        self._content = content
        self._encoding = encoding
        self._starts = _line_starts(content)

    @property
    def count(self) -> int:
        """How many lines there are, the empty one after a last line ending included."""
        return len(self._starts)

    def position(self, offset: int) -> Position:
        """The one-based line and character column of a byte offset."""
        line, before = self.before(offset)
        return Position(line, len(before) + 1)

    def utf16(self, offset: int) -> tuple[int, int]:
        """The zero-based line and UTF-16 column of a byte offset, as editors count them."""
        line, before = self.before(offset)
        return line - 1, len(before.encode("utf-16-le")) // 2

    def offset(self, position: Position) -> int:
        """The byte offset of a one-based line and character column."""
        start = self._starts[position.line - 1]
        mark = 3 if self._content[start : start + 3] == b"\xef\xbb\xbf" else 0
        before = self.line_text(position.line)[: position.column - 1]
        return start + mark + len(before.encode(self._encoding, errors="replace"))

    def line_text(self, line: int) -> str:
        """The text of a one-based line, without its line ending."""
        start = self._starts[line - 1]
        end = self._starts[line] if line < len(self._starts) else len(self._content)
        return self._decode(self._content[start:end]).rstrip("\r\n")

    def line_of(self, offset: int) -> int:
        """The one-based line of a byte offset."""
        return bisect.bisect_right(self._starts, offset)

    def before(self, offset: int) -> tuple[int, str]:
        """The one-based line of a byte offset, and what stands before it in that line."""
        line = self.line_of(offset)
        return line, self._decode(self._content[self._starts[line - 1] : offset])

    def _decode(self, piece: bytes) -> str:
        return piece.decode(self._encoding, errors="replace").removeprefix("\ufeff")


def _line_starts(content: bytes) -> list[int]:
    starts, offset = [0], 0
    for line in content.splitlines(keepends=True):
        offset += len(line)
        starts.append(offset)
    if not content.endswith((b"\n", b"\r")) and len(starts) > 1:
        starts.pop()
    return starts
