"""Containers of layers: Sequential, ModuleList, and wrappers that stand for what they hold."""

from __future__ import annotations

from collections import Counter

from modellint.analysis.library import Use, applies, constructs, flat, instances, wrapped
from modellint.analysis.machine import Arguments, Machine, content
from modellint.analysis.objects import (
    LIBRARY,
    REGISTERED,
    UNKNOWN,
    Built,
    Dictionary,
    Given,
    Instance,
    List,
    Literal,
    Rest,
    Tuple,
    Value,
)
from modellint.analysis.sequences import elements
from modellint.diagnostics import Place
from modellint.program.values import Tensor

FEW = 2
_ADDED = ("layer", "module", "param", "tensor")


@constructs("chain")
def _make_chain(machine: Machine, built: Built, arguments: Arguments) -> None:
    values = tuple(given.value for given in arguments.positional)
    layers = arguments.keywords.get("layers")
    if layers:
        values = (layers.value,)
    machine.memory.write(built.attributes, "items", Tuple())
    if len(values) == 1 and isinstance(values[0], List | Dictionary | Tuple):
        machine.memory.write(built.attributes, "items", machine.each(values[0], lambda v: _entries(machine, built, v)))
    else:
        machine.memory.write(built.attributes, "items", Tuple(values))
    _number(machine, built)
    machine.idle[built] = None
    machine.witness.containers.append(built)


@constructs("list")
def _make_list(machine: Machine, built: Built, arguments: Arguments) -> None:
    given = arguments.first("modules")
    items = elements(machine, given.value) if given else ()
    machine.memory.write(built.attributes, "items", Tuple(items))
    machine.witness.containers.append(built)


@constructs("mapping")
def _make_mapping(machine: Machine, built: Built, arguments: Arguments) -> None:
    machine.witness.containers.append(built)
    given = arguments.first("modules")
    if given and isinstance(given.value, Dictionary):
        for key, value in given.value.cells.items():
            machine.memory.write(built.attributes, key, value)


def _entries(machine: Machine, built: Built, value: Value) -> Value:
    """The layers in a list, an OrderedDict, or a list of name and layer."""
    if isinstance(value, Dictionary):
        for key, layer in value.cells.items():
            machine.memory.write(built.attributes, key, layer)
        return Tuple(tuple(value.cells.values()))
    if isinstance(value, List):
        held = content(machine, value.cells)
        return machine.each(held, lambda items: _entries(machine, built, items))
    return Tuple(tuple(_unnamed(item) for item in value.items)) if isinstance(value, Tuple) else Tuple((Rest(UNKNOWN),))


def _unnamed(item: Value) -> Value:
    match item:
        case Tuple(items=(Literal(value=str()), layer)):
            return layer
        case Rest(value=inner):
            return Rest(_unnamed(inner))
    return item


def _number(machine: Machine, built: Built) -> None:
    """Layers of a torch Sequential are attributes too, by their number."""
    items = content(machine, built.attributes)
    if isinstance(items, Tuple) and built.api.framework == "torch":
        for index, item in enumerate(items.items):
            if isinstance(item, Rest):
                return
            machine.memory.write(built.attributes, str(index), item)


def append(machine: Machine, owner: Built | List, value: Value) -> None:
    """Add one element at the end, or any number of it where we are in a loop that nobody can count."""
    cells = owner.attributes if isinstance(owner, Built) else owner.cells
    added = Rest(value) if machine.loop_depth > owner.depth else value
    items = content(machine, cells)
    machine.memory.write(
        cells,
        "items",
        machine.each(items, lambda held: Tuple((*held.items, added)) if isinstance(held, Tuple) else UNKNOWN),
    )


@applies("add")
def _add(machine: Machine, use: Use) -> Value:
    """``model.add(layer)``, ``sequential.append(layer)``, ``module.add_module(name, layer)``."""
    layer = next((use.given[name].value for name in _ADDED if name in use.given), UNKNOWN)
    named = use.given.get("name")
    if isinstance(use.receiver, Built | Instance) and named:
        register(machine, use.receiver, named.value, layer)
    target = use.receiver
    if isinstance(target, Instance):
        target = target.attributes.get(LIBRARY)
    if isinstance(target, Built) and target.api.role in ("chain", "list"):
        append(machine, target, layer)
    return use.receiver if use.receiver is not None and use.framework == "torch" else UNKNOWN


