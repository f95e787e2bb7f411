"""The facts that rules ask about, one class for each kind of thing a training program does."""

from modellint.program.facts.account import Backend, Sight, Stopped, Unread
from modellint.program.facts.base import Fact
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
from modellint.program.facts.training import TrainingLoop

__all__ = [
    "NOT_SET",
    "Backend",
    "ExhaustedIterator",
    "Fact",
    "IdleScheduler",
    "LearningRate",
    "LeftOut",
    "Loss",
    "Made",
    "Operation",
    "Optimizer",
    "OptimizerStep",
    "RecreatedOptimizer",
    "SchedulerStep",
    "Setting",
    "Sight",
    "StaleOptimizer",
    "Stopped",
    "TrainingLoop",
    "Unread",
]
