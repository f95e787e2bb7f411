"""Networks that a loss is differentiated through, and whose parameters nobody ever asks for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from modellint.analysis.holding import Walk
from modellint.analysis.machine import Event, Frame, LoopRun, Machine
from modellint.analysis.objects import Built, Instance, Tuple, Unknown, Value
from modellint.analysis.written import Written
from modellint.diagnostics import Place
from modellint.program import facts
from modellint.program.values import Tensor

_FROZEN_OR_LOADED = frozenset({"requires_grad", "requires_grad_", "load_state_dict", "set_grad_enabled"})


def differentiated(machine: Machine, frame: Frame, loss: Value, place: Place) -> None:
    """At ``loss.backward()``: take note of the networks at hand that the last loss was computed with."""
    if not isinstance(loss, Tensor) or not machine.loops:
        return
    last = next((fact for fact in reversed(machine.facts) if isinstance(fact, facts.Loss)), None)
    used = _differentiable(last.given) if last and last.place.path == place.path else set()
    scopes = (frame.scope.names, frame.scope.module.names) if used else ()
    for name, value in {str(name): value for names in scopes for name, value in names.items()}.items():
        if isinstance(value, Built | Instance):
            layers = _layers(machine, value)
            if layers and any(layer.place in used for layer in layers):
                machine.event("differentiated", place, name, values=(value,))


def _differentiable(given: Tensor) -> set[Place | None]:
    """Where the layers were made that the gradient gets to: those since gradients were last switched off."""
    quiet = max((index for index, step in enumerate(given.trail) if step.quiet), default=-1)
    return {step.made for step in given.trail[quiet + 1 :] if step.made}


def _layers(machine: Machine, value: Value) -> list[Built]:
    walk = Walk(machine, everything=True)
    for part in value.items if isinstance(value, Tuple) else (value,):
        walk.into(part)
    return walk.layers


# --- what follows ---


def left_out(machine: Machine) -> Iterator[facts.LeftOut]:
    """Networks that are differentiated through and stepped past: no optimizer holds any of their layers."""
    candidates = [event for event in machine.events if event.kind == "differentiated"]
    if not candidates or not _is_clear(machine):
        return
    asked = {layer.place for layer in _spoken_of(machine)}
    steps: dict[tuple[LoopRun, ...], list[Event]] = defaultdict(list)
    for event in machine.events:
        if event.kind == "step":
            steps[event.loops].append(event)
    written = Written(machine)
    for event in candidates:
        network = event.values[0]
        step = next((e for e in steps[event.loops] if e.order >= event.order), None)
        missing = step and not any(layer.place in asked for layer in _layers(machine, network))
        if step and missing and not written.mentions(_FROZEN_OR_LOADED):
            made = network.place if isinstance(network, Built | Instance) else None
            if made and isinstance(step.subject, Built):
                yield facts.LeftOut(made, network=str(event.subject), loss=event.place, step=step.place)


def _is_clear(machine: Machine) -> bool:
    """Whether all optimizers, and all that they are given, are known."""
    owners = [event.values[0] for event in machine.events if event.kind == "iterator"]
    steps = [event.subject for event in machine.events if event.kind == "step"]
    if any(isinstance(each, Unknown) for each in (*owners, *steps)):
        return False
    return bool(machine.holdings) and all(held.networks and held.complete for held in machine.holdings.values())


def _spoken_of(machine: Machine) -> list[Built]:
    """The layers of networks whose parameters are asked for, or that are handed to somebody who may ask."""
    asking = (event.values for event in machine.events if event.kind in ("iterator", "escape"))
    given = {id(value): value for values in asking for value in values}
    return [layer for value in given.values() for layer in _layers(machine, value)]
