"""Whether anybody asks for the gradient of what is computed here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from modellint.analysis.classes import lineage
from modellint.analysis.formulas import ancestry, learned, leaves
from modellint.analysis.machine import Machine
from modellint.analysis.objects import Unknown
from modellint.knowledge.api import ApiClass
from modellint.program.facts.base import Fact
from modellint.program.facts.numerics import Computation, Differentiated

_FORWARD = ("forward", "call", "__call__", "training_step")
_MODULES = ("module", "layer", "model", "loss")
_TRUTHS = ("target", "label", "truth", "gt", "mask", "weight", "length", "true", "ref")
_BRIEF = ("y", "t", "trg", "tgt", "x", "input", "inputs", "images", "data", "batch", "features")


def none_asked(machine: Machine) -> bool:
    """Whether gradients are off: under ``no_grad``, in an optimizer, in a function that has its own backward."""
    return bool(machine.no_grad) or any(
        isinstance(base, ApiClass) and (base.role == "optimizer" or base.name == "torch.autograd.Function")
        for base in _bases(machine)
    )


def trains(machine: Machine, *values: object) -> bool | None:
    """Whether the gradient with respect to one of these is needed: True where that is seen, None if it may be."""
    found = [learned(value) for value in values]
    if True not in found and None not in found:
        return False
    if not in_forward(machine):
        return True if True in found else None
    return True in found or any(_may_learn(machine, value) for value in values)


def _may_learn(machine: Machine, value: object) -> bool:
    """Whether a value that nobody knows may come from a layer before: not what a function calls a target."""
    return any(isinstance(leaf, Unknown) and not _is_given(machine, leaf) for leaf in leaves(value))


def _is_given(machine: Machine, leaf: Unknown) -> bool:
    names = (parameter.name.lower() for parameter, origin in machine.origins.items() if origin is leaf.origin)
    name = next(names, "")
    return name in _BRIEF or any(word in name for word in _TRUTHS)


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
    reached = {
        formula.place for event in machine.events if event.kind == "backward" for formula in ancestry(event.subject)
    }
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
