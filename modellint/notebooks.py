"""Opens notebooks for checking: what is not Python in them is told and left out, cell by cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from modellint.diagnostics import Edit, Span
from modellint.program.facts import Unread
from modellint.source.notebooks import Cell, NotANotebook, Notebook, OutOfReach, Writer, read
from modellint.source.screen import mentions_framework, worth_opening
from modellint.syntax.native import is_python

_LEAD = b"\n\n"  # no comment of a cell names the encoding


@dataclass(frozen=True, slots=True)
class Opened:
    """A notebook that can matter, and what is told of those parts of it that cannot be read."""

    notebook: Notebook
    unread: tuple[Unread, ...] = ()


def opened(path: str, raw: bytes) -> Opened | None:
    """The notebook in a file's bytes; None where it has nothing to do with a framework, or with Python.

    One that is broken is its own text, with nothing in it to check.
    """
    if not worth_opening(raw):
        return None
    try:
        notebook = read(raw)
    except NotANotebook as error:
        where = Span(path, error.start, min(error.start + 1, len(raw)))
        return Opened(Notebook(raw, (), raw, b""), (Unread("syntax-error", where, error.message, "notebook"),))
    if notebook is None or not mentions_framework(notebook.code):
        return None
    bad = dict(_unparsed(path, notebook))
    return Opened(notebook.without(bad), tuple(bad.values()))


def edited(path: str, notebook: Notebook, edits: Sequence[Edit]) -> Notebook:
    """The notebook with these edits of its code made; ValueError where it cannot be, or is then less Python."""
    from modellint.codemods.apply import apply

    try:
        carried = Writer(notebook).edits(edits)
    except OutOfReach as error:
        raise ValueError("not within a cell") from error
    found = opened(path, apply(notebook.raw, carried))
    if found is None or found.notebook.left_out > notebook.left_out:
        raise ValueError("less of the notebook can be parsed than before")
    return found.notebook


def _unparsed(path: str, notebook: Notebook) -> Iterator[tuple[Cell, Unread]]:
    """The cells that are not Python, looked for one by one only where the whole is not."""
    if is_python(notebook.code):
        return
    from modellint.syntax.parse import Unparsed, check_syntax

    try:
        check_syntax(notebook.code)
        return
    except Unparsed:
        pass
    for cell in notebook.cells:
        try:
            check_syntax(_LEAD + notebook.code[cell.opening : cell.end])
        except Unparsed as error:
            shift = cell.opening - len(_LEAD)
            start, end = (min(max(at + shift, cell.start), cell.end) for at in (error.start, error.end))
            yield cell, Unread(error.reason, Span(path, start, end), error.message, "cell")
