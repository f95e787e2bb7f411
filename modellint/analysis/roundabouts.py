"""Formulas written out step by step for which the libraries have one function that is exact."""

from __future__ import annotations

from modellint.analysis.formulas import (
    alike,
    argument,
    axis_of,
    bare,
    formula_of,
    named,
    number,
    operand,
    unarranged,
    watches,
)
from modellint.analysis.machine import Machine
from modellint.analysis.objects import Given, Literal
from modellint.diagnostics import Place
from modellint.knowledge.kinds import Kind
from modellint.program import facts
from modellint.program.values import Formula, Tensor

_DEPTH = 5


@watches("log")
def _of_exponentials(machine: Machine, value: object, formula: Formula) -> None:
    inner = formula_of(bare(operand(formula).value))
    if inner is None:
        return
    if inner.name == "+" and (rest := _beside_one(inner)):
        exponential = named(rest.value, "exp")
        name = "softplus" if exponential else "log1p"
        _note_roundabout(machine, formula, name, exponential, operand(exponential) if exponential else rest)
    elif inner.name == "sum" and (exponential := named(operand(inner).value, "exp")):
        _note_roundabout(machine, formula, "logsumexp", exponential, operand(exponential), inner)


def _beside_one(formula: Formula) -> Given | None:
    """What is added to one."""
    one, other = operand(formula), operand(formula, 1)
    if number(one.value) == 1:
        return other
    return one if number(other.value) == 1 else None


@watches("/")
def _ratio(machine: Machine, value: object, formula: Formula) -> None:
    above, below = operand(formula), operand(formula, 1)
    exponential, measure = named(above.value, "exp"), formula_of(unarranged(below.value))
    if measure is None:
        return
    same = measure.name == "sum" and alike(operand(measure).value, above.value)
    if exponential and same:
        _note_roundabout(machine, formula, "softmax", exponential, operand(exponential), measure)
    elif same or measure.name in ("norm", "std"):
        _note_normalization(machine, formula, measure, below.place)


def _note_normalization(machine: Machine, formula: Formula, measure: Formula, divisor: Place | None) -> None:
    kind = getattr(operand(measure).value, "kind", None)
    if not (kind and kind.is_probability):
        machine.note(facts.Normalization(formula.place, machine.assumed, measure=measure.name, divisor=divisor))


@watches("-")
def _less_one(machine: Machine, value: object, formula: Formula) -> None:
    exponential = named(operand(formula).value, "exp")
    if exponential and number(operand(formula, 1).value) == 1:
        _note_roundabout(machine, formula, "expm1", exponential, operand(exponential))


def _note_roundabout(
    machine: Machine, formula: Formula, name: str, inner: Formula | None, given: Given, reduction: Formula | None = None
) -> None:
    """Note what goes the long way round: ``inner`` is the exponential on the way, ``given`` what it is taken of."""
    if _shifted(given.value):
        return
    axis = axis_of(reduction) if reduction else Given(None)  # type: ignore[arg-type]
    keeps = argument(reduction, "keepdim", "keepdims") if reduction else Given(Literal(False))
    machine.note(
        facts.Roundabout(
            formula.place,
            machine.assumed,
            name=name,
            framework=formula.framework or (inner.framework if inner else ""),
            operand=given.place,
            axis=axis.place,
            keeps=keeps.place,
            whole=axis.value == Literal(None),
            bounded=_bounded(given.value),
            no_grad=bool(machine.no_grad),
        )
    )


def _bounded(value: object, depth: int = _DEPTH) -> bool:
    """Whether exp of it stays finite: it is kept below something, or nobody can tell that it is not."""
    value = unarranged(value)
    if isinstance(value, Tensor) and value.kind in (Kind.BOUNDED, Kind.LOG_PROBABILITIES, Kind.PROBABILITIES):
        return True
    formula = formula_of(value)
    if formula is None or not depth:
        return False
    if formula.name in ("clamp", "clip", "clamp_max", "minimum", "normalize", "cosine_similarity", "where"):
        return True
    first, second = operand(formula).value, operand(formula, 1).value
    if formula.name == "neg":
        return _from_below(first)
    if formula.name in ("*", "/"):
        return number(second) is None or _bounded(first, depth - 1)
    return False


def _shifted(value: object) -> bool:
    """Whether the maximum, or what may be it, was subtracted: nothing overflows any more."""
    formula = formula_of(unarranged(value))
    if formula is None or formula.name != "-":
        return False
    other = operand(formula, 1).value
    return number(other) is None and _may_be_greatest(other)


def _from_below(value: object) -> bool:
    kinds = (Kind.NON_NEGATIVE, Kind.POSITIVE, Kind.PROBABILITIES, Kind.INDEPENDENT_PROBABILITIES)
    return isinstance(value, Tensor) and value.kind in kinds


def _may_be_greatest(value: object) -> bool:
    """Whether it may be the maximum of what it is taken from."""
    formula = formula_of(unarranged(value))
    while formula and formula.name == "detach":
        formula = formula_of(unarranged(operand(formula).value))
    return formula is None or formula.name in ("amax", "logsumexp", "detach", "data")
