"""Sequences: what iterating, indexing and slicing give when not everything is known."""

from __future__ import annotations

from modellint.analysis.machine import Machine, content
from modellint.analysis.objects import (
    OTHERS,
    UNKNOWN,
    Built,
    Dictionary,
    Given,
    Instance,
    List,
    Literal,
    Rest,
    Tuple,
    Unknown,
    Value,
    origin_of,
)
from modellint.knowledge.kinds import Kind
from modellint.program.values import Formula, Tensor
from modellint.syntax import tree


def elements(machine: Machine, value: Value) -> tuple[Value, ...]:
    """What iterating over a value gives; ``Rest`` where it is not known how many."""
    match value:
        case Tuple(items=items):
            return items
        case List(cells=cells):
            held = content(machine, cells)
            return held.items if isinstance(held, Tuple) else (Rest(UNKNOWN),)
        case Instance(cls=cls, attributes=attributes) if cls.is_tuple:
            return tuple(attributes.get(name, UNKNOWN) for name in cls.fields)
        case Dictionary(cells=cells) if OTHERS not in cells:
            return tuple(Literal(key) for key in cells)
        case Built(api=api) if api.role in ("list", "chain"):
            held = content(machine, value.attributes)
            return held.items if isinstance(held, Tuple) else (Rest(UNKNOWN),)
        case Built(api=api) if api.role == "loader":
            return (Rest(batch(machine, value)),)
    return (Rest(Unknown(origin=origin_of(value))),)


def batch(machine: Machine, loader: Built) -> Tensor:
    """What a loader gives: each time something else."""
    given = {"self": Given(loader), "round": Given(machine.fresh_unknown())}
    return Tensor(Kind.DATA, formula=Formula("batch", given, loader.place)) if loader.place else Tensor(Kind.DATA)


def element_at(items: tuple[Value, ...], index: Value, node: tree.Expression) -> Value:
    """One element, or the elements of a slice with constant bounds."""
    rests = [i for i, item in enumerate(items) if isinstance(item, Rest)]
    if isinstance(node, tree.Slice):
        return _slice_of(items, node) if not rests else UNKNOWN
    if len(items) == 1 and isinstance(items[0], Rest):
        return items[0].value
    if not isinstance(index, Literal) or not isinstance(index.value, int):
        return UNKNOWN
    at = index.value
    reachable = not rests or (at < rests[0] if at >= 0 else -at < len(items) - rests[-1])
    return items[at] if reachable and -len(items) <= at < len(items) else UNKNOWN


def _slice_of(items: tuple[Value, ...], node: tree.Slice) -> Value:
    bounds: list[int | None] = []
    for part in (node.lower, node.upper, node.step):
        match part:
            case None:
                bounds.append(None)
            case tree.Constant(value=int(number)):
                bounds.append(number)
            case tree.Unary(op="-", operand=tree.Constant(value=int(number))):
                bounds.append(-number)
            case _:
                return UNKNOWN
    return Tuple(items[slice(*bounds)]) if bounds[2] != 0 else UNKNOWN
