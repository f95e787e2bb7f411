"""The facts that rules ask about, one class for each kind of thing a training program does."""

from modellint.program.facts.account import Backend, KerasVersion, Sight, Stopped, Unread
from modellint.program.facts.base import Fact
from modellint.program.facts.calls import Setting
from modellint.program.facts.labels import Compiled, Metric, Supervised
from modellint.program.facts.layers import BareShape, LayerDropped, LayerMisfit, MissingRow, RepeatedNumber
from modellint.program.facts.losses import Backward, LossMade
from modellint.program.facts.modules import Dropout, ModeUntold, PassingLayer
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
    "Backend",
    "Backward",
    "BareShape",
    "ChangedInPlace",
    "Compiled",
    "DeadEnd",
    "Discarded",
    "Dropout",
    "Evaluation",
    "Fact",
    "Fault",
    "FlagSet",
    "HalfPrecisionLoss",
    "KeptGraph",
    "KerasVersion",
    "LayerDropped",
    "LayerMisfit",
    "Leak",
    "LearningRate",
    "Loss",
    "LossMade",
    "Metric",
    "MissingRow",
    "Misstep",
    "ModeLost",
    "ModeUntold",
    "Normalization",
    "NotCalled",
    "Operation",
    "PassingLayer",
    "Remade",
    "RepeatedNumber",
    "Roundabout",
    "Setting",
    "Sight",
    "Singular",
    "Stopped",
    "Supervised",
    "TrainingLoop",
    "Unread",
    "UnselectedGradient",
]
