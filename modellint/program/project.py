"""All facts of the files that were read, and the questions that rules ask of them together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from modellint.program.facts import Backend, KerasVersion

T = TypeVar("T")


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

    @cached_property
    def backends(self) -> frozenset[str]:
        """The Keras backends that the program selects."""
        return frozenset(backend.name for backend in self.facts(Backend))

    @cached_property
    def keras_version(self) -> int | None:
        """The version of Keras that the program is written for, where its imports or its backend tell: 2 or 3."""
        told = {version.number for version in self.facts(KerasVersion)}
        if 2 in told:
            return 2
        return 3 if told or self.backends & {"torch", "jax"} else None
