"""Modules: how the class of a network or a layer is written, and how its objects are made and called."""

from __future__ import annotations

from dataclasses import dataclass

from modellint.diagnostics import Place
from modellint.knowledge.api import Band
from modellint.program.facts.base import Fact
from modellint.program.values import Tensor


@dataclass(frozen=True)
class EarlyAttribute(Fact):
    """A layer is assigned to an attribute before the constructor of ``torch.nn.Module`` has run.

    ``start`` is the first statement of ``__init__``; ``late`` says that the constructor is called, but too late.
    """

    network: str = ""
    attribute: str = ""
    layer: str = ""
    start: Place | None = None
    late: bool = False


@dataclass(frozen=True)
class NoForward(Fact):
    """An object is called whose class has no ``forward``; ``similar`` is a method that may be meant to be it."""

    network: str = ""
    called: Place | None = None
    similar: str = ""


@dataclass(frozen=True)
class Shadow(Fact):
    """An attribute of a network hides the method of that name, and cannot be called."""

    network: str = ""
    attribute: str = ""
    value: str = ""


@dataclass(frozen=True)
class ForwardCall(Fact):
    """``forward`` of another module is called by name; ``owner`` is the expression of the module."""

    name: str = ""
    owner: Place | None = None


@dataclass(frozen=True)
class MadeOfTensor(Fact):
    """A layer's class is called with a tensor, as if it was the layer."""

    name: str = ""
    given: Tensor = Tensor()

    @property
    def short(self) -> str:
        """The name as people say it: ``ReLU``."""
        return self.name.rpartition(".")[2]


@dataclass(frozen=True)
class Rate(Fact):
    """A layer is made with a number that has a sane band: the share that a dropout drops."""

    layer: str = ""
    rate: float = 0.0
    band: Band | None = None
    made: Place | None = None

    @property
    def short(self) -> str:
        """The name as people say it: ``Dropout``."""
        return self.layer.rpartition(".")[2]


@dataclass(frozen=True)
class Unfilled(Fact):
    """A Parameter is made of memory as it is found, and nobody is seen to fill it; ``maker`` gives the memory."""

    network: str = ""
    attribute: str = ""
    maker: str = ""
    made: Place | None = None


@dataclass(frozen=True)
class Unmoved(Fact):
    """A plain tensor of a network is computed with in ``forward`` (at ``used``) as it is: it stays where it was made.

    ``value`` is the expression that makes it, where it is assigned.
    """

    network: str = ""
    attribute: str = ""
    maker: str = ""
    used: Place | None = None
    value: Place | None = None
