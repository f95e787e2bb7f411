"""Operations that rearrange tensors and keep what their numbers mean: reshaping, flattening, joining."""

from __future__ import annotations

from collections.abc import Callable

from modellint.analysis.dtypes import EMPTY
from modellint.analysis.library import Use, applies, flat
from modellint.analysis.machine import Machine
from modellint.analysis.misfits import together
from modellint.analysis.objects import Built, List, Literal, Rest, Tuple, Value, origin_of
from modellint.analysis.reordering import note_order
from modellint.analysis.results import by_option, operand, operand_name, ordinary, without_meaning
from modellint.analysis.sequences import elements
from modellint.analysis.shaping import Told
from modellint.knowledge.kinds import Kind, combined
from modellint.knowledge.pieces import pieces_of
from modellint.knowledge.shapes import UNKNOWN_SHAPE, Shape, broadcast, joined, multiplied, stacked
from modellint.program import facts
from modellint.program.values import Tensor
from modellint.records import replace


def _given(use: Use) -> Value:
    if use.receiver is not None and not isinstance(use.receiver, Built):
        return use.receiver
    return use.argument(operand_name(use.signature)).value


def _reshaped(value: Value, shape: Shape) -> Value:
    return replace(value, shape=shape) if isinstance(value, Tensor) else Tensor(shape=shape, origin=origin_of(value))


@applies("reshape")
def _reshape(machine: Machine, use: Use) -> Value:
    """``view`` and ``reshape``; whoever names the sizes in another order moves numbers, not axes."""
    value = _given(use)
    if isinstance(value, Tensor) and value.shape.known:
        note_order(machine, use, value.shape)
    return ordinary(machine, use)


@applies("squeeze")
def _squeeze(machine: Machine, use: Use) -> Value:
    """``x.squeeze()`` takes the batch axis along where a batch has a single sample."""
    value = _given(use)
    if isinstance(value, Tensor) and use.argument("dim").value == Literal(None):
        dims = value.shape.closed.dims
        axes = tuple(axis for axis, size in enumerate(dims) if size == 1)
        certain = not machine.expecting and not (machine.inside & machine.assumed)
        if axes and certain and not value.shape.closed.open and dims[0] is None and dims.count(None) == 1:
            machine.note(facts.Squeezed(use.place, shape=value.shape.closed, axes=axes))
    return ordinary(machine, use)


@applies("join")
def _join(machine: Machine, use: Use) -> Value:
    """``cat`` and ``stack``: of one kind if all parts are; a part without elements does not count."""
    given = use.argument(operand_name(use.signature)).value
    parts = elements(machine, given) if isinstance(given, List | Tuple) else ()
    filled = tuple(part for part in parts if not _is_empty(part))
    grows = len(filled) < len(parts) and machine.loop_depth > 0
    shape = UNKNOWN_SHAPE if grows else _joined(machine, use, filled)
    parts = tuple(flat(part) for part in filled)
    tensors = [part for part in parts if isinstance(part, Tensor)]
    if not tensors or len(tensors) != len(parts) or any(part.kind is not tensors[0].kind for part in tensors):
        lost = next((origin for part in parts if (origin := origin_of(part))), origin_of(given))
        kinds = [part.kind if isinstance(part, Tensor) else Kind.UNKNOWN for part in parts]
        return Tensor(combined(*kinds) if kinds else Kind.UNKNOWN, shape, origin=lost)
    return replace(tensors[-1], shape=shape)


def _is_empty(part: Value) -> bool:
    """Whether it is a tensor without elements, which others are to be joined to."""
    return isinstance(part, Tensor) and part.kind is EMPTY.kind and part.shape == EMPTY.shape


def _joined(machine: Machine, use: Use, parts: tuple[Value, ...]) -> Shape:
    """The shape of parts joined along an axis, where all parts are known one by one."""
    held = tuple(part.shape for part in parts if isinstance(part, Tensor))
    axis = use.argument("dim").value
    name = use.name.rpartition(".")[2]
    if not held or len(held) != len(parts) or name not in JOINED:
        return UNKNOWN_SHAPE
    combine, fixed = JOINED[name]
    at = axis.value if isinstance(axis, Literal) and type(axis.value) is int else fixed
    return together(machine, use, lambda: combine(held, at), held[0]).at(use.place)


JOINED = {"cat": (joined, None), "concat": (joined, None), "concatenate": (joined, None), "stack": (stacked, None)}


@applies("parts")
def _parts(machine: Machine, use: Use) -> Value:
    """``chunk``, ``split``, ``unbind``: pieces that mean what the whole means."""
    return machine.each(_given(use), lambda value: _cut(machine, use, value))


def _cut(machine: Machine, use: Use, value: Value) -> Value:
    """The pieces one by one where their number is known."""
    shape = value.shape if isinstance(value, Tensor) else UNKNOWN_SHAPE
    pieces = pieces_of(use.name.rpartition(".")[2], shape, Told(machine, use))
    if pieces is None:
        return Tuple((Rest(_reshaped(value, UNKNOWN_SHAPE)),))
    return Tuple(tuple(_reshaped(value, piece.at(use.place)) for piece in pieces))


@applies("product")
def _product(machine: Machine, use: Use) -> Value:
    """Products of matrices."""
    return _of_two(machine, use, multiplied)


@applies("arithmetic")
def _arithmetic(machine: Machine, use: Use) -> Value:
    """Arithmetic on tensors, number by number."""
    return _of_two(machine, use, broadcast)


def _of_two(machine: Machine, use: Use, combine: Callable[[Shape, Shape], Shape]) -> Value:
    return by_option(machine, use, lambda option: _combined(machine, option, combine))


def _combined(machine: Machine, use: Use, combine: Callable[[Shape, Shape], Shape]) -> Tensor:
    one, other = operand(use), use.argument("other" if "other" in use.given else "mat2").value
    made = without_meaning(use)
    if isinstance(other, Tensor):
        return replace(made, shape=together(machine, use, lambda: combine(one.shape, other.shape), one.shape))
    return replace(made, shape=one.shape) if isinstance(other, Literal) else made
