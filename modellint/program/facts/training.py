"""Training loops."""

from __future__ import annotations

from dataclasses import dataclass

from modellint.diagnostics import Place
from modellint.program.facts.base import Fact
from modellint.program.values import Origin


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
