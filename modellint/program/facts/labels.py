"""What ties a compiled model together: its loss and metrics, and the labels that it is trained with."""

from __future__ import annotations

from dataclasses import dataclass

from modellint.diagnostics import Place
from modellint.knowledge.keras_sizes import KEEPING
from modellint.knowledge.kinds import Kind
from modellint.program.facts.base import Fact
from modellint.program.facts.outputs import Loss, Setting
from modellint.program.values import Step, Tensor


@dataclass(frozen=True, slots=True)
class Metric:
    """A metric that ``compile`` is given: its qualified name, or what the string says, with its constant settings.

    ``place`` is its expression, ``made`` where it was built if it is an object.
    """

    name: str
    place: Place
    made: Place | None = None
    by_name: bool = False
    settings: tuple[Setting, ...] = ()

    @property
    def short(self) -> str:
        """The name as people say it: ``AUC``, ``accuracy``."""
        return self.name.rpartition(".")[2]

    @property
    def is_accuracy(self) -> bool:
        """Whether it is the word that Keras replaces by the accuracy it takes to fit."""
        return self.by_name and self.name in ("accuracy", "acc")

    def setting(self, name: str) -> object:
        """A constant that it was built with, by default or not; ``...`` where it is none."""
        return next((setting.value for setting in self.settings if setting.name == name), ...)


@dataclass(frozen=True)
class Compiled(Fact):
    """A model with a single output is compiled with a loss and metrics."""

    loss: Loss = Loss(Place("", 0))
    metrics: tuple[Metric, ...] = ()

    @property
    def family(self) -> str:
        """The loss's name as one word, be it a class, a function or a string: ``binarycrossentropy``."""
        return self.loss.short.lower().replace("_", "")

    @property
    def output(self) -> Tensor:
        """What the model gives."""
        return self.loss.given

    @property
    def units(self) -> int | None:
        """How many numbers the output has for each sample, or for each place in it."""
        return self.loss.given.shape.axis(-1)


@dataclass(frozen=True)
class Supervised(Fact):
    """A compiled model is trained or evaluated with labels, the expression ``argument``.

    ``labels`` are one-hot rows or class indices; their shape is known as far as the program says it. ``classes`` is
    how many classes there are, where that is known.
    """

    compiled: Compiled = Compiled(Place("", 0))
    labels: Tensor = Tensor()
    argument: Place | None = None
    classes: int | None = None

    @property
    def loss(self) -> Loss:
        """The loss that compares predictions and labels."""
        return self.compiled.loss

    @property
    def one_hot(self) -> bool:
        """Whether each label is a row of zeros with a one."""
        return self.labels.kind is Kind.ONE_HOT

    @property
    def indices(self) -> bool:
        """Whether each label is the number of a class."""
        return self.labels.kind is Kind.CLASS_INDEX

    @property
    def source(self) -> Step | None:
        """What made the labels what they are."""
        return self.labels.maker


@dataclass(frozen=True, slots=True)
class Head:
    """The ``Dense`` layers that a model ends with: the first of them, and the layer that they are fed by."""

    dense: Step
    fed_by: Step


def head_of(output: Tensor) -> Head | None:
    """The Dense layers at the end of a model, with nothing but activations, dropout and the like between them."""
    dense: Step | None = None
    for step in reversed(output.trail):
        if not step.name.startswith("keras.layers.") or step.short in KEEPING:
            continue
        if step.short != "Dense":
            return Head(dense, step) if dense else None
        dense = step
    return None
