"""The facts that rules ask about, one class for each kind of thing a training program does."""

from modellint.program.facts.account import Backend, Sight, Stopped, Unread
from modellint.program.facts.base import Fact
from modellint.program.facts.modules import (
    EarlyAttribute,
    ForwardCall,
    MadeOfTensor,
    NoForward,
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
from modellint.program.facts.optimization import LearningRate
from modellint.program.facts.outputs import Loss, Operation
from modellint.program.facts.training import TrainingLoop

__all__ = [
    "Backend",
    "EarlyAttribute",
    "Fact",
    "ForwardCall",
    "Initial",
    "LearningRate",
    "Loss",
    "MadeOfTensor",
    "NoForward",
    "Operation",
    "Rate",
    "Reapplied",
    "Restacked",
    "SequenceEnd",
    "Shadow",
    "Sight",
    "Stopped",
    "Succession",
    "TrainingLoop",
    "TupleGiven",
    "Unfilled",
    "Unmoved",
    "Unread",
    "Unregistered",
]
