"""What was seen at all, and what could not be read or understood."""

from __future__ import annotations

from dataclasses import dataclass

from modellint.diagnostics import Place, Span
from modellint.program.facts.base import Fact
from modellint.program.values import Origin


@dataclass(frozen=True)
class Sight(Fact):
    """A loss, an optimizer or a training loop was seen (``what``); ``origin`` says why it was not understood."""

    what: str = ""
    name: str = ""
    origin: Origin | None = None

    @property
    def short(self) -> str:
        """The name as people say it: ``CrossEntropyLoss``."""
        return self.name.rpartition(".")[2]


@dataclass(frozen=True)
class Backend:
    """The program selects a Keras backend: ``torch``, ``jax``, ``tensorflow``."""

    name: str


@dataclass(frozen=True)
class KerasVersion:
    """The program uses what only this version of Keras has."""

    number: int


@dataclass(frozen=True)
class Unread:
    """A file, or a part of it, that could not be read or understood: ``reason`` is one of the tool's own words."""

    reason: str
    span: Span
    message: str


@dataclass(frozen=True)
class Stopped:
    """The analysis gave up on a function or file because it took too many steps."""

    place: Place
