"""The facts that rules ask about, one class for each kind of thing a training program does."""

from modellint.program.facts.account import Backend, IdleComment, Sight, Stopped, Unread
from modellint.program.facts.base import Fact
from modellint.program.facts.calls import OddArgument
from modellint.program.facts.losses import Backward, LossMade
from modellint.program.facts.modules import Dropout, PassingLayer
from modellint.program.facts.numerics import (
    HalfPrecisionLoss,
    Normalization,
    Roundabout,
    Singular,
    UnselectedGradient,
)
from modellint.program.facts.optimization import (
    NOT_SET,
    ExhaustedIterator,
    IdleScheduler,
    LearningRate,
    LeftOut,
    Made,
    Optimizer,
    OptimizerStep,
    RecreatedOptimizer,
    SchedulerStep,
    Setting,
    StaleOptimizer,
)
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
    "NOT_SET",
    "Backend",
    "Backward",
    "ChangedInPlace",
    "DeadEnd",
    "Discarded",
    "Dropout",
    "Evaluation",
    "ExhaustedIterator",
    "Fact",
    "Fault",
    "FlagSet",
    "HalfPrecisionLoss",
    "IdleComment",
    "IdleScheduler",
    "KeptGraph",
    "Leak",
    "LearningRate",
    "LeftOut",
    "Loss",
    "LossMade",
    "Made",
    "Misstep",
    "ModeLost",
    "Normalization",
    "NotCalled",
    "OddArgument",
    "Operation",
    "Optimizer",
    "OptimizerStep",
    "PassingLayer",
    "RecreatedOptimizer",
    "Remade",
    "Roundabout",
    "SchedulerStep",
    "Setting",
    "Sight",
    "Singular",
    "StaleOptimizer",
    "Stopped",
    "TrainingLoop",
    "Unread",
    "UnselectedGradient",
]
