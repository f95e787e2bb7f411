"""Single statements that do not do what they seem to."""

from __future__ import annotations

from dataclasses import dataclass

from modellint.diagnostics import Place
from modellint.program.facts.base import Fact


@dataclass(frozen=True)
class NotCalled(Fact):
    """A statement names a function or method, and does not call it.

    ``known`` says that it is seen to be one; ``name`` is qualified where it belongs to a library. ``entered`` tells a
    ``with`` statement.
    """

    name: str = ""
    known: bool = False
    entered: bool = False

    @property
    def short(self) -> str:
        """The name as it is written: ``step``."""
        return self.name.rpartition(".")[2]


@dataclass(frozen=True)
class Discarded(Fact):
    """A statement calls a tensor's method, which leaves the tensor as it is, and throws away what it gives.

    ``variable`` is the name of the tensor; ``twin`` says that there is a method that would change it in place.
    """

    method: str = ""
    variable: str = ""
    twin: bool = False


@dataclass(frozen=True)
class FlagSet(Fact):
    """A flag is set by assignment: ``flag`` on ``owner``, which is a ``network``, a ``loss``, or ``unknown``.

    ``value`` is the constant it is set to; ``receiver`` the owner's expression; ``parts`` says that a network holds
    others; ``own`` that a method does it to its own object.
    """

    flag: str = ""
    owner: str = ""
    value: bool | None = None
    receiver: Place | None = None
    parts: bool = False
    own: bool = False


@dataclass(frozen=True)
class Remade(Fact):
    """``backward`` is called on a tensor that was made anew from the number of a loss, at ``made``."""

    made: Place | None = None


@dataclass(frozen=True)
class ChangedInPlace(Fact):
    """A tensor is changed in place that must not be: a ``leaf``, or the output that ``by`` needs for its gradient.

    ``made`` is where the tensor was made. ``rebound`` tells ``w = w - …``, which makes a new tensor; ``operator``,
    ``target`` and ``operand`` are those of an assignment such as ``x += y``.
    """

    leaf: bool = False
    by: str = ""
    made: Place | None = None
    rebound: bool = False
    operator: str = ""
    target: Place | None = None
    operand: Place | None = None
