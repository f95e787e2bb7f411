"""A notebook as one Python module: the code cells one after the other, each followed by a line end of its own.

``script`` has the cells as they were written, ``code`` has the same bytes at the same places, but for what Python does
not understand. Places are those of the script, everywhere but at the edge, where a reader wants to know the cell.
"""

from __future__ import annotations

import bisect
import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from modellint.source.notebooks.magics import blanked

BOM = b"\xef\xbb\xbf"

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_COOKIE = re.compile(rb"(?:[^\n]*\n)?[ \t\f]*#[^\n]*coding[:=]")
_COMMENT = re.compile(rb"#[^\r\n]*")
_DARK = re.compile(rb"[^\r\n]")


class NotANotebook(Exception):
    """A file that should be a notebook: why it is none, and the byte at which that shows."""

    def __init__(self, message: str, start: int = 0) -> None:
        super().__init__(message, start)
        self.message = message
        self.start = start


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of Python: its number as people count, among all cells, and its bytes and first line in the script.

    ``opening`` is where the block starts that was put around it, if it is indented; else it is the start.
    """

    number: int
    opening: int
    start: int
    end: int
    line: int


@dataclass(frozen=True, slots=True)
class Notebook:
    """A notebook's file (``raw``), the module that its cells are, and how many cells of Python are not in the code."""

    raw: bytes
    cells: tuple[Cell, ...]
    script: bytes
    code: bytes
    left_out: int = 0

    def cell_at(self, offset: int) -> Cell | None:
        """The cell that a byte of the script is in; the line end that follows a cell still counts as the cell's."""
        index = bisect.bisect_right(self.cells, offset, key=lambda cell: cell.start) - 1
        return self.cells[index] if index >= 0 and offset <= self.cells[index].end else None

    def without(self, cells: Collection[Cell]) -> Notebook:
        """This notebook with some cells blanked but for their comments, since they are not Python after all."""
        code = bytearray(self.code)
        for cell in cells:
            code[cell.start : cell.end] = _comments_only(bytes(code[cell.start : cell.end]))
        return replace(self, code=bytes(code), left_out=self.left_out + len(cells))


def is_notebook(path: str) -> bool:
    """Whether a file is one, by its name."""
    return path.endswith(".ipynb")


def read(raw: bytes) -> Notebook | None:
    """The notebook in a file's bytes, None for one in another language than Python; raises NotANotebook."""
    document = _document(raw)
    if not _language(document).lower().startswith(("python", "ipython")):
        return None
    return _joined(raw, list(_python_cells(cells_of(document))))


def cells_of(document: Mapping[str, Any]) -> Sequence[Any]:
    """All cells of a notebook; formats before the fourth keep them in worksheets."""
    sheets = document.get("worksheets") if "cells" not in document else [document]
    if not isinstance(sheets, list) or not all(isinstance(sheet, dict) for sheet in sheets):
        raise NotANotebook("it has no cells")
    cells = [sheet.get("cells", []) for sheet in sheets]
    if not all(isinstance(each, list) for each in cells):
        raise NotANotebook("its cells are not a list")
    return [cell for each in cells for cell in each]


def source_of(cell: Mapping[str, Any]) -> Sequence[str]:
    """The strings that a cell's text is kept in."""
    source = cell.get("source", cell.get("input", ""))
    strings = [source] if isinstance(source, str) else source
    return strings if isinstance(strings, list) and all(isinstance(each, str) for each in strings) else []


def _document(raw: bytes) -> Mapping[str, Any]:
    shift = len(BOM) if raw.startswith(BOM) else 0
    try:
        text = raw[shift:].decode()
        document = json.loads(text)
    except UnicodeDecodeError as error:
        raise NotANotebook(f"not valid utf-8: {error.reason}", error.start + shift) from error
    except json.JSONDecodeError as error:
        message = f"not valid JSON: {error.msg[:1].lower()}{error.msg[1:]}"
        raise NotANotebook(message, len(text[: error.pos].encode()) + shift) from error
    except (RecursionError, ValueError) as error:
        raise NotANotebook("JSON that is nested too deeply, or has too long a number") from error
    if not isinstance(document, dict):
        raise NotANotebook("it has no cells")
    return document


def _language(document: Mapping[str, Any]) -> str:
    """The language of the kernel; Python where the notebook does not say."""
    metadata = _dict(document.get("metadata"))
    kernel = _dict(metadata.get("kernelspec"))
    known = _dict(metadata.get("language_info")).get("name") or kernel.get("language") or kernel.get("name")
    return str(known or metadata.get("language") or "python")


def _dict(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _python_cells(cells: Sequence[Any]) -> Iterator[tuple[int, str, str]]:
    """Number, text and Python of each cell that has any."""
    for number, cell in enumerate(cells, 1):
        if not isinstance(cell, dict) or cell.get("cell_type") != "code":
            continue
        editor = _dict(_dict(cell.get("metadata")).get("vscode")).get("languageId", "python")
        text = _LONE_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", "".join(source_of(cell)))
        python = blanked(text) if editor == "python" else None
        if python is not None and text.strip():
            yield number, text, python


def _joined(raw: bytes, found: Sequence[tuple[int, str, str]]) -> Notebook:
    """The cells in a row. An indented cell gets a block to be in, and the first one is kept from naming an encoding."""
    lead = b"#\n#\n" if found and _COOKIE.match(found[0][1].encode()) else b""
    script, code = bytearray(lead), bytearray(lead)
    cells: list[Cell] = []
    line = 1 + lead.count(b"\n")
    for number, text, python in found:
        header = b"if 1:\n" if _is_indented(python) else b""
        opening, start, line = len(script), len(script) + len(header), line + bool(header)
        script += header + text.encode() + b"\n"
        code += header + python.encode() + b"\n"
        cells.append(Cell(number, opening, start, len(script) - 1, line))
        line += len(script[start:].splitlines())
    return Notebook(raw, tuple(cells), bytes(script), bytes(code))


def _is_indented(python: str) -> bool:
    first = next((line for line in python.splitlines() if line.strip() and not line.lstrip().startswith("#")), "")
    return first[:1].isspace()


def _comments_only(code: bytes) -> bytes:
    pieces: list[bytes] = []
    done = 0
    for comment in _COMMENT.finditer(code):
        pieces += (_DARK.sub(b" ", code[done : comment.start()]), comment[0])
        done = comment.end()
    return b"".join((*pieces, _DARK.sub(b" ", code[done:])))
