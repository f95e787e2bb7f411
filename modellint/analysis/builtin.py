"""Python's own functions and the methods of its containers."""

from __future__ import annotations

import math
from collections.abc import Callable

from modellint.analysis.calls import enclosing_super
from modellint.analysis.chains import append, register
from modellint.analysis.choices import mapped
from modellint.analysis.classes import has_unknown_base, lineage, member
from modellint.analysis.library import some_of
from modellint.analysis.machine import Arguments, Machine, calls, content, gets
from modellint.analysis.objects import (
    NEVER,
    NONE,
    OTHERS,
    UNKNOWN,
    Built,
    Builtin,
    Cells,
    Class,
    Dictionary,
    Function,
    Instance,
    List,
    Literal,
    Parser,
    Range,
    Rest,
    Super,
    Tuple,
    Unknown,
    Value,
    is_by_mode,
)
from modellint.analysis.options import of_parser
from modellint.analysis.parameters import some_parameters, spend
from modellint.analysis.sequences import elements
from modellint.analysis.shaping import size_at
from modellint.diagnostics import Place
from modellint.knowledge.api import ApiClass, ApiModule
from modellint.program.values import Tensor

Handler = Callable[[Machine, Arguments, Place], Value]
LONGEST_RANGE = 16
_EXHAUSTING = frozenset({"list", "tuple", "set", "dict", "sorted", "sum", "max", "min", "frozenset"})


@gets(List, Dictionary, Tuple, Literal)
def _method(machine: Machine, owner: Value, name: str, place: Place) -> Value:
    """A method of a container; a dict that lets its entries be read as attributes is one that has them."""
    if isinstance(owner, Dictionary) and name in owner.cells:
        return owner.cells[name]
    return Builtin(name, owner)


@calls(Builtin)
def _call(machine: Machine, builtin: Builtin, arguments: Arguments, place: Place) -> Value:
    match builtin.receiver:
        case None:
            if builtin.name in _EXHAUSTING:
                for given in arguments.positional:
                    spend(machine, given.value, place)
            handler = FUNCTIONS.get(builtin.name)
            return handler(machine, arguments, place) if handler else UNKNOWN
        case List() as target:
            if builtin.name == "append" and arguments.positional and target.depth < machine.loop_depth:
                given = arguments.positional[0]
                machine.event("accumulate", place, given.value, receiver=given.place)
            return _of_list(machine, target, builtin.name, arguments)
        case Dictionary() as target:
            return _of_dictionary(machine, target, builtin.name, arguments)
        case Parser() as target:
            return of_parser(machine, target, builtin.name, arguments)
        case Literal(value=str(text)) if builtin.name in ("lower", "upper", "strip") and not arguments.positional:
            return Literal(getattr(text, builtin.name)())
    return UNKNOWN


# --- containers ---


def _of_list(machine: Machine, target: List, name: str, arguments: Arguments) -> Value:
    first = arguments.positional[0].value if arguments.positional else UNKNOWN
    if name == "append":
        append(machine, target, first)
        return NONE
    if name == "extend":
        for item in elements(machine, first):
            append(
                machine, target, item.value if isinstance(item, Rest) and machine.loop_depth > target.depth else item
            )
        return NONE
    if name in ("pop", "insert", "remove", "clear", "reverse", "sort"):
        return _reordered(machine, target, name, arguments)
    return List(Cells(target.cells), target.depth) if name == "copy" else UNKNOWN


def _reordered(machine: Machine, target: List, name: str, arguments: Arguments) -> Value:
    held = content(machine, target.cells)
    items = held.items if isinstance(held, Tuple) and held.closed else None
    if name == "pop" and items and not arguments.positional and machine.loop_depth <= target.depth:
        machine.memory.write(target.cells, "items", Tuple(items[:-1]))
        return items[-1]
    machine.memory.write(target.cells, "items", Tuple((Rest(UNKNOWN),)))
    return UNKNOWN


