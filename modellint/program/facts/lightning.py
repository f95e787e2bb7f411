"""What Lightning asks of a module that is trained by it."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from modellint.diagnostics import Place
from modellint.program.facts.base import Fact


class Breach(enum.Enum):
    """How a module can fail Lightning's expectations."""

    NOTHING_RETURNED = "training_step returns nothing"
    NUMBER_RETURNED = "training_step returns a number, or a tensor without a graph"
    OWN_BACKWARD = "training_step calls backward itself, and returns the loss"
    HOOK_GONE = "a method is defined that Lightning no longer calls"
    NO_MONITOR = "a scheduler waits for a metric that nobody names"
    PER_EPOCH = "a scheduler that counts batches is stepped once an epoch"


@dataclass(frozen=True)
class LightningBreach(Fact):
    """A ``LightningModule`` does something that Lightning does not expect.

    ``cls`` is the module's class, ``name`` the method or the scheduler; ``inner`` is the expression that should
    stand in the place of the one that is reported.
    """

    breach: Breach = Breach.NOTHING_RETURNED
    cls: str = ""
    name: str = ""
    inner: Place | None = None
