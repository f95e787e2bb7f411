"""Types of numbers: what is written down, and what is converted."""

from __future__ import annotations

from modellint.analysis.library import Use, applies
from modellint.analysis.machine import Machine
from modellint.analysis.objects import UNKNOWN, List, Literal, Tuple, Unknown, Value
from modellint.analysis.results import operand_name, result
from modellint.analysis.sequences import elements
from modellint.analysis.shaping import plain
from modellint.knowledge.kinds import Kind
from modellint.knowledge.shapes import UNKNOWN_SHAPE, Shape
from modellint.program.values import Tensor
from modellint.records import replace

EMPTY = Tensor(shape=Shape((0,), open=False))
FLOATS = {"float", "float16", "float32", "float64", "double", "half", "bfloat16", "FloatTensor", "DoubleTensor"}
INTEGERS = {"int", "int8", "int16", "int32", "int64", "long", "short", "uint8", "LongTensor", "IntTensor"}


def named(value: Value) -> str:
    """The type of numbers that a name of torch stands for (``torch.long``); nothing for anything else."""
    if not isinstance(value, Unknown) or not value.imported.startswith("torch."):
        return ""
    name = value.imported.rpartition(".")[2]
    return "float" if name in FLOATS else "integer" if name in INTEGERS else ""


@applies("convert")
def _convert(machine: Machine, use: Use) -> Value:
    """``x.to(torch.long)``: of that type; ``x.to(device)`` may be anything, since nobody knows what is given."""
    given = [given.value for given in use.given.values()]
    every = [one for value in given for one in (value.items if isinstance(value, Tuple) else (value,))]
    dtype = next((found for value in every if (found := named(value))), "")

    def on(value: Value) -> Value:
        converted = result(machine, replace(use, receiver=value), use.signature.returns)
        return replace(converted, dtype=dtype) if isinstance(converted, Tensor) else converted

    return machine.each(use.receiver, on) if use.receiver is not None else UNKNOWN


@applies("literal")
def _literal(machine: Machine, use: Use) -> Value:
    """``torch.tensor([0.1, 0.9])`` is data; ``torch.tensor([])`` is nothing."""
    data, asked = use.argument(operand_name(use.signature)).value, use.argument("dtype").value
    items = elements(machine, data) if isinstance(data, List | Tuple) else None
    if isinstance(data, List) and items == ():
        return EMPTY
    sizes = _spelled(plain(machine, data)) if items else None
    shape = UNKNOWN_SHAPE if sizes is None else Shape(sizes, open=False, source=use.place)
    return Tensor(Kind.DATA, shape, dtype=named(asked) or (_of_numbers(items) if asked == Literal(None) else ""))


def _spelled(data: object) -> tuple[int, ...] | None:
    """The shape of numbers written down in nested lists; None where it cannot be told."""
    if isinstance(data, int | float):
        return ()
    if not isinstance(data, tuple) or not data:
        return None
    inner = {_spelled(item) for item in data}
    shape = inner.pop() if len(inner) == 1 else None
    return None if shape is None else (len(data), *shape)


def _of_numbers(items: tuple[Value, ...] | None) -> str:
    types = {type(item.value) for item in items or () if isinstance(item, Literal)}
    if not items or len(types) < 1 or any(not isinstance(item, Literal) for item in items):
        return ""
    return "integer" if types == {int} else "float" if types <= {int, float} else ""


@applies("as_tensor")
def _as_tensor(machine: Machine, use: Use) -> Value:
    """A tensor stays what it is; anything else is written down."""
    data = use.argument(operand_name(use.signature)).value
    return machine.each(
        data, lambda value: replace(value, dtype="") if isinstance(value, Tensor) else _literal(machine, use)
    )