def _of_dictionary(machine: Machine, target: Dictionary, name: str, arguments: Arguments) -> Value:
    cells = target.cells
    match name, [given.value for given in arguments.positional]:
        case "get" | "pop" | "setdefault", [Literal(value=key), *rest]:
            return cells.get(key, UNKNOWN if OTHERS in cells else rest[0] if rest else NONE)
        case "values", _ if OTHERS not in cells:
            return Tuple(tuple(cells.values()))
        case "keys", _ if OTHERS not in cells:
            return Tuple(tuple(Literal(key) for key in cells))
        case "items", _ if OTHERS not in cells:
            return Tuple(tuple(Tuple((Literal(key), value)) for key, value in cells.items()))
        case "update", [Dictionary(cells=more)]:
            for key, value in more.items():
                machine.memory.write(cells, key, value)
        case "update" | "clear" | "popitem", _:
            machine.memory.write(cells, OTHERS, UNKNOWN)
    return UNKNOWN


# --- functions ---


def _super(machine: Machine, arguments: Arguments, place: Place) -> Value:
    match [given.value for given in arguments.positional]:
        case [Class() as cls, receiver]:
            return Super(cls, receiver)
    found = enclosing_super(machine)
    if not isinstance(found, Super):
        _started(machine)
    return found


def _started(machine: Machine) -> None:
    """Nobody knows whose constructor is called here, so it may be anybody's."""
    for frame in machine.frames:
        for value in frame.scope.names.values():
            if isinstance(value, Instance):
                value.started = True


def _sequence(machine: Machine, arguments: Arguments, place: Place) -> Value:
    if not arguments.positional:
        return List.of((), machine.loop_depth)
    return List.of(elements(machine, arguments.positional[0].value), machine.loop_depth)


def _tuple(machine: Machine, arguments: Arguments, place: Place) -> Value:
    return Tuple(elements(machine, arguments.positional[0].value)) if arguments.positional else Tuple()


def dictionary(machine: Machine, arguments: Arguments, place: Place) -> Value:
    found: dict[object, Value] = {key: given.value for key, given in arguments.keywords.items()}
    for given in arguments.positional:
        found.update(_pairs(machine, given.value))
    return Dictionary(Cells(found))


def _pairs(machine: Machine, value: Value) -> dict[object, Value]:
    if isinstance(value, Dictionary):
        return dict(value.cells)
    found: dict[object, Value] = {}
    for item in elements(machine, value):
        match item:
            case Tuple(items=(Literal(value=key), entry)):
                found[key] = entry
            case _:
                found[OTHERS] = UNKNOWN
    return found


def _range(machine: Machine, arguments: Arguments, place: Place) -> Value:
    bounds = [given.value.value for given in arguments.positional if isinstance(given.value, Literal)]
    numbers = [bound for bound in bounds if type(bound) is int]
    if not 0 < len(numbers) == len(arguments.positional) <= 3 or numbers[2:] == [0]:
        stop = [given.value for given in arguments.positional][-1:] if len(arguments.positional) < 3 else []
        return Range(stop[0]) if stop else UNKNOWN
    found = range(*numbers)
    return Tuple(tuple(Literal(n) for n in found)) if len(found) <= LONGEST_RANGE else Range(Literal(len(found)))


def _type(machine: Machine, arguments: Arguments, place: Place) -> Value:
    match [given.value for given in arguments.positional]:
        case [Built(api=api)]:
            return api
        case [Instance(cls=cls)]:
            return cls
    return UNKNOWN


def _zip(machine: Machine, arguments: Arguments, place: Place) -> Value:
    columns = [elements(machine, given.value) for given in arguments.positional]
    if any(isinstance(item, Rest) for column in columns for item in column):
        return UNKNOWN
    return Tuple(tuple(Tuple(row) for row in zip(*columns, strict=False)))


def _enumerate(machine: Machine, arguments: Arguments, place: Place) -> Value:
    items = elements(machine, arguments.positional[0].value) if arguments.positional else (Rest(UNKNOWN),)
    if any(isinstance(item, Rest) for item in items):
        return Tuple((Rest(Tuple((UNKNOWN, *(_any(items))))),))
    return Tuple(tuple(Tuple((Literal(index), item)) for index, item in enumerate(items)))


def _any(items: tuple[Value, ...]) -> tuple[Value]:
    return (items[0].value if len(items) == 1 and isinstance(items[0], Rest) else UNKNOWN,)


def _len(machine: Machine, arguments: Arguments, place: Place) -> Value:
    match [given.value for given in arguments.positional]:
        case [(List() | Tuple() | Dictionary()) as value]:
            items = elements(machine, value)
            return UNKNOWN if any(isinstance(item, Rest) for item in items) else Literal(len(items))
        case [Unknown() as value]:
            return value.member("()", "len")
        case [Tensor() as value]:
            return size_at(value, 0)
    return UNKNOWN


