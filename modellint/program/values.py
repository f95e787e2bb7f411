"""What the program computes, as far as the analysis knows: values and the trail of steps that made them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from modellint.diagnostics import Place
from modellint.knowledge.kinds import Kind
from modellint.knowledge.shapes import UNKNOWN_SHAPE, Shape
from modellint.records import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was done to a value.

    ``name`` is the qualified name of what did it (``torch.nn.functional.softmax``), ``applied`` the call that applied
    it, ``made`` where it was defined if that is another place (a layer's constructor, an ``activation=`` argument),
    ``before`` and ``after`` the kinds of what went in and what came out. A step that ``keeps`` leaves the meaning as
    it was (a small constant added against log of zero); no gradient gets behind a ``quiet`` one. ``axis`` is the one
    that was asked for, if any was.
    """

    name: str
    applied: Place | None
    made: Place | None
    before: Kind
    after: Kind
    keeps: bool = False
    axis: int | None = None
    quiet: bool = False

    def __hash__(self) -> int:
        return hash((self.name, self.applied, self.made))

    @property
    def short(self) -> str:
        """The name without its modules: ``softmax``, ``Softmax``."""
        return self.name.rpartition(".")[2]

    @property
    def framework(self) -> str:
        """The top-level package that it comes from."""
        return self.name.partition(".")[0]

    @property
    def place(self) -> Place | None:
        """Where to point the reader: the definition in a model, else the call."""
        return self.made or self.applied


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the track of a value was lost: what is not known there, in words, and the place."""

    words: str
    place: Place | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Formula:
    """How a value was computed: the short ``name`` of the operation, what it was ``given``, where, and by whose.

    Formulas are followed back by the analysis, which knows what the things given are.
    """

    name: str
    given: Mapping[str, Any]
    place: Place
    framework: str = ""


TRAIL_LIMIT = 11


@dataclass(frozen=True, slots=True)
class Tensor:
    """A tensor: what its numbers mean, its shape, and the steps that made it, oldest first.

    ``dtype`` is ``float``, ``integer`` or ``boolean`` where the program says so. Where nobody knows what the numbers
    mean, ``origin`` says why. ``cut`` is the step that no gradient passes on its way back, if there is none around it;
    ``formula`` is how it was computed, if that was seen.
    """

    kind: Kind = Kind.UNKNOWN
    shape: Shape = UNKNOWN_SHAPE
    trail: tuple[Step, ...] = ()
    origin: Origin | None = field(default=None, compare=False)
    cut: Step | None = None
    formula: Formula | None = field(default=None, compare=False, repr=False)
    dtype: str = ""

    def __hash__(self) -> int:
        return hash((self.trail[-1:], self.shape))

    @property
    def maker(self) -> Step | None:
        """The step that gave it its kind."""
        return next((step for step in reversed(self.trail) if not step.keeps), None)

    @property
    def earlier(self) -> Step | None:
        """The step that gave its kind to what the maker was applied to."""
        made = [step for step in self.trail if not step.keeps]
        return made[-2] if len(made) > 1 and made[-2].after is made[-1].before else None

    @property
    def behind(self) -> Step | None:
        """The layer that it went through last without losing its meaning: a Reshape, a Flatten."""
        last = self.trail[-1] if self.trail else None
        return last if last and last.keeps and last.made else None

    @property
    def guarded(self) -> bool:
        """Whether a small constant was added since."""
        return bool(self.trail) and self.trail[-1].name == "+"

    @property
    def complement(self) -> Step | None:
        """The subtraction from one that was done last, if it was."""
        return self.trail[-1] if self.trail and self.trail[-1].name == "1 -" else None

    def then(self, step: Step, shape: Shape = UNKNOWN_SHAPE) -> Tensor:
        """This tensor after one more step. Only the last steps are remembered."""
        return Tensor(step.after, shape, (*self.trail[-TRAIL_LIMIT:], step), self.origin)
