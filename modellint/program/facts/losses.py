"""Losses as objects, and what is differentiated."""

from __future__ import annotations

from dataclasses import dataclass

from modellint.program.facts.base import Fact
from modellint.program.facts.outputs import Companion
from modellint.program.values import Step, Tensor


@dataclass(frozen=True)
class LossMade(Fact):
    """A loss object is built.

    ``predictions`` says that it is built with what it should be called with; ``weights`` are its tensors.
    """

    name: str = ""
    framework: str = ""
    predictions: bool = False
    weights: tuple[Companion, ...] = ()

    @property
    def short(self) -> str:
        """The name as people say it: ``MSELoss``."""
        return self.name.rpartition(".")[2]


@dataclass(frozen=True)
class Backward(Fact):
    """``given`` is differentiated by ``backward()``, without a gradient of its own to start from."""

    given: Tensor = Tensor()

    @property
    def maker(self) -> Step | None:
        """The step that made it."""
        return self.given.maker

    @property
    def several(self) -> bool | None:
        """Whether it has more than one element; None where that cannot be told."""
        sizes = self.given.shape.dims
        if any(size is not None and size > 1 for size in sizes):
            return True
        return None if self.given.shape.open or None in sizes else False
