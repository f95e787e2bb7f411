"""Networks: how they are put together, and what they are made of."""

from __future__ import annotations

from dataclasses import dataclass

from modellint.diagnostics import Place
from modellint.knowledge.kinds import Kind
from modellint.program.facts.base import Fact
from modellint.program.values import Step


@dataclass(frozen=True)
class Unregistered(Fact):
    """A network keeps something in an attribute where registration does not find it.

    ``place`` is where the attribute is set. It holds ``what``: layers or parameters in a ``container`` (``list``,
    ``dict``, ``tuple``) written at ``made``; or one tensor, which was a Parameter made there until the step ``lost``,
    or merely wants a gradient. ``element`` names one of the layers; ``count`` is how many there are, where that is
    known; ``applied`` a call of one of them; ``nested`` says that they lie in containers of their own, ``named`` that
    a dict's keys are texts, ``seen`` that the layers themselves were seen, and not just an annotation.
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
    seen: bool = True


@dataclass(frozen=True)
class SequenceEnd(Fact):
    """One position is taken out of what a sequence layer gives: ``out[:, -1]``, ``out[-1]``.

    ``axis`` is the axis it is taken from, ``index`` which one (0 or -1); ``batch_first`` says how the layer lays
    out its result. ``layer`` names it, ``made`` is where it was made, ``applied`` the call. ``moved`` says that axes
    are exchanged in the same function, so that nobody can tell which of the two sides is wrong.
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


@dataclass(frozen=True)
class Succession(Fact):
    """One layer with weights follows another, and nobody else sees what goes from one to the other.

    ``place`` is where the second one was made; ``first`` and ``second`` are their names, ``made`` where the first was
    made. ``between`` are the layers in between, which pass on what they get but for dropping or reshaping it.
    ``widths`` are the numbers of features that go into the first, between the two, and out of the second, where known.
    ``dense`` says that both weigh every feature against every other: no groups. ``biased`` says that the first adds a
    bias, ``chained`` that both stand in one Sequential.
    """

    first: str = ""
    second: str = ""
    framework: str = ""
    made: Place | None = None
    between: tuple[str, ...] = ()
    widths: tuple[int | None, int | None, int | None] = (None, None, None)
    dense: bool = False
    biased: bool = False
    chained: bool = False


@dataclass(frozen=True)
class Reapplied(Fact):
    """A layer is applied at two depths of one network: its output comes back to it through other layers.

    ``earlier`` is the call before; ``made`` where the layer was made.
    """

    layer: str = ""
    earlier: Place | None = None
    made: Place | None = None


@dataclass(frozen=True)
class Restacked(Fact):
    """An activation is applied right to what another one gives.

    ``place`` is where the second one shows; ``first`` and ``second`` are steps; ``before`` the kind of what the first
    one was given, ``same_axis`` whether both work over the same axis.
    """

    first: Step | None = None
    second: Step | None = None
    before: Kind = Kind.UNKNOWN
    same_axis: bool = True


@dataclass(frozen=True)
class Initial(Fact):
    """Weights of a layer start from certain numbers.

    ``layer`` is its name, ``made`` where it was made; ``filler`` names what fills them, ``argument`` is where that is
    written. ``constant`` is the number where it is one for all; ``spread`` the standard deviation and ``low`` and
    ``high`` the bounds of random ones. ``count`` is how many layers of the class it is done to, ``hidden`` says that
    the layer is seen to feed another one, ``rectified`` that a ReLU follows. ``normalised`` says that the network has
    layers that make up for a wrong scale, ``flat`` that tensors with one dimension are filled too; ``fan_in`` is the
    number of inputs, ``units`` that of outputs.
    """

    framework: str = ""
    layer: str = ""
    made: Place | None = None
    argument: Place | None = None
    filler: str = ""
    constant: float | None = None
    spread: float | None = None
    low: float | None = None
    high: float | None = None
    count: int = 1
    hidden: bool = False
    rectified: bool = False
    normalised: bool = False
    flat: bool = False
    fan_in: int | None = None
    units: int | None = None