def register(machine: Machine, owner: Built | Instance, name: Value, value: Value) -> None:
    """``owner.name = value``, where the name is put together at run time as well."""
    if isinstance(name, Literal):
        machine.memory.write(owner.attributes, name.value, value)
        return
    held = owner.attributes.get(REGISTERED)
    items = held.items if isinstance(held, Tuple) else ()
    machine.memory.write(owner.attributes, REGISTERED, Tuple((*items, value)))


@applies("pop", "insert", "extend")
def _rearrange(machine: Machine, use: Use) -> Value:
    """What changes a container in place: the last layer taken off, several added, or something nobody follows."""
    target = use.receiver
    if not isinstance(target, Built):
        return UNKNOWN
    held = content(machine, target.attributes)
    at = use.argument("key").value
    more = next(iter(use.given.values()), Given(UNKNOWN)).value
    if use.role == "extend":
        for item in elements(machine, more):
            append(machine, target, item)
    elif use.role == "pop" and isinstance(held, Tuple) and held.closed and not isinstance(at, Literal):
        machine.memory.write(target.attributes, "items", Tuple(held.items[:-1]))
    elif use.role == "pop":
        take_away(machine, target, at)
    else:
        machine.memory.write(target.attributes, "items", Tuple((Rest(UNKNOWN),)))
    return UNKNOWN


def take_away(machine: Machine, owner: Built | List, index: Value) -> None:
    """``del layers[-1]``, ``layers.pop(1)``."""
    _exchange(machine, owner, index, ())


def put(machine: Machine, owner: Built | List, index: Value, value: Value) -> None:
    """``layers[-1] = layer``."""
    _exchange(machine, owner, index, (value,))


def _exchange(machine: Machine, owner: Built | List, index: Value, instead: tuple[Value, ...]) -> None:
    """One element replaced by others; where nobody can tell which, the container may hold anything."""
    cells = owner.attributes if isinstance(owner, Built) else owner.cells
    held = content(machine, cells)
    after = Tuple((Rest(UNKNOWN),))
    if isinstance(held, Tuple) and held.closed and isinstance(index, Literal) and isinstance(index.value, int):
        items, at = held.items, index.value
        if -len(items) <= at < len(items):
            after = Tuple((*items[: at % len(items)], *instead, *items[at % len(items) + 1 :]))
    machine.memory.write(cells, "items", after)


@instances("chain")
def _run_chain(machine: Machine, built: Built, arguments: Arguments, place: Place) -> Value:
    """What comes out of the last layer when the input goes through all of them."""
    machine.idle.pop(built, None)
    given = arguments.first("input", "inputs", "x")
    items = content(machine, built.attributes)
    start = given or Given(Tensor())
    return machine.each(items, lambda held: _through(machine, held, start, place))


def _through(machine: Machine, held: Value, start: Given, place: Place) -> Value:
    if not isinstance(held, Tuple):
        return UNKNOWN
    given = start
    for layer in held.items:
        value = machine.call(flat(layer), Arguments((given,), implied=True), place)
        given = Given(Tensor() if isinstance(layer, Rest) else value)
    return given.value


@instances("wrapper")
def _run_wrapped(machine: Machine, built: Built, arguments: Arguments, place: Place) -> Value:
    inner = wrapped(built)
    return machine.call(inner, arguments, place)


def run_idle(machine: Machine) -> None:
    """Send something unknown through the chains that the program itself never uses, a few of each place.

    One that the program takes apart may hold layers that were never meant to follow each other.
    """
    sent: Counter[Place] = Counter()
    while machine.idle:
        built, _ = machine.idle.popitem()
        if built.place and sent[built.place] < FEW:
            sent[built.place] += 1
            apart = built in machine.apart
            machine.expecting += apart
            machine.call(built, Arguments(), built.place)
            machine.expecting -= apart
