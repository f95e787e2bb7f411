"""Training loops."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from modellint.diagnostics import Place
from modellint.knowledge.kinds import Kind
from modellint.program.facts.base import Fact
from modellint.program.values import Origin, Step


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


class Fault(enum.Enum):
    """What can be wrong with the order of calls in a training loop."""

    CLEARED_BEFORE_STEP = "a step takes gradients that were just cleared"
    CLEARED_EACH_BATCH = "gradients that are to add up over several batches are cleared in each"
    NOT_AVERAGED = "gradients add up over several batches and are not averaged"
    CLIPPED_BEFORE_BACKWARD = "gradients are clipped before there are any"
    CLIPPED_AFTER_STEP = "gradients are clipped after they were used"
    CLIPPED_WHILE_SCALED = "gradients are clipped while they are still scaled"
    STEPPED_WHILE_SCALED = "a step takes gradients that are still scaled"
    SCALE_NOT_UPDATED = "a scaler is never told that a step is over"
    NOT_SCALED = "a scaler steps but the loss was never scaled"
    NEVER_STEPPED = "gradients are computed and cleared but never used"
    NEVER_COMPUTED = "an optimizer steps but no gradient is ever computed"


@dataclass(frozen=True)
class Misstep(Fact):
    """Calls of a training loop in an order, or with a gap, that makes them miss their purpose.

    ``place`` is the call that misses it, ``cause`` the call that is in its way (or the one it should stand before),
    ``optimizer`` the optimizer's qualified name. ``backward`` and ``step`` are those calls of the round, ``receiver``
    the optimizer's expression, ``scaler`` where a scaler is built, ``scaler_name`` its expression. ``together`` says
    that all these calls are statements of one block, ``conditional`` that the scaler may be switched off; gradients add
    up over ``rounds`` batches.
    """

    fault: Fault = Fault.CLEARED_BEFORE_STEP
    cause: Place | None = None
    optimizer: str = ""
    backward: Place | None = None
    step: Place | None = None
    receiver: Place | None = None
    scaler: Place | None = None
    scaler_name: Place | None = None
    together: bool = False
    conditional: bool = False
    rounds: int = 0

    @property
    def short(self) -> str:
        """The optimizer's name as people say it: ``Adam``."""
        return self.optimizer.rpartition(".")[2]


@dataclass(frozen=True)
class ModeLost(Fact):
    """A network is put into evaluation mode inside a training loop and never back (``place``).

    ``call`` is the call in the training loop that leads there, ``forward`` where the network trains on in that mode,
    ``part`` where a layer is built that depends on the mode: None if the network's parts are not known. ``receiver`` is
    the network's expression, where it can be used to mend it.
    """

    loop: Place | None = None
    call: Place | None = None
    forward: Place | None = None
    part: Place | None = None
    receiver: Place | None = None


@dataclass(frozen=True)
class Evaluation(Fact):
    """A network is run in a loop that computes no gradients.

    ``training`` says in which mode, ``no_grad`` whether recording is switched off, ``part`` where a layer is built that
    depends on the mode, ``function`` the name of the function around and ``named`` whether that speaks of evaluation,
    ``switch`` where it puts the network into the mode.
    """

    loop: Place | None = None
    training: bool = True
    no_grad: bool = False
    part: Place | None = None
    switch: Place | None = None
    function: str = ""
    named: bool = False


@dataclass(frozen=True)
class Leak(Fact):
    """A loss is added up over the rounds of a loop, and the graph that computed it with it (``place``).

    ``backward`` is where gradients are computed from it; ``value`` its expression in the sum.
    """

    backward: Place | None = None
    value: Place | None = None


@dataclass(frozen=True)
class KeptGraph(Fact):
    """The graph is kept after the only backward call of a round; ``argument`` is the argument that says so."""

    argument: Place | None = None


@dataclass(frozen=True)
class DeadEnd(Fact):
    """Backward is called on a value that no gradient can leave: ``cut`` is the step at which it ends."""

    cut: Step = Step("", None, None, Kind.UNKNOWN, Kind.UNKNOWN)
