"""Optimizers and what they are built with."""

from __future__ import annotations

from dataclasses import dataclass

from modellint.diagnostics import Place
from modellint.knowledge.api import Band
from modellint.program.facts.base import Fact


@dataclass(frozen=True)
class Setting:
    """An argument that something was made with: a constant, or a tuple of such, if it is ``known``.

    ``place`` is where it was written, and ``given`` the argument that gives it; neither for a default. ``band`` is what
    is sane, ``calls`` says that it counts calls of a scheduler's ``step``, ``rounds`` that it is the very number of
    rounds of the loop around those calls.
    """

    name: str
    value: object = None
    known: bool = False
    place: Place | None = None
    given: Place | None = None
    band: Band | None = None
    calls: bool = False
    rounds: bool = False

    @property
    def number(self) -> float | None:
        """The value, if it is a number; of several numbers, the largest."""
        found = self.value if isinstance(self.value, tuple) else (self.value,)
        numbers = [each for each in found if isinstance(each, int | float) and not isinstance(each, bool)]
        return max(numbers) if numbers and len(numbers) == len(found) else None


NOT_SET = Setting("")


@dataclass(frozen=True)
class Made(Fact):
    """Something is made with arguments: ``name`` is the qualified name of its class."""

    name: str = ""
    framework: str = ""
    settings: tuple[Setting, ...] = ()

    @property
    def short(self) -> str:
        """The name as people say it: ``Adam``."""
        return self.name.rpartition(".")[2]

    def setting(self, name: str) -> Setting:
        """The argument of that name; NOT_SET if there is none."""
        return next((setting for setting in self.settings if setting.name == name), NOT_SET)


@dataclass(frozen=True)
class Optimizer(Made):
    """An optimizer is made.

    ``given`` is the argument that says what it trains, ``given_as`` what that is if it cannot be right: ``method`` (of
    the network, not called) or ``network``. ``network`` says that it is seen to hold parameters of one.
    """

    given: Place | None = None
    given_as: str = ""
    network: bool = False


@dataclass(frozen=True)
class OptimizerStep(Made):
    """An optimizer is stepped as it cannot be: it ``needs_closure``, or is ``given`` a tensor in the place of one."""

    made: Place | None = None
    needs_closure: bool = False
    given: Place | None = None


@dataclass(frozen=True)
class RecreatedOptimizer(Made):
    """An optimizer is made in every round of a ``loop`` of batches, or of epochs, that trains the same network."""

    loop: Place | None = None
    per_batch: bool = False


@dataclass(frozen=True)
class StaleOptimizer(Made):
    """An optimizer is stepped (``step``) after its network was given a ``layer`` (made at ``put``) it does not hold."""

    layer: str = ""
    put: Place | None = None
    step: Place | None = None


@dataclass(frozen=True)
class LeftOut(Fact):
    """A ``network`` (by its name) that a ``loss`` is differentiated through, and that no optimizer holds any of."""

    network: str = ""
    loss: Place | None = None
    step: Place | None = None


@dataclass(frozen=True)
class IdleScheduler(Made):
    """A learning rate scheduler is made, its optimizer is stepped (``step``), and nothing ever uses the scheduler.

    ``called`` is the name it was given.
    """

    called: str = ""
    step: Place | None = None


@dataclass(frozen=True)
class SchedulerStep(Made):
    """A learning rate scheduler is stepped.

    ``made`` is where it was made; ``bare`` says that the call has no arguments, ``metric`` is the name of what it is
    given. ``per_batch``: in the loop that steps its optimizer, with another loop around it, of ``rounds`` rounds if
    they are known; ``per_epoch``: in a loop around the one that steps the optimizer. ``early`` is the optimizer's step
    if it comes only after the scheduler's in each round.
    """

    made: Place | None = None
    bare: bool = False
    metric: str = ""
    per_batch: bool = False
    per_epoch: bool = False
    rounds: int | None = None
    early: Place | None = None


@dataclass(frozen=True)
class LearningRate(Fact):
    """An optimizer, or one of its parameter groups, is built with a learning rate.

    ``rate`` is the number, ``rate_place`` where it was written (which may be an argparse default), ``given``
    the argument that gives it, ``band`` what is
    sane for this optimizer. ``network`` says that it is seen to hold the parameters of a network (and not an image that
    is optimised), ``layers`` how many layers with parameters that has, if it is known. ``alone``: nothing else
    sets the rate later, no scheduler and no assignment.
    """

    name: str = ""
    framework: str = ""
    rate: float | None = None
    rate_place: Place | None = None
    given: Place | None = None
    band: Band | None = None
    network: bool = True
    layers: int | None = None
    momentum: float = 0
    alone: bool = False

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
