"""All facts of the files that were read, and the questions that rules ask of them together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from modellint.program.facts import Backend

T = TypeVar("T")
NOTEBOOK = ".ipynb"


@dataclass(frozen=True)
class Project:
    """What the analysis found, in the order in which it found it.

    ``sources`` holds the content of every file that facts point to: those that were asked for, and those that were
    merely read because one of them imports them.
    """

    found: tuple[object, ...] = ()
    sources: Mapping[str, bytes] = field(default_factory=dict)

    def facts(self, kind: type[T]) -> Iterable[T]:
        """All facts of one kind."""
        return (fact for fact in self.found if isinstance(fact, kind))

    def backends(self, path: str) -> frozenset[str]:
        """The Keras backends that may be selected where this file runs. A notebook runs for itself."""
        return frozenset(each.name for each in self._backends if each.path == path or not _are_apart(each.path, path))

    @cached_property
    def _backends(self) -> tuple[Backend, ...]:
        return tuple(self.facts(Backend))


def _are_apart(one: str, other: str) -> bool:
    return one.endswith(NOTEBOOK) or other.endswith(NOTEBOOK)
