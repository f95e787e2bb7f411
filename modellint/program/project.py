"""All facts of the files that were read, and the questions that rules ask of them together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from modellint.program.facts import Backend, KerasVersion

T = TypeVar("T")
NOTEBOOK = ".ipynb"
Version = tuple[int, ...]
Targets = Callable[[str, str], Version | None]
"""Gives, for a file and a framework, the oldest version that is to be supported, if it is known."""


def _no_targets(_path: str, _framework: str) -> Version | None:
    return None


@dataclass(frozen=True)
class Project:
    """What the analysis found, in the order in which it found it.

    ``sources`` holds the content of every file that facts point to: those that were asked for, and those that were
    merely read because one of them imports them. ``missed`` are the files and folders that were looked for and are not
    there, ``folders`` those that are: with others, something else would have been found.
    """

    found: tuple[object, ...] = ()
    sources: Mapping[str, bytes] = field(default_factory=dict)
    targets: Targets = _no_targets
    missed: frozenset[str] = frozenset()
    folders: frozenset[str] = frozenset()

    def facts(self, kind: type[T]) -> Iterable[T]:
        """All facts of one kind."""
        return (fact for fact in self.found if isinstance(fact, kind))

    def target(self, framework: str, path: str) -> Version | None:
        """The oldest version of a framework that a file has to run on, if the settings say (``target-version``)."""
        return self.targets(path, framework)

    def backends(self, path: str) -> frozenset[str]:
        """The Keras backends that may be selected where this file runs. A notebook runs for itself."""
        return frozenset(each.name for each in self._backends if each.path == path or not _are_apart(each.path, path))

    @cached_property
    def _backends(self) -> tuple[Backend, ...]:
        return tuple(self.facts(Backend))

    def keras_version(self, path: str) -> int | None:
        """The version of Keras that the program is written for, where its imports or its backend tell: 2 or 3."""
        told = {version.number for version in self.facts(KerasVersion)}
        if 2 in told:
            return 2
        return 3 if told or self.backends(path) & {"torch", "jax"} else None


def _are_apart(one: str, other: str) -> bool:
    return one.endswith(NOTEBOOK) or other.endswith(NOTEBOOK)
