"""Optimizers and what they are built with."""

from __future__ import annotations

from dataclasses import dataclass

from modellint.diagnostics import Place
from modellint.knowledge.api import Band
from modellint.program.facts.base import Fact


@dataclass(frozen=True)
class LearningRate(Fact):
    """An optimizer, or one of its parameter groups, is built with a learning rate.

    ``rate`` is the number, ``rate_place`` where it was written (which may be an argparse default), ``given``
    the argument that gives it, ``band`` what is
    sane for this optimizer. ``network`` says that it is seen to hold the parameters of a network (and not an image that
    is optimised), ``layers`` how many layers with parameters that has, if it is known.
    """

    name: str = ""
    framework: str = ""
    rate: float | None = None
    rate_place: Place | None = None
    given: Place | None = None
    band: Band | None = None
    network: bool = True
    layers: int | None = None

    @property
    def short(self) -> str:
        """The name as people say it: ``Adam``."""
        return self.name.rpartition(".")[2]


@dataclass(frozen=True)
class ExhaustedIterator(Fact):
    """An iterator over parameters is gone through when it is empty already.

    ``made`` is the expression that makes the iterator, ``first`` what used it up; without that, a loop goes through it
    in every round. ``surely`` says that it is seen to be a network's.
    """

    made: Place | None = None
    first: Place | None = None
    surely: bool = False