def _isinstance(machine: Machine, arguments: Arguments, place: Place) -> Value:
    match [given.value for given in arguments.positional]:
        case [value, kind]:
            return mapped(value, lambda option: _is_one_of(option, kind))
    return UNKNOWN


def _is_one_of(value: Value, kind: Value) -> Value:
    kinds = kind.items if isinstance(kind, Tuple) else (kind,)
    known = [_is_a(value, one) for one in kinds]
    if any(known):
        return Literal(True)
    return Literal(False) if all(answer is False for answer in known) else UNKNOWN


def _is_a(value: Value, kind: Value) -> bool | None:
    names = {Tuple: "tuple", List: "list", Dictionary: "dict", Tensor: "Tensor"}
    match value, kind:
        case ((Tuple() | List() | Dictionary() | Tensor()), (Builtin() | ApiClass())):
            return names[type(value)] == kind.name.rpartition(".")[2]
        case Literal(value=constant), Builtin(name=name):
            return type(constant).__name__ == name
        case Instance(cls=cls), (Class() | ApiClass()):
            return any(entry is kind or entry == kind for entry in lineage(cls)) or None
        case Built(api=api), ApiClass(name=name):
            return name == api.name or name in api.bases
        case Function(), Builtin(name="str"):
            return False
    return None


def _getattr(machine: Machine, arguments: Arguments, place: Place) -> Value:
    match [given.value for given in arguments.positional]:
        case [owner, Literal(value=str(name)), *_]:
            return machine.attribute(owner, name, place)
        case [ApiModule() as module, *_]:
            return some_of(module)
    return UNKNOWN


def _hasattr(machine: Machine, arguments: Arguments, place: Place) -> Value:
    """What was never set on an object of the program is not there; what was may have been on some runs only."""
    match [given.value for given in arguments.positional]:
        case [Instance(cls=cls, attributes=cells), Literal(value=str(name))] if name not in cells:
            known = not has_unknown_base(cls) and member(cls, name) is None and member(cls, "__getattr__") is None
            return Literal(False) if known else UNKNOWN
    return UNKNOWN


def _setattr(machine: Machine, arguments: Arguments, place: Place) -> Value:
    match [given.value for given in arguments.positional]:
        case [(Instance() | Built()) as owner, name, value]:
            register(machine, owner, name, value)
            if isinstance(owner, Instance) and not isinstance(name, Literal):
                _forget_constants(machine, owner)
    return NONE


def _forget_constants(machine: Machine, owner: Instance) -> None:
    """An attribute whose name nobody knows was set: it may have been any of them."""
    for key, held in list(owner.attributes.items()):
        if isinstance(held, Literal):
            machine.memory.write(owner.attributes, key, UNKNOWN)


def _number(machine: Machine, arguments: Arguments, place: Place) -> Value:
    match [given.value for given in arguments.positional]:
        case [Literal(value=int() | float()) as given]:
            return given
        case [Literal(value=str(text), place=at)] if text.lower().lstrip("+") in ("inf", "infinity"):
            return Literal(math.inf, at)
        case [Unknown() as given] if is_by_mode(given):
            return given
    return UNKNOWN


def _int(machine: Machine, arguments: Arguments, place: Place) -> Value:
    match [given.value for given in arguments.positional]:
        case [Literal(value=int() | float() as number, place=at)] if abs(number) < 1e15:
            return Literal(int(number), at)
    return UNKNOWN


def _reversed(machine: Machine, arguments: Arguments, place: Place) -> Value:
    match [given.value for given in arguments.positional]:
        case [(List() | Tuple()) as value]:
            return Tuple(tuple(reversed(elements(machine, value))))
    return UNKNOWN


def leave(machine: Machine, arguments: Arguments, place: Place) -> Value:
    return NEVER


FUNCTIONS: dict[str, Handler] = {
    "exit": leave,
    "quit": leave,
    "super": _super,
    "list": _sequence,
    "tuple": _tuple,
    "dict": dictionary,
    "range": _range,
    "zip": _zip,
    "enumerate": _enumerate,
    "len": _len,
    "isinstance": _isinstance,
    "getattr": _getattr,
    "setattr": _setattr,
    "hasattr": _hasattr,
    "float": _number,
    "int": _int,
    "reversed": _reversed,
    "type": _type,
    "filter": some_parameters,
}
