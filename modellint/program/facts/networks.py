"""Networks: how they are put together, and what they are made of."""

from __future__ import annotations

from dataclasses import dataclass

from modellint.diagnostics import Place
from modellint.program.facts.base import Fact
from modellint.program.values import Step


@dataclass(frozen=True)
class Unregistered(Fact):
    """A network keeps something in an attribute where registration does not find it.

    ``place`` is where the attribute is set. It holds ``what``: layers or parameters in a ``container`` (``list``,
    ``dict``, ``tuple``) written at ``made``; or one tensor, which was a Parameter made there until the step ``lost``,
    or merely wants a gradient. ``element`` names one of the layers; ``count`` is how many there are, where that is
    known; ``applied`` a call of one of them; ``nested`` says that they lie in containers of their own, ``named`` that
    a dict's keys are texts.
    """

    network: str = ""
    attribute: str = ""
    what: str = "layers"
    container: str = ""
    made: Place | None = None
    lost: Step | None = None
    element: str = ""
    count: int | None = None
    applied: Place | None = None
    nested: bool = False
    named: bool = False


@dataclass(frozen=True)
class SequenceEnd(Fact):
    """One position is taken out of what a sequence layer gives: ``out[:, -1]``, ``out[-1]``.

    ``axis`` is the axis it is taken from, ``index`` which one (0 or -1); ``batch_first`` says how the layer lays
    out its result. ``layer`` names it, ``made`` is where it was made, ``applied`` the call. ``moved`` says that axes are
    exchanged in the same function, so that nobody can tell which of the two sides is wrong.
    """

    layer: str = ""
    axis: int = 0
    index: int = -1
    batch_first: bool = False
    made: Place | None = None
    applied: Place | None = None
    recurrent: bool = True
    moved: bool = False


@dataclass(frozen=True)
class TupleGiven(Fact):
    """A layer is given the tuple that another one returns, where it takes a tensor.

    ``giver`` and ``taker`` name them, ``given`` is the call that gives the tuple (none in a Sequential), ``made`` where
    the giver was made; ``direct`` says that the call is the argument itself.
    """

    giver: str = ""
    taker: str = ""
    given: Place | None = None
    made: Place | None = None
    direct: bool = False
