"""Optimizers that are made anew in every round of a loop, and forget what they have gathered."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from modellint.analysis.machine import Event, LoopRun, Machine
from modellint.analysis.objects import UNKNOWN, Built, Given, Instance, Literal, Unknown, Value
from modellint.analysis.settings import settings_of
from modellint.analysis.written import Written
from modellint.knowledge.api import Band
from modellint.program import facts
from modellint.syntax import tree
from modellint.syntax.mentions import inside

_ANEW = ("load_state_dict", "apply", "reset", "init", "copy", "clone", "restart", "restore")


def recreated(machine: Machine) -> Iterator[facts.RecreatedOptimizer]:
    """Optimizers of networks from outside a loop that differentiates and steps them, made inside of it."""
    written = Written(machine)
    for made in machine.events:
        if made.kind == "made" and made.loops and isinstance(made.subject, Built):
            loop = made.loops[-1]
            backward = _backward(machine, made, loop)
            if backward and _keeps_network(machine, made, made.subject) and _has_steady_rate(made.subject):
                per_batch = backward.loops[-1].serial == loop.serial
                if _is_training(written, loop, per_batch):
                    yield _fact(machine, made, made.subject, loop, per_batch)


def _backward(machine: Machine, made: Event, loop: LoopRun) -> Event | None:
    """The backward call of the round, if the optimizer is made in each round that has one, and then stepped."""
    if loop.known or loop.over is None:
        return None
    later = [event for event in machine.events[made.order :] if any(one.serial == loop.serial for one in event.loops)]
    if not any(event.kind == "step" and event.subject is made.subject for event in later):
        return None
    return next((e for e in later if e.kind == "backward" and e.guard.implies(made.guard)), None)


def _keeps_network(machine: Machine, made: Event, optimizer: Built) -> bool:
    """Whether what it holds was made outside of the loop."""
    networks = machine.holdings[optimizer].networks
    depth = sum(not loop.known for loop in made.loops)
    return bool(networks) and all(isinstance(n, Built | Instance) and n.depth < depth for n in networks or ())


def _has_steady_rate(optimizer: Built) -> bool:
    """Whether the rate is the same in each round."""
    rate = optimizer.api.init.annotated(Band)
    return rate is not None and _is_steady(optimizer.arguments.get(rate.name, Given(UNKNOWN)).value)


def _is_steady(value: Value) -> bool:
    match value:
        case Literal():
            return True
        case Unknown(key=(_, "once", _)):
            return False
    return isinstance(value, Unknown) and value.key is not None


def _is_training(written: Written, loop: LoopRun, per_batch: bool) -> bool:
    """Whether the loop goes over batches or epochs, and nothing in it starts the network anew."""
    node = written.node(loop.place)
    if not isinstance(node, tree.For):
        return False
    if _starts_anew(node):
        return False
    return per_batch or (isinstance(node.target, tree.Name) and "epoch" in node.target.id.lower())


@lru_cache(maxsize=16)
def _starts_anew(loop: tree.For) -> bool:
    """Whether a name in the loop speaks of a new start; many optimizers may be made in one loop."""
    words = {getattr(part, "id", getattr(part, "attr", "")).lower() for part in inside(loop)}
    return any(anew in word for word in words for anew in _ANEW)


def _fact(machine: Machine, made: Event, built: Built, loop: LoopRun, per_batch: bool) -> facts.RecreatedOptimizer:
    return facts.RecreatedOptimizer(
        made.place,
        made.guard,
        name=built.api.name,
        framework=built.api.framework,
        settings=settings_of(machine, built),
        loop=loop.place,
        per_batch=per_batch,
    )
