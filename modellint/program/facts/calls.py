"""How functions and classes of a library are called: constants that land where they look out of place."""

from __future__ import annotations

from dataclasses import dataclass

from modellint.diagnostics import Place
from modellint.knowledge.api import Band
from modellint.program.facts.base import Fact


@dataclass(frozen=True)
class OddArgument(Fact):
    """An argument of a library call (``name``) that does not look like its ``parameter``, at the argument's place.

    ``value`` is the constant that is given and ``default`` what it would be otherwise; ``by_mode`` says that it is a
    network's ``self.training``, ``like_first`` that it is the first argument over again. ``position`` counts from zero
    (None: given by its name), ``last`` tells the last of the positional ones, ``free`` names the parameters that are
    not given, ``switches`` those of them that are either true or false.
    """

    name: str = ""
    parameter: str = ""
    value: object = None
    default: object = None
    position: int | None = None
    last: bool = False
    by_mode: bool = False
    like_first: bool = False
    band: Band | None = None
    call: Place | None = None
    free: tuple[str, ...] = ()
    switches: tuple[str, ...] = ()

    @property
    def short(self) -> str:
        """The name as people say it: ``BatchNorm2d``."""
        return self.name.rpartition(".")[2]

    @property
    def number(self) -> float | None:
        """The value, if it is a number."""
        value = self.value
        return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
