"""Layers of Keras that are given what they cannot take."""

from __future__ import annotations

from dataclasses import dataclass

from modellint.diagnostics import Diagnostic, Place
from modellint.knowledge.keras_sizes import KEEPING, RECURRENT
from modellint.knowledge.shapes import UNKNOWN_SHAPE, Shape
from modellint.program.facts.base import Fact
from modellint.program.values import Step


def last_layer(trail: tuple[Step, ...]) -> Step | None:
    """The last layer on a trail that may change the number of dimensions."""
    layers = (step for step in reversed(trail) if step.name.startswith("keras.") and ".activations." not in step.name)
    return next((step for step in layers if step.short not in KEEPING), None)


@dataclass(frozen=True)
class LayerMisfit(Fact):
    """A layer is given a tensor of a shape it cannot take; its place is where it was built.

    It takes ``least`` to ``most`` dimensions (0: any number), the batch included; ``given`` is what comes, ``before``
    the layer or Input that it comes from. Where the number fits, an axis of ``size`` is shorter than the ``window``
    that is to slide over it.
    """

    name: str = ""
    given: Shape = UNKNOWN_SHAPE
    before: Step | None = None
    least: int = 0
    most: int = 0
    size: int = 0
    window: int = 0

    @property
    def short(self) -> str:
        """The name as people say it: ``Conv2D``."""
        return self.name.rpartition(".")[2]

    @property
    def of_rank(self) -> bool:
        """Whether it is the number of dimensions that does not fit."""
        return not self.window

    @property
    def after_recurrent(self) -> bool:
        """Whether a recurrent layer that gives its last step only stands where all steps are wanted."""
        return self.before is not None and self.before.short in RECURRENT and self.given.rank == 2 < self.least

    @property
    def after_input(self) -> bool:
        """Whether it is the first layer."""
        return self.before is not None and self.before.short == "Input"

    def with_source(self, found: Diagnostic) -> Diagnostic:
        """A diagnostic that says where the shape comes from."""
        if self.before is None:
            return found
        words = f"it is given {_sample(self.given)} for each sample by {self.before.short}"
        return found.note(self.before.place, words)


def _sample(shape: Shape) -> str:
    """A shape without the batch, as Keras writes it."""
    sizes = ["None" if size is None else str(size) for size in shape.dims[1:]]
    return f"({', '.join(sizes)}{',' if len(sizes) == 1 else ''})"


@dataclass(frozen=True)
class BareShape(Fact):
    """A shape is given as one number, ``size``, in place of a tuple."""

    size: int = 0


@dataclass(frozen=True)
class RepeatedNumber(Fact):
    """A convolution is built with three numbers by position, of which the last two are the same.

    The second is the kernel's size, at ``kernel``, the third the stride, at ``stride``; ``last`` says that no other
    argument follows by position.
    """

    name: str = ""
    size: int = 0
    kernel: Place | None = None
    stride: Place | None = None
    last: bool = False

    @property
    def short(self) -> str:
        """The name as people say it: ``Conv2D``."""
        return self.name.rpartition(".")[2]


@dataclass(frozen=True)
class MissingRow(Fact):
    """An Embedding has as many rows as a Tokenizer has words; its place is that argument.

    ``tokenizer`` is where that was built. The table is ``free`` to have another size unless it is filled with a matrix.
    """

    tokenizer: Place | None = None
    free: bool = True


@dataclass(frozen=True)
class LayerDropped(Fact):
    """What a layer makes of a symbolic tensor is thrown away; ``variable`` is that tensor's name, if it has one."""

    name: str = ""
    variable: str = ""

    @property
    def short(self) -> str:
        """The name as people say it: ``Dropout``."""
        return self.name.rpartition(".")[2]
