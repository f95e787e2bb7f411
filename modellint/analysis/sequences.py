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
    Parameters,
    Rest,
    Tuple,
    Unknown,
    Value,
    origin_of,
)
from modellint.knowledge.kinds import Kind
from modellint.knowledge.shapes import Shape
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
            machine.apart.add(value)
            held = content(machine, value.attributes)
            return held.items if isinstance(held, Tuple) else (Rest(UNKNOWN),)
        case Built(api=api) if api.role == "loader":
            return (Rest(batch(machine, value)),)
        case Parameters(owner=owner, named=named):
            part = (owner, "*") if isinstance(owner, Built | Instance) else None
            one = Unknown((0, "parameter", owner, machine.serial()), part=part)
            return (Rest(Tuple((UNKNOWN, one)) if named else one),)
    return (Rest(Unknown(origin=origin_of(value))),)


def batch(machine: Machine, loader: Built) -> Value:
    """What a loader gives, each time something else: of a set of tensors, a part of each."""
    given = {"self": Given(loader), "round": Given(machine.fresh_unknown())}
    formula = Formula("batch", given, loader.place) if loader.place else None
    made = next((given.value for name, given in loader.arguments.items() if name == "dataset"), None)
    custom = loader.arguments.get("collate_fn")
    if (
        isinstance(made, Built)
        and made.api.name.endswith(".TensorDataset")
        and custom
        and custom.value == Literal(None)
    ):
        held = elements(machine, made.arguments["tensors"].value) if "tensors" in made.arguments else ()
        if held and all(isinstance(item, Tensor) for item in held):
            return Tuple(tuple(_part(item, formula) for item in held if isinstance(item, Tensor)))
    return Tensor(Kind.DATA, formula=formula)


def _part(whole: Tensor, formula: Formula | None) -> Tensor:
    shape = whole.shape
    if shape.open or not shape.dims:
        return Tensor(Kind.DATA, formula=formula)
    return Tensor(Kind.DATA, Shape((None, *shape.dims[1:]), open=False, source=shape.source), formula=formula)


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
