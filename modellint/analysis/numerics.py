"""Computations that floating-point numbers do not carry: recognises them in how values were computed."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.analysis.formulas import (
    alike,
    argument,
    axis_of,
    bare,
    formula_of,
    number,
    operand,
    operands,
    unarranged,
    watches,
)
from modellint.analysis.gradients import in_forward, none_asked, trains
from modellint.analysis.machine import Machine
from modellint.analysis.objects import Given, Literal
from modellint.knowledge.kinds import Kind
from modellint.program import facts
from modellint.program.values import Formula, Tensor

ABOUT_ZERO = 0.01
_TESTS = frozenset((">", ">=", "<", "<=", "==", "!="))
_FINITE = ("isnan", "isinf", "isfinite")
_STEEP_AT_ZERO = ("log", "log2", "log10", "sqrt", "rsqrt", "reciprocal")
_FOLLOWED = frozenset(
    [
        "+",
        "-",
        "*",
        "/",
        "neg",
        "**",
        "exp",
        "sum",
        "mean",
        "abs",
        "square",
        "tanh",
        "sigmoid",
        "log",
        "sqrt",
        "[]",
        "view",
    ]
)
_DEPTH = 5


# --- selecting behind a function of infinite slope ---


@watches("where", "masked_fill")
def _selected(machine: Machine, value: object, formula: Formula) -> None:
    if none_asked(machine):
        return
    condition, branches = _parts(formula)
    subjects = list(_subjects(condition.value))
    for branch in branches:
        for function, inner in _steep(branch.value, subjects):
            evidence = trains(*(given.value for given in operands(inner)[:2]))
            if evidence is not False:
                _note_selected(machine, formula, function, inner, evidence)


def _note_selected(machine: Machine, formula: Formula, function: str, inner: Formula, evidence: bool | None) -> None:
    subject = operand(inner, 1 if function == "/" else 0)
    machine.note(
        facts.UnselectedGradient(
            formula.place,
            machine.assumed,
            trains=bool(evidence) and in_forward(machine),
            learned=bool(evidence),
            function=function,
            selector=formula.name,
            inner=inner.place,
            subject=subject.place,
        )
    )


def _parts(formula: Formula) -> tuple[Given, list[Given]]:
    """The condition, and what is selected from."""
    given = operands(formula)
    if formula.name == "masked_fill":
        return argument(formula, "mask"), given[:1]
    if "self" in formula.given:
        return argument(formula, "condition"), [given[0], argument(formula, "other")]
    return operand(formula), given[1:3]


def _subjects(condition: object, depth: int = _DEPTH) -> Iterator[object]:
    """What a condition keeps away from zero, or finite."""
    test = formula_of(bare(condition))
    if test is None or not depth:
        return
    if test.name in ("&", "|", "~"):
        for given in operands(test):
            yield from _subjects(given.value, depth - 1)
    elif test.name in _FINITE:
        yield bare(operand(test).value)
    elif test.name in _TESTS:
        sides = [given.value for given in operands(test)[:2]]
        limits = [number(side) for side in sides]
        if all(limit is None or abs(limit) <= ABOUT_ZERO for limit in limits):
            yield from (_core(side) for side, limit in zip(sides, limits, strict=True) if limit is None)


def _core(value: object) -> object:
    """What is zero just where the value is."""
    for _ in range(_DEPTH):
        formula = formula_of(value := bare(value))
        if formula is None or formula.name not in ("abs", "neg", "square"):
            break
        value = operand(formula).value
    return value


def _steep(value: object, subjects: list[object], depth: int = _DEPTH) -> Iterator[tuple[str, Formula]]:
    """The functions on the way to a value whose slope is infinite where one of the subjects is zero."""
    formula = formula_of(value)
    if formula is None or not depth or not subjects:
        return
    function, of = _singular_in(formula)
    if function and any(alike(_core(of), subject) for subject in subjects):
        yield function, formula
    elif formula.name in _FOLLOWED or formula.name in _STEEP_AT_ZERO:
        finite = [subject for subject in subjects if not alike(value, subject)]
        for given in operands(formula)[:2]:
            yield from _steep(given.value, finite, depth - 1)


def _singular_in(formula: Formula) -> tuple[str, object]:
    """The function that is steep where its operand is zero, and that operand."""
    if formula.name in _STEEP_AT_ZERO:
        return formula.name, operand(formula).value
    if formula.name == "/":
        return "/", operand(formula, 1).value
    exponent = number(operand(formula, 1).value) if formula.name == "**" else None
    if exponent is not None and exponent < 1 and exponent != 0:
        return "sqrt" if exponent == 0.5 else "**", operand(formula).value
    return "", None


# --- a function of what reaches its singular point ---


@watches("log", "log2", "log10")
def _logarithm(machine: Machine, value: object, formula: Formula) -> None:
    given = operand(formula)
    inner = bare(given.value)
    made = formula_of(unarranged(inner))
    if made is None or machine.no_grad:
        return
    of = _reaches_zero(made)
    if of:
        machine.note(_singular(machine, formula, "log", of, given, made, True))


def _reaches_zero(made: Formula) -> str:
    """What is exactly zero for numbers that occur: what it is called."""
    if made.name in ("relu", "relu6"):
        return made.name
    if made.name in ("clamp", "clip", "clamp_min"):
        limit = number(argument(made, "min", "clip_value_min", "min_value", "x_min").value)
        return "clamp to 0" if limit == 0 else ""
    if made.name == "-" and number(operand(made).value) == 1:
        taken = operand(made, 1).value
        if isinstance(taken, Tensor) and taken.kind is Kind.PROBABILITIES:
            return "1 - softmax"
    return ""


@watches("sqrt", "**", "rsqrt")
def _root(machine: Machine, value: object, formula: Formula) -> None:
    if formula.name == "**" and number(operand(formula, 1).value) != 0.5:
        return
    given = operand(formula)
    made = formula_of(unarranged(given.value))
    of = _sum_of_squares(made) if made else ""
    if not made or not of or none_asked(machine):
        return
    evidence = trains(given.value)
    if evidence is not False:
        machine.note(_singular(machine, formula, "sqrt", of, given, made, evidence))


def _sum_of_squares(made: Formula) -> str:
    """What is zero where numbers agree, or are all zero: what it is called."""
    if made.name == "mse_loss":
        return "mean squared error" if argument(made, "reduction").value in (Literal("mean"), Literal("sum")) else ""
    if made.name in ("sum", "mean") and _is_square(operand(made).value):
        return f"{made.name} of squares"
    if made.name == "+" and all(_is_square(given.value) for given in operands(made)):
        return "sum of squares"
    return "variance" if made.name == "var" else ""


def _is_square(value: object) -> bool:
    formula = formula_of(unarranged(value))
    if formula is None:
        return False
    if formula.name == "*":
        return alike(operand(formula).value, operand(formula, 1).value)
    return formula.name in ("square", "squared_difference") or (
        formula.name == "**" and number(operand(formula, 1).value) == 2
    )


def _singular(
    machine: Machine, formula: Formula, function: str, of: str, given: Given, made: Formula, evidence: bool | None
) -> facts.Singular:
    return facts.Singular(
        formula.place,
        machine.assumed,
        trains=bool(evidence) and (function == "log" or in_forward(machine)),
        learned=bool(evidence),
        function=function,
        of=of,
        inner=given.place,
        source=made.place,
        whole=made.name == "mse_loss" or (made.name in ("sum", "mean") and axis_of(made).value == Literal(None)),
    )
