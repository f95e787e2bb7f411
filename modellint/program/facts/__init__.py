"""The facts that rules ask about, one class for each kind of thing a training program does."""

from modellint.program.facts.account import Backend, Sight, Stopped, Unread
from modellint.program.facts.base import Fact
from modellint.program.facts.calls import Setting
from modellint.program.facts.data import (
    Augmented,
    Channels,
    Loader,
    Misfit,
    Refitted,
    Rescaled,
    SameOrder,
    SharedGenerator,
    SharedSet,
    Unbatched,
    Unscaled,
)
from modellint.program.facts.losses import Backward, LossMade
from modellint.program.facts.modules import Dropout, PassingLayer
from modellint.program.facts.numerics import (
    HalfPrecisionLoss,
    Normalization,
    Roundabout,
    Singular,
    UnselectedGradient,
)
from modellint.program.facts.optimization import LearningRate
from modellint.program.facts.outputs import Loss, Operation
from modellint.program.facts.statements import ChangedInPlace, Discarded, FlagSet, NotCalled, Remade
from modellint.program.facts.training import (
    DeadEnd,
    Evaluation,
    Fault,
    KeptGraph,
    Leak,
    Misstep,
    ModeLost,
    TrainingLoop,
)

__all__ = [
    "Augmented",
    "Backend",
    "Backward",
    "ChangedInPlace",
    "Channels",
    "DeadEnd",
    "Discarded",
    "Dropout",
    "Evaluation",
    "Fact",
    "Fault",
    "FlagSet",
    "HalfPrecisionLoss",
    "KeptGraph",
    "Leak",
    "LearningRate",
    "Loader",
    "Loss",
    "LossMade",
    "Misfit",
    "Misstep",
    "ModeLost",
    "Normalization",
    "NotCalled",
    "Operation",
    "PassingLayer",
    "Refitted",
    "Remade",
    "Rescaled",
    "Roundabout",
    "SameOrder",
    "Setting",
    "SharedGenerator",
    "SharedSet",
    "Sight",
    "Singular",
    "Stopped",
    "TrainingLoop",
    "Unbatched",
    "Unread",
    "Unscaled",
    "UnselectedGradient",
]
