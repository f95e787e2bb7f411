"""The facts that rules ask about, one class for each kind of thing a training program does."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from modellint.diagnostics import Diagnostic, Place, Severity, Span
from modellint.knowledge.api import Band
from modellint.knowledge.kinds import Kind
from modellint.program.conditions import ALWAYS, Guard
from modellint.program.values import Origin, Step, Tensor


@dataclass(frozen=True)
class Fact:
    """Something the program does at a place, on the runs that ``guard`` allows.

    It is ``certain`` unless its value depends on a condition that the place itself does not.
    """

    place: Place
    guard: Guard = ALWAYS
    certain: bool = True

    def diagnostic(self, message: str) -> Diagnostic:
        """A diagnostic at this fact. What is not certain says when it holds, and is no proof."""
        most = Severity.ERROR if self.certain or not self.guard else Severity.WARNING
        condition = self.guard.words()
        return Diagnostic(self.place, f"{condition}, {message}" if condition else message, at_most=most)


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
    operand's expression, ``made`` where a layer was constructed, ``axis`` the axis that is worked over.
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

    @property
    def short(self) -> str:
        """The name as people say it: ``softmax``."""
        return self.name.rpartition(".")[2]

    @property
    def over(self) -> int | None:
        """The size of the axis that the operation works over, if both are known."""
        return self.operand.shape.axis(self.axis)


@dataclass(frozen=True)
class Optimizer(Fact):
    """An optimizer is built with a learning rate.

    ``rate`` is the number, ``rate_place`` where it was written (which may be an argparse default), ``given``
    the argument that gives it, ``band`` what is
    sane for this optimizer. ``network`` says that it is seen to hold the parameters of a network (and not an image that
    is optimised), ``layers`` how many layers with parameters that has, if it is known.
    """

    name: str = ""
    framework: str = ""
    rate: float | None = None
    rate_place: Place | None = None
    given: Place | None = None
    band: Band | None = None
    network: bool = True
    layers: int | None = None

    @property
    def short(self) -> str:
        """The name as people say it: ``Adam``."""
        return self.name.rpartition(".")[2]


@dataclass(frozen=True)
class TrainingLoop(Fact):
    """A loop that steps an optimizer: what it does, in order.

    ``place`` is the optimizer's step; ``loop`` the loop around it; ``backward`` the backward call before it;
    ``clears`` says whether gradients are cleared anywhere on the way; ``together`` whether backward and step are
    statements of one block; ``lost`` why the optimizer is not known.
    """

    loop: Place | None = None
    optimizer: str = ""
    made: Place | None = None
    backward: Place | None = None
    clears: bool = True
    together: bool = False
    receiver: Place | None = None
    lost: Origin | None = None


@dataclass(frozen=True)
class Sight(Fact):
    """A loss, an optimizer or a training loop was seen (``what``); ``origin`` says why it was not understood."""

    what: str = ""
    name: str = ""
    origin: Origin | None = None

    @property
    def short(self) -> str:
        """The name as people say it: ``CrossEntropyLoss``."""
        return self.name.rpartition(".")[2]


@dataclass(frozen=True)
class Backend:
    """The program selects a Keras backend: ``torch``, ``jax``, ``tensorflow``."""

    name: str


@dataclass(frozen=True)
class Unread:
    """A file, or a part of it, that could not be read or understood: ``reason`` is one of the tool's own words."""

    reason: str
    span: Span
    message: str


@dataclass(frozen=True)
class Stopped:
    """The analysis gave up on a function or file because it took too many steps."""

    place: Place
