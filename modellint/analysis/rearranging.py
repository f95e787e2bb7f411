"""Operations that rearrange tensors and keep what their numbers mean: reshaping, flattening, joining."""

from __future__ import annotations

from modellint.analysis.dtypes import EMPTY
from modellint.analysis.library import Use, applies, flat
from modellint.analysis.machine import Machine
from modellint.analysis.objects import Built, List, Literal, Rest, Tuple, Value, origin_of
from modellint.analysis.results import operand_name
from modellint.analysis.sequences import elements
from modellint.knowledge.kinds import Kind, combined
from modellint.knowledge.shapes import Dim, Shape
from modellint.program.values import Tensor
from modellint.records import replace


@applies("reshape")
def _reshape(machine: Machine, use: Use) -> Value:
    """``x.view(n, -1)``: as many dimensions as are given, of known size where that is a positive number."""
    sizes = [given.value for name, given in use.given.items() if name in ("shape", "size", "sizes")]
    shape = _shape(machine, sizes[0]) if len(sizes) == 1 else None
    return machine.each(_given(use), lambda value: _reshaped(value, shape or Shape()))


def _shape(machine: Machine, sizes: Value) -> Shape | None:
    """The shape that arguments spell out, given one by one or as one sequence."""
    if not isinstance(sizes, Tuple | List):
        return None
    items = elements(machine, sizes)
    if len(items) == 1 and isinstance(items[0], Tuple | List):
        items = elements(machine, items[0])
    if not items or not Tuple(items).closed:
        return None
    return Shape(tuple(_size(item) for item in items), open=False)


def _size(value: Value) -> Dim:
    if isinstance(value, Literal) and isinstance(value.value, int) and value.value >= 0:
        return value.value
    return None


def _given(use: Use) -> Value:
    if use.receiver is not None and not isinstance(use.receiver, Built):
        return use.receiver
    return use.argument(operand_name(use.signature)).value


def _reshaped(value: Value, shape: Shape) -> Value:
    return replace(value, shape=shape) if isinstance(value, Tensor) else Tensor(shape=shape, origin=origin_of(value))


@applies("flatten")
def _flatten(machine: Machine, use: Use) -> Value:
    """``flatten(x, 1)`` leaves two dimensions."""
    start, end = use.argument("start_dim").value, use.argument("end_dim").value
    whole = isinstance(end, Literal) and end.value == -1
    rank = start.value + 1 if whole and isinstance(start, Literal) and isinstance(start.value, int) else 0
    shape = Shape((None,) * rank, open=False) if rank > 0 else Shape()
    return machine.each(_given(use), lambda option: _reshaped(option, shape))


@applies("join")
def _join(machine: Machine, use: Use) -> Value:
    """``cat`` and ``stack``: of one kind if all parts are; a part without elements does not count."""
    given = use.argument(operand_name(use.signature)).value
    parts = elements(machine, given) if isinstance(given, List | Tuple) else ()
    parts = tuple(flat(part) for part in parts if part != EMPTY)
    tensors = [part for part in parts if isinstance(part, Tensor)]
    if not tensors or len(tensors) != len(parts) or any(part.kind is not tensors[0].kind for part in tensors):
        lost = next((origin for part in parts if (origin := origin_of(part))), origin_of(given))
        kinds = [part.kind if isinstance(part, Tensor) else Kind.UNKNOWN for part in parts]
        return Tensor(combined(*kinds) if kinds else Kind.UNKNOWN, origin=lost)
    return replace(tensors[-1], shape=Shape())


@applies("parts")
def _parts(machine: Machine, use: Use) -> Value:
    """``chunk``, ``split``, ``unbind``: any number of pieces that mean what the whole means."""
    return machine.each(_given(use), lambda value: Tuple((Rest(_reshaped(value, Shape())),)))
