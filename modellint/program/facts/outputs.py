"""What is done to the outputs of a model: operations, and the losses that are given them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from modellint.diagnostics import Diagnostic, Place
from modellint.knowledge.kinds import Kind
from modellint.program.facts.base import Fact
from modellint.program.values import Step, Tensor


@dataclass(frozen=True, slots=True)
class Setting:
    """An argument of a loss that is a constant: its name, its value, and where it was written, if it was."""

    name: str
    value: object = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Companion:
    """A tensor that a loss is given besides the predictions: its parameter, its value, and its expression."""

    name: str = ""
    tensor: Tensor = Tensor()
    place: Place | None = None


NOTHING = Companion()


@dataclass(frozen=True)
class Loss(Fact):
    """A loss is given predictions.

    ``name`` is its qualified name, ``wants`` the kinds it is made for, ``given`` the predictions; ``argument`` is the
    expression that gives them, ``made`` where the loss object was built (or named, as a string), ``classes`` the size
    of the class axis. ``by_name`` is the place of the string that names the loss; ``from_logits`` the place of that
    argument where it was written. ``slot`` is the parameter that takes the predictions, ``target`` what they are
    compared with, ``companions`` all other tensors, ``settings`` the constants it was built or called with;
    ``reduction`` is what becomes of the losses of the elements (nothing where that is not known).
    """

    name: str = ""
    framework: str = ""
    wants: tuple[Kind, ...] = ()
    given: Tensor = Tensor()
    argument: Place | None = None
    made: Place | None = None
    by_name: Place | None = None
    from_logits: Place | None = None
    classes: int | None = None
    compiled: bool = False
    slot: str = ""
    target: Companion = NOTHING
    companions: tuple[Companion, ...] = ()
    settings: tuple[Setting, ...] = ()
    reduction: str = ""

    @property
    def short(self) -> str:
        """The name as people say it: ``CrossEntropyLoss``."""
        return self.name.rpartition(".")[2]

    @property
    def origin(self) -> Place:
        """Where its settings are written: where it was built, else where it is called."""
        return self.made or self.place

    def setting(self, name: str) -> Setting | None:
        """A constant that it was built or called with, by default or not."""
        return next((setting for setting in self.settings if setting.name == name), None)

    def companion(self, name: str) -> Companion:
        """A tensor that it is given besides predictions and target."""
        return next((one for one in self.companions if one.name == name), NOTHING)

    @cached_property
    def maker(self) -> Step | None:
        """The step that gave the predictions their kind."""
        return self.given.maker

    @property
    def width(self) -> int | None:
        """The number of classes, for use in a message: the class axis, or the units of the last layer."""
        shape = self.given.shape
        return self.classes if self.classes is not None or not shape.open or len(shape.dims) != 1 else shape.dims[0]

    @property
    def inline(self) -> bool:
        """Whether the step that gave the predictions their kind is written right in the loss's argument."""
        return self.maker is not None and self.maker.made is None and self.maker.applied == self.argument

    def explained(self, found: Diagnostic, what: str) -> Diagnostic:
        """A diagnostic with the places that explain it: the step that made the predictions so, and the loss."""
        step = self.maker
        if step is not None:
            found = found.note(step.applied or step.made, f"{step.short} {what} here")
            if step.applied and step.made:
                found = found.note(step.made, f"{step.short} is defined here")
        return found.note(None if self.by_name else self.made, f"{self.short} is defined here")

    def wants_kind(self, *kinds: Kind) -> bool:
        """Whether the loss is made for one of these kinds."""
        return any(kind in self.wants for kind in kinds)


@dataclass(frozen=True)
class Operation(Fact):
    """A known operation is applied to a tensor: ``log`` of probabilities, ``softmax`` over an axis.

    ``transform`` is what it does to the kind, where that depends on the operand (``Log``, ``Exp``); ``inner`` is the
    operand's expression, ``made`` where a layer was constructed, ``axis`` the axis that is worked over;
    ``axis_left_out`` says that the program leaves it to the library which one that is, ``exchanged`` that axes of the
    operand were exchanged before; ``rounds`` counts the loops around it.
    """

    name: str = ""
    framework: str = ""
    operand: Tensor = Tensor()
    result: Tensor = Tensor()
    transform: str = ""
    inner: Place | None = None
    made: Place | None = None
    axis: int | None = None
    no_grad: bool = False
    axis_left_out: bool = False
    exchanged: bool = False
    rounds: int = 0

    @property
    def short(self) -> str:
        """The name as people say it: ``softmax``."""
        return self.name.rpartition(".")[2]

    @property
    def over(self) -> int | None:
        """The size of the axis that the operation works over, if both are known."""
        return self.operand.shape.axis(self.axis)
