"""What a loss is given: the shapes of predictions and targets, side by side."""

from __future__ import annotations

from modellint.analysis.library import Use
from modellint.analysis.machine import Machine
from modellint.analysis.objects import NONE, Value
from modellint.diagnostics import Place
from modellint.knowledge.api import Parameter
from modellint.program import facts
from modellint.program.values import Tensor


def note_pair(machine: Machine, use: Use, prediction: Parameter | None, target: Parameter | None) -> None:
    """Remember the shapes that a loss of torch compares, where both are known."""
    if use.framework != "torch" or machine.expecting or prediction is None or target is None:
        return
    given = use.argument(target.name).value

    def pair(value: Value) -> Value:
        machine.each(given, lambda other: _note(machine, use, prediction.name, target.name, value, other))
        return NONE

    machine.each(use.argument(prediction.name).value, pair)


def _note(machine: Machine, use: Use, name: str, other_name: str, one: Value, other: Value) -> Value:
    guard = machine.inside & machine.assumed
    known = isinstance(one, Tensor) and isinstance(other, Tensor) and one.shape.known and other.shape.known
    if not known or not all(atom.text for atom, _ in guard.literals):
        return NONE
    assert isinstance(one, Tensor) and isinstance(other, Tensor)
    sources = [shape.source if isinstance(shape.source, Place) else None for shape in (one.shape, other.shape)]
    machine.note(
        facts.Compared(
            use.place,
            guard,
            certain=not guard,
            name=use.name,
            made=use.made,
            prediction=one.shape.closed,
            target=other.shape.closed,
            argument=use.argument(name).place,
            target_argument=use.argument(other_name).place,
            prediction_source=sources[0],
            target_source=sources[1],
        )
    )
    return NONE
