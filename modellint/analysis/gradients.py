"""Whether anybody asks for the gradient of what is computed here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from modellint.analysis.classes import lineage
from modellint.analysis.formulas import ancestry, learned
from modellint.analysis.machine import Machine
from modellint.knowledge.api import ApiClass
from modellint.program.facts.base import Fact
from modellint.program.facts.numerics import Computation, Differentiated

_FORWARD = ("forward", "call", "__call__", "training_step")
_MODULES = ("module", "layer", "model", "loss")


def none_asked(machine: Machine) -> bool:
    """Whether gradients are off: under ``no_grad``, in an optimizer, in a function that has its own backward."""
    return bool(machine.no_grad) or any(
        isinstance(base, ApiClass) and (base.role == "optimizer" or base.name == "torch.autograd.Function")
        for base in _bases(machine)
    )


def trains(*values: object) -> bool | None:
    """Whether one of these depends on what a network learns; None if it may."""
    found = [learned(value) for value in values]
    return True if True in found else None if None in found else False


def in_forward(machine: Machine) -> bool:
    """Whether a network's ``forward`` is being run."""
    for frame in machine.frames:
        function = frame.function
        if function and function.owner and function.name in _FORWARD:
            roles = [base.role for base in lineage(function.owner) if isinstance(base, ApiClass)]
            if any(role in _MODULES for role in roles):
                return True
    return False


def _bases(machine: Machine) -> Iterator[object]:
    for frame in machine.frames:
        if frame.function and frame.function.owner:
            yield from lineage(frame.function.owner)


def settled(machine: Machine) -> Iterator[object]:
    """All facts, now that it is known what gradients were asked of."""
    backward = [event for event in machine.events if event.kind == "backward"]
    seen: set[int] = set()
    reached = {formula.place for event in backward for formula in ancestry(event.subject, seen)}
    found: dict[object, object] = {}
    for fact in machine.facts:
        if isinstance(fact, Differentiated) and fact.learned and fact.place in reached:
            fact = replace(fact, trains=True)
        key = (type(fact), fact.place) if isinstance(fact, Computation) else fact
        found[key] = _surer(found.get(key, fact), fact)
    yield from found.values()


def _surer(one: object, other: object) -> object:
    """Of two facts about one computation, the one that holds on more runs, or of which more is known."""
    if isinstance(one, Differentiated) and isinstance(other, Differentiated) and one.trains is not other.trains:
        return one if one.trains else other
    return other if isinstance(one, Fact) and isinstance(other, Fact) and one.guard and not other.guard else one
