"""Registration: which layers and parameters a network knows of, and which it merely keeps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from modellint.analysis.choices import options
from modellint.analysis.classes import lineage
from modellint.analysis.holdings import (
    count_of,
    elements,
    has_parameters,
    is_hiding_place,
    is_module,
    is_parameter,
    items_of,
    name_of,
    parts,
)
from modellint.analysis.machine import Machine
from modellint.analysis.objects import (
    Built,
    Class,
    Dictionary,
    Function,
    Instance,
    List,
    Rest,
    Tuple,
    Unknown,
    Value,
)
from modellint.analysis.parameter_values import GROWN, PARAMETER
from modellint.diagnostics import Place
from modellint.program import facts
from modellint.program.conditions import Guard
from modellint.program.values import Step, Tensor
from modellint.syntax.mentions import attributes, names

_OWN_WAYS = frozenset(
    {"__setattr__", "__getattr__", "parameters", "named_parameters", "_apply", "to", "cuda", "state_dict"}
)
_REGISTERING = frozenset(
    {"add_module", "register_module", "register_parameter", "register_buffer", "setattr", "__setattr__"}
    | {"ModuleList", "ModuleDict", "Sequential", "ParameterList", "ParameterDict"}
    | {"_modules", "_parameters", "__dict__", "parameters", "named_parameters"}
)


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
        self._typed: set[tuple[object, str]] = {*witness.typed}
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
        if held and self._is_said_to_hold(instance.cls, attribute, value) and self._may_be_hidden(held):
            name, made = instance.cls.name, value.place if isinstance(value, List) else None
            return facts.Unregistered(place, network=name, attribute=attribute, container="list", made=made, seen=False)
        if not held or not all(self._is_hidden(element, instance) for element in held):
            return None
        weighty = [element for element in held if isinstance(element, Built | Instance) and has_parameters(element)]
        if not weighty or is_hiding_place(value):
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
            count=count_of(value),
            applied=next((self._applied[id(e)] for e in weighty if id(e) in self._applied), None),
            nested=any(isinstance(item, List | Tuple | Dictionary) for item in items_of(value)),
            named=isinstance(value, Dictionary) and all(isinstance(key, str) for key in value.cells),
        )

    def _is_said_to_hold(self, cls: Class, attribute: str, value: Value) -> bool:
        """Whether a list that the class makes itself is annotated to hold modules."""
        if not isinstance(value, List) or value.place is None:
            return False
        return any((e, attribute) in self._typed for e in lineage(cls) if isinstance(e, Class))

    def _may_be_hidden(self, held: list[Value]) -> bool:
        """Whether nobody is seen to register any of them, and some are not known."""
        own = all(isinstance(e, Unknown | Built | Instance) and id(e) not in self._seen for e in held)
        return own and any(isinstance(e, Unknown) for e in held)

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
