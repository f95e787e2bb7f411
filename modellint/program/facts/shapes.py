"""What layers are given that they cannot take, and what they are built with that cannot be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from modellint.diagnostics import Diagnostic, Place
from modellint.knowledge.shapes import UNKNOWN_SHAPE, Shape
from modellint.program.facts.base import Fact


@dataclass(frozen=True)
class Misfit(Fact):
    """A tensor is given to a layer or function of a library that cannot take it.

    ``parameter`` names the argument that demands the size ``wants`` of an ``axis``, whose size is ``given``; without
    it, ``wants`` are the numbers of dimensions that are taken. Where it is neither, ``words`` say what is wrong.
    ``made`` is where the layer was constructed, ``argument`` the argument there that makes the demand, ``literal``
    whether that is a plain number; ``shape`` is what is given as people write it, ``source`` where that comes from,
    ``flattened`` how many numbers each of its samples has.
    """

    name: str = ""
    made: Place | None = None
    implied: bool = False
    parameter: str = ""
    axis: int | None = None
    wants: tuple[int, ...] = ()
    given: int | None = None
    words: str = ""
    argument: Place | None = None
    literal: bool = False
    shape: str = ""
    source: Place | None = None
    flattened: int | None = None

    @property
    def short(self) -> str:
        """The name as people say it: ``Linear``."""
        return self.name.rpartition(".")[2]

    @property
    def defined(self) -> Place | None:
        """Where the layer was constructed, if the finding is reported elsewhere."""
        return None if self.implied else self.made

    @property
    def unflattened(self) -> bool:
        """Whether it would fit if only each sample were one row of numbers."""
        return self.axis == -1 and self.shape.count(",") > 1 and self.flattened in self.wants

    @property
    def in_one_row(self) -> bool:
        """Whether the samples of a batch were flattened into one row with everything else."""
        whole = self.given is not None and self.wants != () and self.wants[0] > 0 and self.given % self.wants[0] == 0
        return self.axis == -1 and "," not in self.shape and "*" not in self.shape and whole

    def diagnostic(self, message: str) -> Diagnostic:
        """A diagnostic at the call, or at the layer where the call is written nowhere."""
        found = super().diagnostic(message)
        return replace(found, place=self.made) if self.implied and self.made else found

    def first_of(self, misfits: Iterable[Misfit]) -> Misfit:
        """Of the misfits at the same place for the same reason, the one to report: the first that is certain."""
        same = [other for other in misfits if other._where == self._where]
        return next((other for other in same if other.certain), same[0])

    @property
    def _where(self) -> tuple[object, ...]:
        return (self.made if self.implied else self.place, self.name, self.parameter, self.of_rank)

    @property
    def of_rank(self) -> bool:
        """Whether it is the number of dimensions that does not fit."""
        return not self.parameter and not self.words


@dataclass(frozen=True)
class Compared(Fact):
    """A loss compares predictions with targets, and something is known of both shapes.

    ``argument`` and ``target_argument`` are the expressions that give them, the sources where the sizes come from.
    """

    name: str = ""
    made: Place | None = None
    prediction: Shape = UNKNOWN_SHAPE
    target: Shape = UNKNOWN_SHAPE
    argument: Place | None = None
    target_argument: Place | None = None
    prediction_source: Place | None = None
    target_source: Place | None = None

    @property
    def short(self) -> str:
        """The name as people say it: ``MSELoss``."""
        return self.name.rpartition(".")[2]


@dataclass(frozen=True)
class Squeezed(Fact):
    """All axes of size one are taken off a batch of unknown size: ``shape`` is what it was, ``axes`` those meant."""

    shape: Shape = UNKNOWN_SHAPE
    axes: tuple[int, ...] = ()


@dataclass(frozen=True)
class Reordered(Fact):
    """A tensor is viewed under its own sizes in another order: ``order`` says which axis stands where.

    ``by_name`` says that the sizes were read off the tensor itself, so that it is no accident that they are the same.
    """

    order: tuple[int, ...] = ()
    by_name: bool = True


@dataclass(frozen=True)
class Misconfigured(Fact):
    """A layer is built, or a function called, with arguments that it does not take together.

    ``demand`` says in words what must hold; ``values`` are the arguments it concerns, by name.
    """

    name: str = ""
    demand: str = ""
    values: tuple[tuple[str, object], ...] = ()

    @property
    def short(self) -> str:
        """The name as people say it: ``GroupNorm``."""
        return self.name.rpartition(".")[2]
