"""Shapes in the program: what arguments say of them, what a tensor's own say, and what does not fit together."""

from __future__ import annotations

from dataclasses import replace

from modellint.analysis.library import Use, applies
from modellint.analysis.machine import Machine
from modellint.analysis.objects import UNKNOWN, Built, Choice, List, Literal, Rest, Tuple, Unknown, Value
from modellint.analysis.sequences import elements
from modellint.knowledge import shapes
from modellint.knowledge.pieces import Span
from modellint.knowledge.shapes import UNSURE, Shape, SizeOf
from modellint.program.values import Tensor
from modellint.syntax import tree

SHAPE_OF = "the shape of"


class Sizes:
    """Stands for a shape in the key of an unknown value: two are equal only if they stand for the very same one."""

    __slots__ = ("shape",)

    def __init__(self, shape: Shape) -> None:
        self.shape = shape

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sizes) and other.shape is self.shape

    def __hash__(self) -> int:
        return id(self.shape)


class Told:
    """The arguments of a use, as the plain values that formulae work with."""

    __slots__ = ("_machine", "_replaced", "_use")

    def __init__(self, machine: Machine, use: Use) -> None:
        self._machine = machine
        self._use = use
        self._replaced = isinstance(use.receiver, Built) and "weight" in use.receiver.attributes

    def get(self, name: str, default: object, /) -> object:
        """The value of an argument; nothing is sure of a layer that was given other weights."""
        given = self._use.given.get(name) or self._use.context.get(name)
        if given is None:
            return default
        return UNSURE if self._replaced else plain(self._machine, given.value)


class Doubted:
    """Arguments some of which a misfit has shown to be doubtful."""

    __slots__ = ("_names", "_told")

    def __init__(self, told: Told, names: frozenset[str]) -> None:
        self._told = told
        self._names = names

    def get(self, name: str, default: object, /) -> object:
        """The value of an argument, unless it is in doubt."""
        return UNSURE if name in self._names else self._told.get(name, default)


def plain(machine: Machine, value: Value) -> object:
    """A value without what only the interpreter knows of it."""
    match value:
        case Literal(value=constant):
            return constant
        case Tuple() | List():
            items = elements(machine, value)
            if any(isinstance(item, Rest) for item in items):
                return UNSURE
            return tuple(plain(machine, item) for item in items)
        case Unknown(key=(1, (0, str(what), Sizes() as sizes), "[]", int(axis))) if what == SHAPE_OF:
            return SizeOf(sizes.shape, axis)
    return UNSURE


# --- a tensor's own shape ---


@applies("size")
def _size(machine: Machine, use: Use) -> Value:
    """``x.size()``, ``x.size(0)``."""
    if not isinstance(use.receiver, Tensor):
        return UNKNOWN
    sizes = shape_value(use.receiver)
    axis = use.argument("dim").value
    if "dim" not in use.given or axis == Literal(None):
        return sizes
    return size_at(use.receiver, axis.value) if isinstance(axis, Literal) and type(axis.value) is int else UNKNOWN


@applies("rank")
def _rank(machine: Machine, use: Use) -> Value:
    """``x.dim()``, ``x.ndim``."""
    rank = use.receiver.shape.rank if isinstance(use.receiver, Tensor) else None
    return UNKNOWN if rank is None else Literal(rank)


@applies("count")
def _count(machine: Machine, use: Use) -> Value:
    """``x.numel()``."""
    count = use.receiver.shape.count if isinstance(use.receiver, Tensor) else None
    return UNKNOWN if count is None else Literal(count)


def shape_value(tensor: Tensor) -> Value:
    """What ``x.shape`` gives: sizes that are not known are still themselves wherever they go."""
    shape = tensor.shape
    if not shape.known:
        return UNKNOWN
    if shape.closed.open:
        return Unknown((0, SHAPE_OF, Sizes(shape)), origin=tensor.origin)
    return Tuple(tuple(size_at(tensor, axis) for axis in range(len(shape.closed.dims))))


def size_at(tensor: Tensor, axis: int) -> Value:
    """What ``x.shape[axis]`` gives."""
    shape = tensor.shape
    if not shape.known:
        return UNKNOWN
    size = shape.closed.axis(axis)
    return Literal(size) if size is not None else Unknown((0, SHAPE_OF, Sizes(shape))).member("[]", axis)


def has_shape(value: Value) -> bool:
    """Whether anything is known of the shape of a tensor, or of one in a tuple."""
    match value:
        case Tensor(shape=shape):
            return shape.known
        case Tuple(items=items):
            return any(map(has_shape, items))
        case Choice(options=options):
            return any(has_shape(option) for _, option in options)
    return False


def without_shape(machine: Machine, value: Value) -> Value:
    """A value, its tensors of any shape."""
    match value:
        case Tensor():
            return of_shape(machine, value, shapes.UNKNOWN_SHAPE) if value.shape.known else value
        case Tuple(items=items):
            return Tuple(tuple(without_shape(machine, item) for item in items))
        case Choice(options=options):
            return replace(value, options=tuple((guard, without_shape(machine, each)) for guard, each in options))
    return value


def of_shape(machine: Machine, tensor: Tensor, shape: Shape) -> Tensor:
    """The same tensor, of another shape as far as we know; what was noted about it holds."""
    other = replace(tensor, shape=shape)
    machine.remark(tensor, other)
    return other


# --- indexing ---


def index_of(machine: Machine, index: Value, node: tree.Expression) -> tuple[object, ...]:
    """What stands between the brackets of ``x[…]``, as plain values and spans."""
    if isinstance(node, tree.TupleDisplay) and isinstance(index, Tuple) and len(index.items) == len(node.items):
        return tuple(_one_index(machine, item, part) for item, part in zip(index.items, node.items, strict=True))
    return (_one_index(machine, index, node),)


def _one_index(machine: Machine, value: Value, node: tree.Expression) -> object:
    if isinstance(node, tree.Slice):
        return Span(*(_bound(part) for part in (node.lower, node.upper, node.step)))
    return value.value if isinstance(value, Literal) else UNSURE


def _bound(node: tree.Expression | None) -> object:
    match node:
        case None:
            return None
        case tree.Constant(value=int(number)):
            return number
        case tree.Unary(op="-", operand=tree.Constant(value=int(number))):
            return -number
    return UNSURE
