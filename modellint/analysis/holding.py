"""What optimizers hold: the layers of a network as it is when they are made, compared to what it is made of later."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from modellint.analysis.choices import narrowed, options
from modellint.analysis.classes import library_base
from modellint.analysis.library import ORIGINAL, Use, applies
from modellint.analysis.machine import Arguments, Event, Machine
from modellint.analysis.objects import (
    NONE,
    UNKNOWN,
    Built,
    Choice,
    Given,
    Instance,
    Literal,
    Rest,
    Tuple,
    Unknown,
    Value,
)
from modellint.analysis.parameters import owners
from modellint.diagnostics import Place
from modellint.program import facts

_HOLDERS = ("chain", "list", "mapping", "wrapper", "network")
_SWITCHES = ("affine", "elementwise_affine")


@dataclass(frozen=True, slots=True)
class Holding:
    """What one optimizer was given: networks (None: nobody knows), the layers they had, and when that was.

    ``complete`` says that all parts of the networks are known.
    """

    networks: tuple[Value, ...] | None
    layers: tuple[Built, ...]
    complete: bool
    moment: int
    root: int
    order: int


def hold(machine: Machine, optimizer: Built) -> None:
    """Remember what an optimizer is given."""
    networks = owners(machine, optimizer.arguments.get("params", Given(UNKNOWN)).value)
    walk = Walk(machine, everything=True)
    for network in networks or ():
        walk.into(network)
    layers, moment = tuple(walk.layers), machine.memory.tick()
    order = len(machine.events)
    machine.holdings[optimizer] = Holding(networks, layers, walk.complete, moment, machine.root, order)


def compare(machine: Machine, owner: Value, arguments: Arguments, place: Place) -> None:
    """At ``optimizer.step()``, ``scaler.step(optimizer)``: take note of layers that its network was given since."""
    first = arguments.first("optimizer")
    stepped = (owner, first.value) if first else (owner,)
    optimizer = next((value for value in stepped if isinstance(value, Built) and value in machine.holdings), None)
    held = machine.holdings[optimizer] if optimizer else None
    if held is None or held.root != machine.root:
        return
    walk = Walk(machine, everything=False)
    for network in held.networks or ():
        walk.into(network)
    known = {id(layer) for layer in held.layers}
    added = [layer for layer in walk.layers if id(layer) not in known and _is_newer(layer, held)]
    if added:
        machine.event("outgrown", place, optimizer, values=tuple(added))


def _is_newer(layer: Built, held: Holding) -> bool:
    return layer.arguments is not ORIGINAL and (held.complete or layer.attributes.born >= held.moment)


def has_parameters(layer: Built) -> bool:
    """Whether it has weights of its own: torch lets those layers choose a device for them."""
    if layer.api.role != "layer" or layer.api.init.parameter("device") is None:
        return False
    return not any(layer.arguments.get(name, Given(UNKNOWN)).value == Literal(False) for name in _SWITCHES)


class Walk:
    """Goes through the parts of networks; with ``everything``, through those too that differ between runs."""

    def __init__(self, machine: Machine, *, everything: bool) -> None:
        self.layers: list[Built] = []
        self.complete = True
        self._machine = machine
        self._everything = everything
        self._seen: set[int] = set()

    def into(self, value: Value) -> None:
        """Go through a network or a part of it."""
        value = narrowed(value, self._machine.runs)
        if id(value) in self._seen:
            return
        self._seen.add(id(value))
        match value:
            case Built() if has_parameters(value):
                self.layers.append(value)
            case Built() if value.api.role in _HOLDERS:
                self._parts(value)
            case Instance() if library_base(value.cls):
                self._all(part for part in value.attributes.values() if not isinstance(part, Tuple))
            case Choice() | Unknown():
                self.complete = False
                self._all(option for _, option in options(value) if self._everything and option is not value)

    def _parts(self, holder: Built) -> None:
        inner = list(holder.arguments.values())[:1] if holder.api.role == "wrapper" else []
        for part in (*holder.attributes.values(), *(given.value for given in inner)):
            self._all(part.items if isinstance(part, Tuple) else (part,))

    def _all(self, parts: Iterable[Value]) -> None:
        for part in parts:
            self.into(part.value if isinstance(part, Rest) else part)


@applies("add_group")
def _add_group(machine: Machine, use: Use) -> Value:
    """``optimizer.add_param_group(…)``: it holds more from now on, and nobody keeps account of what."""
    machine.event("regrouped", use.place, use.receiver)
    return NONE


# --- what follows ---


def outgrown(machine: Machine) -> Iterator[facts.StaleOptimizer]:
    """Optimizers that are stepped while their networks have layers that no optimizer was given."""
    handed = [event for event in machine.events if event.kind in ("regrouped", "escape")]
    for event in machine.events:
        optimizer = event.subject
        if event.kind == "outgrown" and isinstance(optimizer, Built):
            held = machine.holdings[optimizer]
            layers = [layer for layer in event.values if not _is_held(machine, layer, held)]
            if layers and not any(_concerns(other, optimizer) for other in handed):
                yield _fact(event, optimizer, layers[0])


def _is_held(machine: Machine, layer: Value, by: Holding) -> bool:
    """Whether another optimizer was given the layer, or may have been."""
    return any(
        layer in held.layers or (held.networks is None and held.order > by.order) for held in machine.holdings.values()
    )


def _concerns(event: Event, optimizer: Built) -> bool:
    return event.subject is optimizer or any(value is optimizer for value in event.values)


def _fact(event: Event, optimizer: Built, layer: Value) -> facts.StaleOptimizer:
    assert optimizer.place is not None and isinstance(layer, Built)
    return facts.StaleOptimizer(
        optimizer.place,
        event.guard,
        name=optimizer.api.name,
        framework=optimizer.api.framework,
        layer=layer.api.name.rpartition(".")[2],
        put=layer.place,
        step=event.place,
    )
