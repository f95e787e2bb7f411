"""Values that differ between runs: making them, narrowing them, and joining what branches computed."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from modellint.analysis.objects import UNKNOWN, Choice, Literal, Rest, Tuple, Unknown, Value, origin_of
from modellint.knowledge import shapes
from modellint.knowledge.kinds import Kind
from modellint.program.conditions import ALWAYS, Guard
from modellint.program.values import Origin, Tensor
from modellint.records import replace

MOST_OPTIONS = 6
TOO_MANY = Origin("it differs between too many runs")
Options = list[tuple[Guard, Value]]


def options(value: Value) -> Iterable[tuple[Guard, Value]]:
    """The options of a value; one that always holds if it is no choice."""
    return value.options if isinstance(value, Choice) else ((ALWAYS, value),)


def choose(candidates: Iterable[tuple[Guard, Value]]) -> Value:
    """One value out of guarded ones, flattened; Unknown if there are too many to keep apart."""
    flat: Options = []
    for guard, value in candidates:
        for inner, option in options(value):
            both = guard & inner
            if both.possible:
                _add(flat, both, option)
    if not flat:
        return UNKNOWN
    if len(flat) == 1:
        return flat[0][1]
    return Choice(tuple(flat)) if len(flat) <= MOST_OPTIONS else _blurred(flat)


def narrowed(value: Value, path: Guard) -> Value:
    """A value on the runs that ``path`` allows."""
    if type(value) is not Choice or not path.literals:
        return value
    left = [(guard - path, option) for guard, option in value.options if path.allows(guard)]
    if len(left) == len(value.options) and all(a is b for (a, _), (b, _) in zip(left, value.options, strict=True)):
        return value
    return choose(left) if left else UNKNOWN


def mapped(value: Value, function: Callable[[Value], Value]) -> Value:
    """A function applied to every option."""
    if not isinstance(value, Choice):
        return function(value)
    return choose((guard, function(option)) for guard, option in value.options)


def _add(flat: Options, guard: Guard, value: Value) -> None:
    for index, (other, option) in enumerate(flat):
        both_unknown = isinstance(option, Unknown) and isinstance(value, Unknown)
        if (both_unknown or same(option, value)) and (union := _union(other, guard)) is not None:
            del flat[index]
            _add(flat, union, joined(option, value) if same(option, value) else UNKNOWN)
            return
    flat.append((guard, value))


def _union(one: Guard, other: Guard) -> Guard | None:
    """The guard that holds when either does, where one guard can say so."""
    if one.literals <= other.literals:
        return one
    if other.literals <= one.literals:
        return other
    mine, theirs = one.literals - other.literals, other.literals - one.literals
    if len(mine) == len(theirs) == 1:
        (atom, outcome), (opposite, inverse) = *mine, *theirs
        return Guard(one.literals & other.literals) if atom == opposite and outcome is not inverse else None
    return None


def same(one: Value, other: Value) -> bool:
    """Whether two values are one and the same."""
    return one is other or (type(one) is type(other) and one == other)


def joined(one: Value, other: Value) -> Value:
    """One value for two of which all is the same but for how they were computed."""
    if one is other or not isinstance(one, Tensor) or one.formula is None:
        return one
    return replace(one, formula=None)


def _blurred(flat: Options) -> Value:
    """What many options have in common."""
    values = [option for _, option in flat]
    if all(isinstance(value, Tuple) for value in values):
        return _blurred_tuples([value.items for value in values if isinstance(value, Tuple)])
    if all(isinstance(value, Tensor) for value in values):
        return _blurred_tensors([value for value in values if isinstance(value, Tensor)])
    return Unknown(origin=next((origin for value in values if (origin := origin_of(value))), TOO_MANY))


def _blurred_tuples(contents: list[tuple[Value, ...]]) -> Value:
    shortest = min(len(items) for items in contents)
    head = 0
    while head < shortest and all(same(items[head], contents[0][head]) for items in contents):
        head += 1
    tail = 0
    while tail < shortest - head and all(same(items[-1 - tail], contents[0][-1 - tail]) for items in contents):
        tail += 1
    return Tuple((*contents[0][:head], Rest(UNKNOWN), *(contents[0][-tail:] if tail else ())))


def _blurred_tensors(tensors: list[Tensor]) -> Value:
    first = tensors[0]
    if any(tensor.kind is not first.kind for tensor in tensors):
        lost = next((tensor for tensor in tensors if tensor.kind is Kind.UNKNOWN), None)
        return Tensor(origin=lost.origin) if lost else Tensor(Kind.MIXED)
    shape = first.shape
    for tensor in tensors:
        shape = shapes.join(shape, tensor.shape)
    return Tensor(first.kind, shape, first.trail)


def truth(value: Value) -> bool | None:
    """Whether a value counts as true; None if that is not known."""
    match value:
        case Literal(value=constant):
            return bool(constant)
        case Tuple(items=items):
            return True if any(not isinstance(item, Rest) for item in items) else None if items else False
        case Unknown() | Tensor() | Choice() | Rest():
            return None
    return True
