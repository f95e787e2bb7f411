"""Everything the program can write to, with the means to try a branch, take it back, and join what branches left."""

from __future__ import annotations

from dataclasses import dataclass

from modellint.analysis.objects import Cells, Value, is_dull


class Absent:
    """No value: the name was not bound."""


ABSENT = Absent()
Cell = tuple[int, object]


@dataclass(slots=True)
class Change:
    """A cell that was written: what it held before and after (ABSENT: nothing)."""

    cells: Cells
    key: object
    before: Value | Absent
    after: Value | Absent


@dataclass(slots=True)
class Journal:
    """The writes since a branch was begun, but for those to things made since: no other branch can see them."""

    begun: int
    changes: dict[Cell, Change]


class Memory:
    """Journals writes to names, attributes and contents while a branch is tried.

    ``oldest`` says when the oldest thing was made that something was written to since somebody set it to the present;
    plain values do not count.
    """

    def __init__(self) -> None:
        self._journals: list[Journal] = []
        self.oldest = 0

    def write(self, cells: Cells, key: object, value: Value | Absent) -> None:
        """Set one cell; ABSENT removes it."""
        if cells.born < self.oldest and not (isinstance(value, Absent) or is_dull(value)):
            self.oldest = cells.born
        if self._journals and cells.born < self._journals[-1].begun:
            changes, cell = self._journals[-1].changes, (id(cells), key)
            if cell in changes:
                changes[cell].after = value
            else:
                changes[cell] = Change(cells, key, cells.get(key, ABSENT), value)
        _store(cells, key, value)

    def tick(self) -> int:
        """A moment that tells what is made from now on from what was there before."""
        Cells.now += 1
        return Cells.now

    def begin(self) -> None:
        """Start to try something that may be taken back."""
        self._journals.append(Journal(self.tick(), {}))

    def rollback(self) -> dict[Cell, Change]:
        """Take back all writes since the matching begin, and say what they were."""
        changes = self._journals.pop().changes
        for change in changes.values():
            _store(change.cells, change.key, change.before)
        return changes


def _store(cells: Cells, key: object, value: Value | Absent) -> None:
    if isinstance(value, Absent):
        cells.pop(key, None)
    else:
        cells[key] = value
