"""Everything the program can write to, with the means to try a branch, take it back, and join what branches left."""

from __future__ import annotations

from dataclasses import dataclass

from modellint.analysis.objects import Names, Value


class Absent:
    """No value: the name was not bound."""


ABSENT = Absent()
Cell = tuple[int, object]


@dataclass(slots=True)
class Change:
    """A cell that was written: what it held before and after (ABSENT: nothing)."""

    cells: Names
    key: object
    before: Value | Absent
    after: Value | Absent


class Memory:
    """Journals writes to names, attributes and contents while a branch is tried."""

    def __init__(self) -> None:
        self._journals: list[dict[Cell, Change]] = []
        self.writes = 0

    def write(self, cells: Names, key: object, value: Value | Absent) -> None:
        """Set one cell; ABSENT removes it."""
        self.writes += 1
        if self._journals:
            journal, cell = self._journals[-1], (id(cells), key)
            if cell in journal:
                journal[cell].after = value
            else:
                journal[cell] = Change(cells, key, cells.get(key, ABSENT), value)
        _store(cells, key, value)

    def begin(self) -> None:
        """Start to try something that may be taken back."""
        self._journals.append({})

    def rollback(self) -> dict[Cell, Change]:
        """Take back all writes since the matching begin, and say what they were."""
        changes = self._journals.pop()
        for change in changes.values():
            _store(change.cells, change.key, change.before)
        return changes

    def commit(self) -> None:
        """Keep all writes since the matching begin."""
        changes = self._journals.pop()
        if self._journals:
            outer = self._journals[-1]
            for cell, change in changes.items():
                if cell in outer:
                    outer[cell].after = change.after
                else:
                    outer[cell] = change


def _store(cells: Names, key: object, value: Value | Absent) -> None:
    if isinstance(value, Absent):
        cells.pop(key, None)
    else:
        cells[key] = value
