"""What objects hold: the parts that torch registers of them, and what lies in containers of Python."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.analysis.choices import options
from modellint.analysis.classes import has_unknown_base, library_base
from modellint.analysis.objects import (
    OTHERS,
    Built,
    Choice,
    Class,
    Dictionary,
    Instance,
    List,
    Rest,
    Tuple,
    Value,
)
from modellint.analysis.parameter_values import PARAMETER

MODULE = "torch.nn.Module"
_CONTAINERS = ("chain", "list", "mapping")
_DEPTH = 4


def is_module(cls: Class) -> bool:
    """Whether it derives from torch's modules and from nothing that nobody reads."""
    base = library_base(cls)
    return base is not None and MODULE in (base.name, *base.bases) and not has_unknown_base(cls)


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
            for item in items_of(value):
                yield from elements(item, depth + 1)
        case _:
            yield value


def items_of(value: Value) -> list[Value]:
    """What lies in a container itself."""
    match value:
        case Tuple(items=items):
            return [item.value if isinstance(item, Rest) else item for item in items]
        case List(cells=cells):
            return [item for _, held in options(cells.get("items", Tuple())) for item in items_of(held)]
        case Dictionary(cells=cells):
            return [item for key, item in cells.items() if key is not OTHERS]
    return []


def is_hiding_place(value: Value) -> bool:
    """``[teacher]``: one thing in a list of its own is kept from registration on purpose."""
    held = value.cells.get("items") if isinstance(value, List) else value
    if isinstance(held, Dictionary):
        return len(held.cells) == 1
    return isinstance(held, Tuple) and len(held.items) == 1 and held.closed


def count_of(value: Value) -> int | None:
    """How many things lie in a container, if that is known."""
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
