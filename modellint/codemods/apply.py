"""Puts edits into a file's bytes, and picks the fixes that can go in together."""

from __future__ import annotations

from collections.abc import Iterable

from modellint.diagnostics import Edit, Fix
from modellint.source.texts import encoding_of


def apply(content: bytes, edits: Iterable[Edit]) -> bytes:
    """The content with these edits of it made; identical edits are made once, and none may overlap another."""
    encoding = encoding_of(content)
    pieces: list[bytes] = []
    done = 0
    for edit in sorted(set(edits), key=_order):
        if edit.start < done:
            raise ValueError(f"overlapping edits at byte {edit.start}")
        pieces += (content[done : edit.start], edit.text.encode(encoding))
        done = edit.end
    return b"".join((*pieces, content[done:]))


def choose(fixes: Iterable[Fix]) -> tuple[list[Fix], list[Fix]]:
    """The fixes to make now, first come, first served, and those to postpone because they would touch the same bytes.

    A fix goes in with all of its edits or not at all. Fixes may share an edit, such as a new import.
    """
    chosen: list[Fix] = []
    postponed: list[Fix] = []
    taken: set[Edit] = set()
    for fix in fixes:
        if any(clash(edit, other) for edit in fix.edits for other in taken):
            postponed.append(fix)
        else:
            chosen.append(fix)
            taken.update(fix.edits)
    return chosen, postponed


def clash(one: Edit, other: Edit) -> bool:
    """Whether two different edits touch the same bytes, or insert at the same place."""
    if one == other or one.path != other.path:
        return False
    if one.start == one.end and other.start == other.end:
        return one.start == other.start
    return one.start < other.end and other.start < one.end


def _order(edit: Edit) -> tuple[int, int, str]:
    return edit.start, edit.end, edit.text
