"""What an editor has open: text documents as they are typed, and the files and notebooks that they make up."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass

from lsprotocol import types

from modellint.api import encoded

_LINE_END = re.compile(r"\r\n|\r|\n")
_BYTES_PER_UNIT = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}


@dataclass(frozen=True, slots=True)
class Units:
    """How the client counts columns: in units of UTF-16, unless it wanted others and was granted them."""

    name: str = "utf-16"

    def count(self, text: str) -> int:
        """How many units a text takes up."""
        codec, size = _BYTES_PER_UNIT[self.name]
        return len(text.encode(codec, errors="replace")) // size

    def index(self, line: str, units: int) -> int:
        """How many characters of a line so many units are; a place inside of a character counts as before it."""
        codec, size = _BYTES_PER_UNIT[self.name]
        return len(line.encode(codec, errors="replace")[: units * size].decode(codec, errors="ignore"))


@dataclass(frozen=True, slots=True)
class Buffer:
    """One text document."""

    uri: str
    version: int | None
    text: str

    def changed(
        self, version: int | None, changes: Iterable[types.TextDocumentContentChangeEvent], units: Units
    ) -> Buffer:
        """The document after these changes, one after the other."""
        text = self.text
        for change in changes:
            if isinstance(change, types.TextDocumentContentChangePartial):
                start, end = _offset(text, change.range.start, units), _offset(text, change.range.end, units)
                text = text[:start] + change.text + text[end:]
            else:
                text = change.text
        return Buffer(self.uri, version, text)


def _offset(text: str, position: types.Position, units: Units) -> int:
    """The index of a position. Lines end where LSP says, and not where Python's ``splitlines`` does."""
    starts = [0, *(match.end() for match in _LINE_END.finditer(text))]
    if position.line >= len(starts):
        return len(text)
    start = starts[position.line]
    end = _LINE_END.search(text, start)
    line = text[start : end.start() if end else len(text)]
    return start + units.index(line, position.character)


@dataclass(frozen=True, slots=True)
class Document:
    """A file, made up of one buffer, or a notebook, made up of one for each cell of code."""

    uri: str
    path: str
    parts: tuple[Buffer, ...]
    is_notebook: bool = False

    @property
    def content(self) -> bytes:
        """The bytes that its file would have."""
        if not self.is_notebook:
            return encoded(self.parts[0].text)
        cells = [{"cell_type": "code", "metadata": {}, "source": part.text} for part in self.parts]
        return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4}).encode()
