"""All facts of the files that were read, and the questions that rules ask of them together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from modellint.program.facts import Backend

T = TypeVar("T")
Version = tuple[int, ...]
Targets = Callable[[str, str], Version | None]
"""Gives, for a file and a framework, the oldest version that is to be supported, if it is known."""


def _no_targets(_path: str, _framework: str) -> Version | None:
    return None


@dataclass(frozen=True)
class Project:
    """What the analysis found, in the order in which it found it.

    ``sources`` holds the content of every file that facts point to: those that were asked for, and those that were
    merely read because one of them imports them.
    """

    found: tuple[object, ...] = ()
    sources: Mapping[str, bytes] = field(default_factory=dict)
    targets: Targets = _no_targets

    def facts(self, kind: type[T]) -> Iterable[T]:
        """All facts of one kind."""
        return (fact for fact in self.found if isinstance(fact, kind))

    def target(self, framework: str, path: str) -> Version | None:
        """The oldest version of a framework that a file has to run on, if the settings say (``target-version``)."""
        return self.targets(path, framework)

    @cached_property
    def backends(self) -> frozenset[str]:
        """The Keras backends that the program selects."""
        return frozenset(backend.name for backend in self.facts(Backend))
