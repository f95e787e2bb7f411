"""Operators: numbers are computed, tensors keep or lose their meaning."""

from __future__ import annotations

import operator
from collections.abc import Callable

from modellint.analysis import misfits
from modellint.analysis.assignment import assign
from modellint.analysis.autograd import changed
from modellint.analysis.choices import truth
from modellint.analysis.dead_ends import passed_on
from modellint.analysis.formulas import computed
from modellint.analysis.machine import Frame, Machine, evaluates, executes
from modellint.analysis.objects import (
    UNKNOWN,
    Choice,
    Given,
    List,
    Literal,
    Rest,
    Tuple,
    Unknown,
    Value,
    by_mode,
    is_by_mode,
    origin_of,
)
from modellint.analysis.parameter_values import from_parameter, is_parameter
from modellint.analysis.sequences import elements
from modellint.diagnostics import Place
from modellint.knowledge import shapes
from modellint.knowledge.kinds import Kind, combined
from modellint.knowledge.shapes import Shape
from modellint.program.values import Step, Tensor
from modellint.records import replace
from modellint.syntax import tree

SMALL = 1e-3
LARGEST = 1e12
_ARITHMETIC: dict[str, Callable[[float, float], float]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "//": operator.floordiv,
    "%": operator.mod,
    "**": operator.pow,
}
_STEADY = ("+", "-", "%")
_KEPT_UNDER_SCALING = (Kind.LOGITS, Kind.REAL)


@evaluates(tree.Unary)
def _unary(machine: Machine, frame: Frame, node: tree.Unary) -> Value:
    given, place = frame.place(node.operand), frame.place(node)

    def signed(value: Value) -> Value:
        name = "neg" if node.op == "-" else node.op
        return computed(machine, name, place, _signed(node.op, value), Given(value, given))

    operand = machine.evaluate(frame, node.operand)
    return signed(operand) if node.op == "~" and _is_test(operand) else machine.each(operand, signed)


def _signed(op: str, value: Value) -> Value:
    match op, value:
        case "not", _ if (known := truth(value)) is not None:
            return Literal(not known)
        case "-", Literal(value=int() | float() as number, place=place):
            return Literal(-number, place)
        case "+", Literal(value=int() | float()):
            return value
        case "-", Tensor(kind=kind, shape=shape) if kind in _KEPT_UNDER_SCALING:
            return Tensor(Kind.REAL, shape)
        case _, Tensor():
            return _mixed(value, shape=value.shape)
    return UNKNOWN


@evaluates(tree.Binary)
def _binary(machine: Machine, frame: Frame, node: tree.Binary) -> Value:
    left = machine.evaluate(frame, node.left)
    right = machine.evaluate(frame, node.right)
    return combine(machine, frame, node, node.op, left, right, (frame.place(node.left), frame.place(node.right)))


@executes(tree.AugmentedAssign)
def _augmented(machine: Machine, frame: Frame, node: tree.AugmentedAssign) -> bool:
    left = machine.evaluate(frame, node.target)
    right = machine.evaluate(frame, node.value)
    changed(machine, frame, node, left)
    if node.op == "+" and isinstance(left, List):
        _extend(machine, left, right)
    elif not is_parameter(left):
        if node.op == "+" and machine.loops and isinstance(left, Unknown):
            machine.event("accumulate", frame.place(node), right, receiver=frame.place(node.value))
        places = frame.place(node.target), frame.place(node.value)
        assign(machine, frame, node.target, combine(machine, frame, node, node.op, left, right, places))
    return False


def _extend(machine: Machine, target: List, more: Value) -> None:
    added = elements(machine, more)
    if machine.loop_depth > target.depth:
        added = tuple(item if isinstance(item, Rest) else Rest(item) for item in added)
    machine.memory.write(target.cells, "items", Tuple((*elements(machine, target), *added)))


def combine(
    machine: Machine,
    frame: Frame,
    node: tree.Node,
    op: str,
    left: Value,
    right: Value,
    places: tuple[Place, Place],
) -> Value:
    """What a binary operator makes of two values, on every pair of their options."""

    def both(one: Value, other: Value) -> Value:
        result = _by_mode(one, other, _combined(machine, frame, node, op, one, other))
        if isinstance(result, Tensor | Unknown):
            given = Given(one, places[0]), Given(other, places[1])
            return passed_on(computed(machine, op, frame.place(node), result, *given), (one, other))
        return result

    if (_is_test(left) and not isinstance(right, Literal)) or (_is_test(right) and not isinstance(left, Literal)):
        return both(left, right)
    return machine.each(left, lambda one: machine.each(right, lambda other: both(one, other)))


def _is_test(value: Value) -> bool:
    """Whether it is the outcome of a comparison, which differs between runs if it is not a mask."""
    return isinstance(value, Choice) and value.formula is not None


def _by_mode(left: Value, right: Value, made: Value) -> Value:
    """``p * self.training`` is another number in evaluation."""
    return by_mode(made) if is_by_mode(left) or is_by_mode(right) else made


