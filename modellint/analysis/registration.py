"""Registration: which layers and parameters a network knows of, and which it merely keeps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from modellint.analysis.choices import options
from modellint.analysis.classes import has_unknown_base, library_base, lineage
from modellint.analysis.library import GROWN, PARAMETER
from modellint.analysis.machine import Machine
from modellint.analysis.objects import (
    OTHERS,
    Built,
    Choice,
    Class,
    Dictionary,
    Function,
    Instance,
    List,
    Rest,
    Tuple,
    Value,
)
from modellint.diagnostics import Place
from modellint.program import facts
from modellint.program.conditions import Guard
from modellint.program.values import Step, Tensor
from modellint.syntax.mentions import attributes, names

MODULE = "torch.nn.Module"
_CONTAINERS = ("chain", "list", "mapping")
_OWN_WAYS = frozenset(
    {"__setattr__", "__getattr__", "parameters", "named_parameters", "_apply", "to", "cuda", "state_dict"}
)
_REGISTERING = frozenset(
    {"add_module", "register_module", "register_parameter", "register_buffer", "setattr", "__setattr__"}
    | {"ModuleList", "ModuleDict", "Sequential", "ParameterList", "ParameterDict"}
    | {"_modules", "_parameters", "__dict__", "parameters", "named_parameters"}
)
_DEPTH = 4


def unregistered(machine: Machine) -> Iterator[facts.Unregistered]:
    """What networks keep out of sight; a place where all is well on any run is not spoken of."""
    found: dict[Place, list[facts.Unregistered]] = {}
    suspects = [(instance, *each) for instance in machine.witness.instances for each in _suspects(instance)]
    if not suspects:
        return
    known = Known(machine)
    sound: set[Place] = set()
    for instance, attribute, guard, value in suspects:
        place = instance.written[attribute]
        fact = known.fact(instance, attribute, value, place)
        if fact is not None and guard:
            fact = replace(fact, guard=guard, certain=False)
        if fact is None or not _is_plain(instance.cls, attribute):
            sound.add(place)
        else:
            found.setdefault(place, []).append(fact)
    for place, told in found.items():
        if place not in sound:
            yield told[0]


def is_module(cls: Class) -> bool:
    """Whether it derives from torch's modules and from nothing that nobody reads."""
    base = library_base(cls)
    return base is not None and MODULE in (base.name, *base.bases) and not has_unknown_base(cls)


def _suspects(instance: Instance) -> Iterator[tuple[str, Guard, Value]]:
    """The attributes that hold a container, or a tensor that was or should be a Parameter."""
    if not instance.written or not is_module(instance.cls):
        return
    for name, value in instance.attributes.items():
        if not isinstance(name, str) or name not in instance.written:
            continue
        for guard, option in options(value):
            if isinstance(option, List | Dictionary | Tuple) or _grown(option):
                yield name, guard, option


def _grown(value: Value) -> Step | None:
    """The step that says that a tensor was a Parameter, or wants a gradient."""
    if not isinstance(value, Tensor):
        return None
    return next((step for step in value.trail if step.name in (PARAMETER, GROWN)), None)


@lru_cache
def _is_plain(cls: Class, attribute: str) -> bool:
    """Whether the class leaves to torch what becomes of an attribute: no method registers it, or lists parameters."""
    read = False
    for entry in lineage(cls):
        for member in entry.members.values() if isinstance(entry, Class) else ():
            if isinstance(member, Function):
                if member.name in _OWN_WAYS:
                    return False
                mentioned = names(member.node)
                if member.name != "__init__" and attribute in attributes(member.node):
                    if mentioned & _REGISTERING:
                        return False
                    read = True
    return read


