"""Where gradients end: values that no gradient can get past on its way back to what is trained."""

from __future__ import annotations

from collections.abc import Iterable

from modellint.analysis.formulas import operands
from modellint.analysis.machine import Machine
from modellint.analysis.objects import Choice, List, Literal, Tuple, Unknown, Value, is_drawn
from modellint.diagnostics import Place
from modellint.knowledge.kinds import Kind
from modellint.knowledge.operations import REARRANGED, SAME_NUMBERS
from modellint.program.values import Step, Tensor
from modellint.records import replace

NO_GRAD = "torch.no_grad"
DEEPEST = 6
_WHOLE = (Kind.CLASS_INDEX, Kind.MASK)


def ended(machine: Machine, value: Value, name: str, place: Place, *, here: bool) -> Value:
    """A result at which all gradients end: because of this very operation, or because nothing is recorded."""
    if isinstance(value, Tensor) and value.cut is None and (here or machine.no_grad):
        return replace(value, cut=Step(name if here else NO_GRAD, place, None, value.kind, value.kind))
    return value


def passed_on(value: Value, operands: Iterable[Value]) -> Value:
    """A result computed from operands: gradients end there if they end at one of them and no other lets them by."""
    if not isinstance(value, Tensor) or value.cut is not None:
        return value
    cut: Step | None = None
    for operand in operands:
        if isinstance(operand, Tensor) and operand.cut:
            cut = cut or operand.cut
        elif not _is_still(operand):
            return value
    return replace(value, cut=cut) if cut else value


def made_leaf(machine: Machine, value: Value) -> None:
    """``x.requires_grad_()``: gradients are to end there, as they do at a weight. A loss is never meant to be one."""
    if isinstance(value, Tensor) and value.cut and value.kind is not Kind.SCALAR:
        machine.leaves.add(value.cut)


def _is_still(value: Value, depth: int = DEEPEST) -> bool:
    """Whether it is nothing that could be trained: a constant, data, what a loop draws from its loader."""
    match value:
        case Literal():
            return True
        case Tensor(kind=kind) if kind is Kind.DATA or kind in _WHOLE:
            return True
        case Tensor(formula=formula) if formula and depth and formula.name in SAME_NUMBERS | REARRANGED:
            return all(_is_still(given.value, depth - 1) for given in operands(formula))
        case Unknown():
            return is_drawn(value)
        case Tuple(items=items):
            return all(_is_still(item, depth) for item in items)
        case List(cells=cells):
            return all(_is_still(item, depth) for item in cells.values())
        case Choice(options=options):
            return all(_is_still(option, depth) for _, option in options)
    return False
