"""Where in a notebook's file the strings stand that its cells are kept in. Looked for only where it matters."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

_DECODER = json.JSONDecoder()
_SPACE = re.compile(r"[ \t\r\n]*")
_CHARACTER = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2} | \\u[0-9a-fA-F]{4} | \\. | [^\\]",
    re.VERBOSE | re.DOTALL,
)


class Piece(NamedTuple):
    """A JSON value and where it stands in the text."""

    start: int
    end: int
    value: Any


@dataclass(frozen=True, slots=True)
class Source:
    """The text of a cell: one string, or a list of them, which starts and ends at these characters."""

    start: int
    end: int
    strings: tuple[Piece, ...]
    is_list: bool

    @property
    def text(self) -> str:
        """The text of all strings together."""
        return "".join(string.value for string in self.strings)


def sources(text: str) -> list[Source]:
    """Where each cell of a notebook, whose JSON this is, keeps its text."""
    top = dict(_members(text, _space(text, 0)))
    sheets = [top] if "cells" in top else [_object(text, sheet) for sheet in _items(text, top["worksheets"].start)]
    return [_source(text, cell) for sheet in sheets if "cells" in sheet for cell in _items(text, sheet["cells"].start)]


def characters(text: str, string: Piece) -> Sequence[str]:
    """The characters of a string, each the way it is written in the file."""
    return _CHARACTER.findall(text, string.start + 1, string.end - 1)


def written(text: str, *, ascii_only: bool) -> str:
    """A text as it is written in JSON, without the quotes."""
    return json.dumps(text, ensure_ascii=ascii_only)[1:-1]


def _source(text: str, cell: Piece) -> Source:
    members = _object(text, cell)
    place = members.get("source") or members.get("input")
    if place is None:
        return Source(cell.start, cell.start, (), False)
    if isinstance(place.value, list):
        return Source(place.start, place.end, tuple(_items(text, place.start)), True)
    return Source(place.start, place.end, (place,), False)


def _object(text: str, piece: Piece) -> dict[str, Piece]:
    return dict(_members(text, piece.start)) if isinstance(piece.value, dict) else {}


def _members(text: str, at: int) -> Iterator[tuple[str, Piece]]:
    """The members of the object that starts here."""
    at = _space(text, at + 1)
    while text[at] != "}":
        name = _value(text, at)
        colon = _space(text, name.end)
        piece = _value(text, _space(text, colon + 1))
        yield name.value, piece
        at = _after_comma(text, piece.end)


def _items(text: str, at: int) -> Iterator[Piece]:
    """The items of the list that starts here."""
    at = _space(text, at + 1)
    while text[at] != "]":
        piece = _value(text, at)
        yield piece
        at = _after_comma(text, piece.end)


def _value(text: str, at: int) -> Piece:
    value, end = _DECODER.raw_decode(text, at)
    return Piece(at, end, value)


def _after_comma(text: str, at: int) -> int:
    at = _space(text, at)
    return _space(text, at + 1) if text[at] == "," else at


def _space(text: str, at: int) -> int:
    return _SPACE.match(text, at).end()  # type: ignore[union-attr]
