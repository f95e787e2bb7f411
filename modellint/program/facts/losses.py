"""Losses as objects: what they are built with."""

from __future__ import annotations

from dataclasses import dataclass

from modellint.program.facts.base import Fact
from modellint.program.facts.outputs import Companion


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
