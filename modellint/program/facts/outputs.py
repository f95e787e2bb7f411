"""What is done to the outputs of a model: operations, and the losses that are given them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from modellint.diagnostics import Diagnostic, Place
from modellint.knowledge.kinds import Kind
from modellint.program.facts.base import Fact
from modellint.program.values import Step, Tensor


@dataclass(frozen=True)
class Loss(Fact):
    """A loss is given predictions.

    ``name`` is its qualified name, ``wants`` the kinds it is made for, ``given`` the predictions; ``argument`` is the
    expression that gives them, ``made`` where the loss object was built (or named, as a string), ``classes`` the size
    of the class axis. ``by_name`` is the place of the string that names the loss; ``from_logits`` the place of that
    argument where it was written. ``direct`` says that the predictions were computed for this loss alone.
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
    eager: bool = False

    @property
    def short(self) -> str:
        """The name as people say it: ``CrossEntropyLoss``."""
        return self.name.rpartition(".")[2]

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
    operand's expression, ``made`` where a layer was constructed, ``axis`` the axis that is worked over, ``rounds`` the
    number of loops around it.
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
    rounds: int = 0

    @property
    def short(self) -> str:
        """The name as people say it: ``softmax``."""
        return self.name.rpartition(".")[2]

    @property
    def over(self) -> int | None:
        """The size of the axis that the operation works over, if both are known."""
        return self.operand.shape.axis(self.axis)
