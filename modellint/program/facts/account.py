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
    """A file selects a Keras backend: ``torch``, ``jax``, ``tensorflow``."""

    name: str
    path: str


@dataclass(frozen=True)
class KerasVersion:
    """The program uses what only this version of Keras has."""

    number: int


@dataclass(frozen=True)
class Unread:
    """A file, a notebook or a cell of one (``what``) that could not be read; ``reason`` is one of our words."""

    reason: str
    span: Span
    message: str
    what: str = "file"


@dataclass(frozen=True)
class Stopped:
    """The analysis gave up on a function or file because it took too many steps."""

    place: Place


@dataclass(frozen=True)
class IdleComment:
    """A comment asks to silence rules (``selectors``) that have nothing to say there, or that do not exist.

    ``near`` is the rule that was probably meant. Without what is idle, ``text`` would stand at ``rewritten``.
    """

    span: Span
    selectors: tuple[str, ...]
    exists: bool
    near: str
    rewritten: Span
    text: str