def _combined(machine: Machine, frame: Frame, node: tree.Node, op: str, left: Value, right: Value) -> Value:
    match left, right:
        case Literal(value=a), Literal(value=b):
            return _constant(op, a, b, left)
        case ((Tuple() | List()), (Tuple() | List())) if op == "+":
            joined = Tuple((*elements(machine, left), *elements(machine, right)))
            return List.of(joined.items, machine.loop_depth) if isinstance(left, List) else joined
        case ((Tuple() | List()), Literal(value=int(count))) if op == "*" and 0 <= count <= 16:
            return List.of(elements(machine, left) * count, machine.loop_depth)
        case Tensor(), _:
            tensor = _tensor(frame, node, op, left, right)
            return misfits.combined(machine, frame.place(node), op, left, right, tensor)
        case _, Tensor():
            return _reflected(op, left, right, frame, node)
        case Unknown(key=key), Literal(value=int() as number) if key and op in ("+", "-"):
            return _shifted(left, op, number)
        case Unknown(key=key), Literal(value=int() as number) if key and op == "%":
            return left.member(op, number)
        case Unknown(key=key), Unknown(key=other) if key and other and op == "%":
            return left.member(op, other)
    made = from_parameter(left, op, frame.place(node)) or from_parameter(right, op, frame.place(node))
    return made or Unknown(origin=origin_of(left) or origin_of(right))


def _shifted(value: Unknown, op: str, number: int) -> Unknown:
    """``epochs + 1``: as little known as the number itself, but the same wherever it is computed."""
    shifted = value.member(op, number)
    default = _constant(op, value.default.value, number, value.default) if value.default else UNKNOWN
    return replace(shifted, default=default if isinstance(default, Literal) else None)


def _constant(op: str, a: object, b: object, left: Literal) -> Value:
    if isinstance(a, str) and isinstance(b, str) and op == "+" and len(a) + len(b) < 1000:
        return Literal(a + b)
    numbers = isinstance(a, int | float) and isinstance(b, int | float) and op in _ARITHMETIC
    if not numbers or abs(a) > LARGEST or abs(b) > LARGEST or (op == "**" and abs(b) > 64):  # type: ignore[arg-type]
        return UNKNOWN
    try:
        result = _ARITHMETIC[op](a, b)  # type: ignore[arg-type]
    except ArithmeticError:
        return UNKNOWN
    return UNKNOWN if isinstance(result, complex) else Literal(result, left.place)


def _tensor(frame: Frame, node: tree.Node, op: str, left: Tensor, right: Value) -> Tensor:
    """Arithmetic on a tensor: a tiny constant only guards it, a number only scales logits, all else loses the kind."""
    match right:
        case Literal(value=int() | float() as number):
            if op in "+-" and 0 < abs(number) <= SMALL:
                return _guarded(frame, node, left)
            return Tensor(_scaled(left, op, float(number)), left.shape, origin=left.origin)
        case Tensor(kind=kind) if op in "+-" and kind is left.kind is Kind.LOGITS:
            return Tensor(Kind.LOGITS, shapes.join(left.shape, right.shape), left.trail)
        case Tensor(kind=kind) if op in "+-" and kind in _KEPT_UNDER_SCALING and left.kind in _KEPT_UNDER_SCALING:
            return Tensor(Kind.REAL, shapes.join(left.shape, right.shape))
    return _mixed(left, right, shape=left.shape if isinstance(right, Literal) and op != "@" else shapes.UNKNOWN_SHAPE)


def _mixed(*operands: Value, shape: Shape = shapes.UNKNOWN_SHAPE) -> Tensor:
    """What arithmetic makes of operands: it means nothing of its own, and is lost where an operand is."""
    kinds = [operand.kind if isinstance(operand, Tensor) else Kind.UNKNOWN for operand in operands]
    known = [kind for kind, operand in zip(kinds, operands, strict=True) if not isinstance(operand, Literal)]
    origins = (origin_of(operand) for operand in operands)
    return Tensor(combined(*known), shape, origin=next((origin for origin in origins if origin), None))


def _scaled(tensor: Tensor, op: str, number: float) -> Kind:
    if tensor.kind in _KEPT_UNDER_SCALING and (op in "+-" or (op in ("*", "/") and number)):
        return Kind.REAL
    if tensor.kind is Kind.NON_NEGATIVE and op in ("*", "/") and number > 0:
        return Kind.NON_NEGATIVE
    if op == "**" and number == 2:
        return Kind.NON_NEGATIVE
    return combined(tensor.kind)


def _guarded(frame: Frame, node: tree.Node, tensor: Tensor) -> Tensor:
    step = Step("+", frame.place(node), None, tensor.kind, tensor.kind, keeps=True)
    return tensor.then(step, tensor.shape)


def _reflected(op: str, left: Value, right: Tensor, frame: Frame, node: tree.Node) -> Tensor:
    match left:
        case Literal(value=1 | 1.0) if op == "-" and right.kind is Kind.INDEPENDENT_PROBABILITIES:
            complement = Step("1 -", frame.place(node), None, right.kind, right.kind, keeps=True)
            return right.then(complement, right.shape)
        case Literal(value=int() | float()) if op in ("+", "*"):
            return _tensor(frame, node, op, right, left)
        case Literal(value=int() | float()):
            return _mixed(right, shape=right.shape)
    return _mixed(left, right)
