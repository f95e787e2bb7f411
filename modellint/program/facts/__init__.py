"""The facts that rules ask about, one class for each kind of thing a training program does."""

from modellint.program.facts.account import Backend, Sight, Stopped, Unread
from modellint.program.facts.api import Indexed, Outdated
from modellint.program.facts.base import Fact
from modellint.program.facts.calls import Setting
from modellint.program.facts.checkpoints import Loaded, Saved, StateMismatch
from modellint.program.facts.lightning import Breach, LightningBreach
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
    "Backend",
    "Backward",
    "Breach",
    "ChangedInPlace",
    "DeadEnd",
    "Discarded",
    "Dropout",
    "Evaluation",
    "Fact",
    "Fault",
    "FlagSet",
    "HalfPrecisionLoss",
    "Indexed",
    "KeptGraph",
    "Leak",
    "LearningRate",
    "LightningBreach",
    "Loaded",
    "Loss",
    "LossMade",
    "Misstep",
    "ModeLost",
    "Normalization",
    "NotCalled",
    "Operation",
    "Outdated",
    "PassingLayer",
    "Remade",
    "Roundabout",
    "Saved",
    "Setting",
    "Sight",
    "Singular",
    "StateMismatch",
    "Stopped",
    "TrainingLoop",
    "Unread",
    "UnselectedGradient",
]
