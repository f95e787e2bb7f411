"""What is kept in mind of layers when they are made and when they are called."""

from __future__ import annotations

from functools import cache

from modellint.analysis.machine import Arguments, Machine
from modellint.analysis.objects import Built, Literal, Value
from modellint.analysis.witness import LayerCall
from modellint.diagnostics import Place
from modellint.knowledge.api import Band, Parameter, Signature
from modellint.program import facts
from modellint.program.values import Tensor

_SHARES = ("p", "rate")


def made_of(machine: Machine, built: Built, arguments: Arguments, place: Place) -> None:
    """What a layer is made with: a tensor that it was to be applied to, a number outside of its band."""
    api = built.api
    if api.role not in ("layer", "activation", "flatten", ""):
        return
    first = arguments.positional[0] if arguments.positional else None
    if first and isinstance(first.value, Tensor) and api.framework == "torch":
        machine.note(facts.MadeOfTensor(place, machine.assumed, name=api.name, given=first.value))
    banded = _banded(api.init)
    given = built.arguments.get(banded.name) if banded else None
    if banded and given and isinstance(given.value, Literal) and isinstance(banded.annotation, Band):
        number = given.value.value
        if isinstance(number, int | float) and not isinstance(number, bool):
            where = given.place or given.value.place or place
            machine.note(
                facts.Rate(where, machine.assumed, layer=api.name, rate=number, band=banded.annotation, made=place)
            )


@cache
def _banded(signature: Signature) -> Parameter | None:
    return next((p for p in signature.parameters if isinstance(p.annotation, Band) and p.name in _SHARES), None)


def applied(machine: Machine, built: Built, arguments: Arguments, place: Place, result: Value) -> None:
    """A layer was called."""
    given = arguments.positional[0] if arguments.positional else None
    operand = given.value if given and isinstance(given.value, Tensor) else None
    function = machine.frames[-1].function if machine.frames else None
    machine.witness.applied.append(
        LayerCall(built, place, given, operand, result, arguments.implied, machine.assumed, function)
    )
