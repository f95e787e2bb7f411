"""What networks do while they run: dropout that nobody switches, layers that are made anew in every call."""

from __future__ import annotations

from dataclasses import dataclass

from modellint.diagnostics import Place
from modellint.program.facts.base import Fact


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


@dataclass(frozen=True)
class ModeUntold(Fact):
    """A Keras model of the program is compiled whose ``call`` cannot be told whether it trains; its place is there.

    ``part`` is where a layer is built to which that makes a difference, ``part_name`` what it is.
    """

    name: str = ""
    part: Place | None = None
    part_name: str = ""
