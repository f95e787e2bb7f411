"""The facts that rules ask about, one class for each kind of thing a training program does."""

from modellint.program.facts.account import Backend, Sight, Stopped, Unread
from modellint.program.facts.base import Fact
from modellint.program.facts.calls import Setting
from modellint.program.facts.modules import Dropout, PassingLayer
from modellint.program.facts.optimization import LearningRate
from modellint.program.facts.outputs import Loss, Operation
from modellint.program.facts.statements import ChangedInPlace, Discarded, FlagSet, NotCalled, Remade
from modellint.program.facts.training import TrainingLoop

__all__ = [
    "Backend",
    "ChangedInPlace",
    "Discarded",
    "Dropout",
    "Fact",
    "FlagSet",
    "LearningRate",
    "Loss",
    "NotCalled",
    "Operation",
    "PassingLayer",
    "Remade",
    "Setting",
    "Sight",
    "Stopped",
    "TrainingLoop",
    "Unread",
]
