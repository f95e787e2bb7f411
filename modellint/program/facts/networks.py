"""Networks: how they are put together, and what they are made of."""

from __future__ import annotations

from dataclasses import dataclass

from modellint.diagnostics import Place
from modellint.program.facts.base import Fact
from modellint.program.values import Step


@dataclass(frozen=True)
class Unregistered(Fact):
    """A network keeps something in an attribute where registration does not find it.

    ``place`` is where the attribute is set. It holds ``what``: layers or parameters in a ``container`` (``list``,
    ``dict``, ``tuple``) written at ``made``; or one tensor, which was a Parameter made there until the step ``lost``,
    or merely wants a gradient. ``element`` names one of the layers; ``count`` is how many there are, where that is
    known; ``applied`` a call of one of them; ``nested`` says that they lie in containers of their own, ``named`` that
    a dict's keys are texts.
    """

    network: str = ""
    attribute: str = ""
    what: str = "layers"
    container: str = ""
    made: Place | None = None
    lost: Step | None = None
    element: str = ""
    count: int | None = None
    applied: Place | None = None
    nested: bool = False
    named: bool = False