class Known:
    """What is registered with any network, or in hands that nobody reads."""

    def __init__(self, machine: Machine) -> None:
        self._seen: set[int] = set()
        self._places: set[Place | None] = set()
        witness = machine.witness
        for instance in witness.instances:
            if is_module(instance.cls):
                self._register_parts(instance)
        for container in witness.containers:
            self._register_parts(container)
        for value in (*witness.released, *witness.listed):
            for element in elements(value):
                self._register(element)
        self._applied = {id(each.layer): each.place for each in witness.applied}

    def _register(self, value: Value) -> None:
        for _, option in options(value):
            option = option.value if isinstance(option, Rest) else option
            if isinstance(option, Built | Instance) and id(option) not in self._seen:
                self._seen.add(id(option))
                if isinstance(option, Built) and option.api.name == PARAMETER:
                    self._places.add(option.place)
                self._register_parts(option)

    def _register_parts(self, owner: Built | Instance) -> None:
        for part in parts(owner):
            self._register(part)

    def fact(self, instance: Instance, attribute: str, value: Value, place: Place) -> facts.Unregistered | None:
        """What there is to say of an attribute that holds this value."""
        if isinstance(value, Tensor):
            return self._tensor(instance, attribute, value, place)
        held = list(elements(value))
        if not held or not all(self._is_hidden(element, instance) for element in held):
            return None
        weighty = [element for element in held if isinstance(element, Built | Instance) and has_parameters(element)]
        if not weighty or _is_hiding_place(value):
            return None
        layers = [element for element in weighty if not is_parameter(element)]
        return facts.Unregistered(
            place,
            network=instance.cls.name,
            attribute=attribute,
            what="layers" if layers else "parameters",
            container=_CONTAINER_NAMES[type(value)],
            made=value.place if isinstance(value, List | Dictionary) else None,
            element=name_of((layers or weighty)[0]),
            count=_count(value),
            applied=next((self._applied[id(e)] for e in weighty if id(e) in self._applied), None),
            nested=any(isinstance(item, List | Tuple | Dictionary) for item in _items(value)),
            named=isinstance(value, Dictionary) and all(isinstance(key, str) for key in value.cells),
        )

    def _is_hidden(self, element: Value, instance: Instance) -> bool:
        """Whether it was made with this object, for it alone, and nobody else is seen to know of it."""
        if not isinstance(element, Built | Instance) or id(element) in self._seen:
            return False
        return element.attributes.born > instance.attributes.born

    def _tensor(self, instance: Instance, attribute: str, value: Tensor, place: Place) -> facts.Unregistered | None:
        step = _grown(value)
        if step is None or step.made in self._places - {None}:
            return None
        lost = value.trail[-1] if step.name == PARAMETER else step
        what = "parameter" if step.name == PARAMETER else "tensor"
        return facts.Unregistered(
            place, network=instance.cls.name, attribute=attribute, what=what, made=step.made, lost=lost
        )


_CONTAINER_NAMES: dict[type, str] = {List: "list", Tuple: "tuple", Dictionary: "dict"}


def parts(owner: Built | Instance) -> list[Value]:
    """What an object registers: its attributes, not what lies in lists in them."""
    found: list[Value] = []
    held = list(owner.attributes.items())
    for name, value in held:
        known = name == "items" or not isinstance(name, str)
        found += value.items if known and isinstance(value, Tuple) else [value]
        if known and isinstance(value, Choice):
            found += [item for _, option in value.options if isinstance(option, Tuple) for item in option.items]
    if isinstance(owner, Built):
        found += [given.value for given in owner.arguments.values()] if owner.api.role == "wrapper" else []
        found += [e for given in owner.arguments.values() for e in elements(given.value) if is_parameter(e)]
    return found


def elements(value: Value, depth: int = 0) -> Iterator[Value]:
    """What lies in a container, at any depth; a value that is no container is its only element."""
    match value:
        case Rest(value=inner):
            yield from elements(inner, depth)
        case Choice(options=choices):
            for _, option in choices:
                yield from elements(option, depth)
        case List() | Tuple() | Dictionary() if depth < _DEPTH:
            for item in _items(value):
                yield from elements(item, depth + 1)
        case _:
            yield value


def _items(value: Value) -> list[Value]:
    match value:
        case Tuple(items=items):
            return [item.value if isinstance(item, Rest) else item for item in items]
        case List(cells=cells):
            return [item for _, held in options(cells.get("items", Tuple())) for item in _items(held)]
        case Dictionary(cells=cells):
            return [item for key, item in cells.items() if key is not OTHERS]
    return []


def _is_hiding_place(value: Value) -> bool:
    """``[teacher]``: one thing in a list of its own is kept from registration on purpose."""
    held = value.cells.get("items") if isinstance(value, List) else value
    if isinstance(held, Dictionary):
        return len(held.cells) == 1
    return isinstance(held, Tuple) and len(held.items) == 1 and held.closed


def _count(value: Value) -> int | None:
    held = value.cells.get("items") if isinstance(value, List) else value
    if isinstance(held, Tuple):
        return len(held.items) if held.closed else None
    return len(held.cells) if isinstance(held, Dictionary) and OTHERS not in held.cells else None


def has_parameters(value: Value, depth: int = 0) -> bool:
    """Whether it is a parameter, or a layer or network that is known to have some."""
    match value:
        case Built(api=api) if api.role in _CONTAINERS or api.role == "wrapper":
            return depth < _DEPTH and any(has_parameters(part, depth + 1) for part in _flat(value))
        case Built(api=api):
            weighty = api.role == "layer" and MODULE in api.bases and api.init.parameter("device") is not None
            return weighty or api.name == PARAMETER
        case Instance(cls=cls):
            return depth < _DEPTH and is_module(cls) and any(has_parameters(part, depth + 1) for part in _flat(value))
    return False


def _flat(owner: Built | Instance) -> Iterator[Value]:
    for part in parts(owner):
        for _, option in options(part):
            yield option.value if isinstance(option, Rest) else option


def is_parameter(value: Value) -> bool:
    """Whether it is an ``nn.Parameter``."""
    return isinstance(value, Built) and value.api.name == PARAMETER


def name_of(value: Value) -> str:
    """The name of a layer's class."""
    if isinstance(value, Instance):
        return value.cls.name
    return value.api.name.rpartition(".")[2] if isinstance(value, Built) else ""
