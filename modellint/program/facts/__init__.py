"""The facts that rules ask about, one class for each kind of thing a training program does."""

from modellint.program.facts.account import (
    Backend,
    IdleComment,
    Sight,
    Stopped,
    Unread,
)
from modellint.program.facts.api import (
    Indexed,
    Outdated,
)
from modellint.program.facts.base import (
    Fact,
)
from modellint.program.facts.calls import (
    OddArgument,
)
from modellint.program.facts.checkpoints import (
    Loaded,
    Saved,
    StateMismatch,
)
from modellint.program.facts.lightning import (
    Breach,
    LightningBreach,
)
from modellint.program.facts.losses import (
    Backward,
    LossMade,
)
from modellint.program.facts.modules import (
    Dropout,
    EarlyAttribute,
    ForwardCall,
    MadeOfTensor,
    NoForward,
    PassingLayer,
    Rate,
    Shadow,
    Unfilled,
    Unmoved,
)
from modellint.program.facts.networks import (
    Initial,
    Reapplied,
    Restacked,
    SequenceEnd,
    Succession,
    TupleGiven,
    Unregistered,
)
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
from modellint.program.facts.outputs import (
    Loss,
    Operation,
)
from modellint.program.facts.shapes import (
    Compared,
    Misconfigured,
    Misfit,
    Reordered,
    Squeezed,
)
from modellint.program.facts.statements import (
    ChangedInPlace,
    Discarded,
    FlagSet,
    NotCalled,
    Remade,
)
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
    "Breach",
    "ChangedInPlace",
    "Compared",
    "DeadEnd",
    "Discarded",
    "Dropout",
    "EarlyAttribute",
    "Evaluation",
    "ExhaustedIterator",
    "Fact",
    "Fault",
    "FlagSet",
    "ForwardCall",
    "HalfPrecisionLoss",
    "IdleComment",
    "IdleScheduler",
    "Indexed",
    "Initial",
    "KeptGraph",
    "Leak",
    "LearningRate",
    "LeftOut",
    "LightningBreach",
    "Loaded",
    "Loss",
    "LossMade",
    "Made",
    "MadeOfTensor",
    "Misconfigured",
    "Misfit",
    "Misstep",
    "ModeLost",
    "NoForward",
    "Normalization",
    "NotCalled",
    "OddArgument",
    "Operation",
    "Optimizer",
    "OptimizerStep",
    "Outdated",
    "PassingLayer",
    "Rate",
    "Reapplied",
    "RecreatedOptimizer",
    "Remade",
    "Reordered",
    "Restacked",
    "Roundabout",
    "Saved",
    "SchedulerStep",
    "SequenceEnd",
    "Setting",
    "Shadow",
    "Sight",
    "Singular",
    "Squeezed",
    "StaleOptimizer",
    "StateMismatch",
    "Stopped",
    "Succession",
    "TrainingLoop",
    "TupleGiven",
    "Unfilled",
    "Unmoved",
    "Unread",
    "Unregistered",
    "UnselectedGradient",
]
