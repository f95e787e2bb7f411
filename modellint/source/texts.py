"""The files' contents with their lines, worked out only for files that something is said about."""

from __future__ import annotations

import io
import tokenize
from collections.abc import Mapping

from modellint.diagnostics import LineIndex, Located, Span


class Texts:
    """Lines and columns of the files in ``sources``; a file that is not there counts as empty."""

    def __init__(self, sources: Mapping[str, bytes]) -> None:
        self._sources = sources
        self._indices: dict[str, LineIndex] = {}

    def lines(self, path: str) -> LineIndex:
        """The line index of a file."""
        if path not in self._indices:
            content = self._sources.get(path, b"")
            self._indices[path] = LineIndex(content, encoding_of(content))
        return self._indices[path]

    def locate(self, span: Span) -> Located:
        """A byte range with the lines and columns of its ends."""
        lines = self.lines(span.path)
        return Located(span, lines.position(span.start), lines.position(span.end))


def encoding_of(content: bytes) -> str:
    """The encoding that a file declares in its first two lines; UTF-8 where it declares none, or nonsense."""
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(content).readline)
    except SyntaxError:
        return "utf-8"
    return encoding.removesuffix("-sig")
