"""What layers are given that they cannot take, and what they are built with that cannot be."""

from __future__ import annotations

from dataclasses import dataclass

from modellint.diagnostics import Place
from modellint.program.facts.base import Fact


@dataclass(frozen=True)
class Misfit(Fact):
    """A tensor is given to a layer or function of a library that cannot take it.

    ``parameter`` names the argument that demands the size ``wants`` of an ``axis``, whose size is ``given``; without
    it, ``wants`` are the numbers of dimensions that are taken. Where it is neither, ``words`` say what is wrong.
    ``made`` is where the layer was constructed, ``argument`` the argument there that makes the demand, ``literal``
    whether that is a plain number; ``shape`` is what is given as people write it, ``source`` where that comes from.
    """

    name: str = ""
    made: Place | None = None
    implied: bool = False
    parameter: str = ""
    axis: int | None = None
    wants: tuple[int, ...] = ()
    given: int | None = None
    words: str = ""
    argument: Place | None = None
    literal: bool = False
    shape: str = ""
    source: Place | None = None
    after: str = ""
    flattened: int | None = None

    @property
    def short(self) -> str:
        """The name as people say it: ``Linear``."""
        return self.name.rpartition(".")[2]

    @property
    def of_rank(self) -> bool:
        """Whether it is the number of dimensions that does not fit."""
        return not self.parameter and not self.words


@dataclass(frozen=True)
class Misconfigured(Fact):
    """A layer is built, or a function called, with arguments that it does not take together.

    ``demand`` says in words what must hold; ``values`` are the arguments it concerns, by name.
    """

    name: str = ""
    demand: str = ""
    values: tuple[tuple[str, object], ...] = ()

    @property
    def short(self) -> str:
        """The name as people say it: ``GroupNorm``."""
        return self.name.rpartition(".")[2]
