"""Modules: how a network or a layer is written, how it is made and called, and what it does while it runs."""

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


@dataclass(frozen=True)
class Dropout(Fact):
    """A method of a network calls a function that drops out, and nothing there asks whether the network trains.

    ``rate`` is the argument named ``parameter``, if known, and ``rate_place`` where the call has it as a constant;
    ``training`` is what the function takes by default (None: it has no such switch), ``receiver`` the name of ``self``;
    ``within`` names the class and the method.
    """

    name: str = ""
    parameter: str = ""
    rate: float | None = None
    rate_place: Place | None = None
    training: bool | None = None
    receiver: str = ""
    within: tuple[str, str] = ("", "")

    @property
    def short(self) -> str:
        """The name as people say it: ``dropout``."""
        return self.name.rpartition(".")[2]


@dataclass(frozen=True)
class PassingLayer(Fact):
    """A network's forward makes a layer, applies it (``applied``) and forgets it, so that every call makes a new one.

    ``holds`` says what is lost with it: ``weights`` or ``mode``; ``network`` and ``method`` are where it happens.
    """

    name: str = ""
    framework: str = ""
    applied: Place | None = None
    holds: str = ""
    network: str = ""
    method: str = ""

    @property
    def short(self) -> str:
        """The name as people say it: ``Linear``."""
        return self.name.rpartition(".")[2]
