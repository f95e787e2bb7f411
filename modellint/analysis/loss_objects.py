"""Losses as objects, what only the loss that they compute can do, and what is differentiated."""

from __future__ import annotations

from modellint.analysis.library import constructs
from modellint.analysis.machine import Arguments, Machine
from modellint.analysis.objects import Built, Literal, Value
from modellint.diagnostics import Place
from modellint.knowledge.kinds import Kind
from modellint.program import facts
from modellint.program.facts.outputs import Companion
from modellint.program.values import Tensor

OF_TENSORS = ("backward", "item")
_WEIGHTS = ("weight", "pos_weight")
_VAGUE = (Kind.UNKNOWN, Kind.SCALAR)
_OUTSIDE = (*_VAGUE, Kind.DATA, Kind.MIXED)


@constructs("loss")
def _make(machine: Machine, built: Built, arguments: Arguments) -> None:
    machine.losses.append(built)
    _note(machine, built, predictions=_is_called(built, arguments))


def _note(machine: Machine, built: Built, *, predictions: bool) -> None:
    if built.place is not None:
        name, framework = built.api.name, built.api.framework
        machine.note(
            facts.LossMade(
                built.place,
                machine.assumed,
                name=name,
                framework=framework,
                predictions=predictions,
                weights=_weights(built),
            )
        )


def used(machine: Machine, owner: Built, name: str) -> None:
    """What only tensors have is called on an object: take note if that is a loss built with two things or more."""
    if owner.api.role == "loss" and name not in owner.attributes:
        given = [given for given in owner.arguments.values() if given.argument and not isinstance(given.value, Literal)]
        if len(given) > 1:
            _note(machine, owner, predictions=True)


def differentiated(machine: Machine, owner: Value, arguments: Arguments, place: Place) -> None:
    """``loss.backward()``: of interest where the loss is one for each element."""
    alone = not arguments.positional and not arguments.open and "gradient" not in arguments.keywords
    if alone and isinstance(owner, Tensor) and owner.kind is Kind.UNREDUCED and owner.shape.dims:
        machine.note(facts.Backward(place, machine.assumed, given=owner))


def _weights(built: Built) -> tuple[Companion, ...]:
    given = ((name, built.arguments[name]) for name in _WEIGHTS if name in built.arguments)
    return tuple(Companion(name, one.value, one.place) for name, one in given if isinstance(one.value, Tensor))


def _is_called(built: Built, arguments: Arguments) -> bool:
    """Whether it is given predictions and a target: what a network gives, or two tensors where one can be weights."""
    first, second = [*[given.value for given in arguments.positional[:2]], Literal(None), Literal(None)][:2]
    if arguments.open or not isinstance(first, Tensor) or isinstance(second, Literal):
        return False
    if first.kind not in _OUTSIDE:
        return True
    takes_weight = any(parameter.name in _WEIGHTS for parameter in built.api.init.parameters[:1])
    both = isinstance(second, Tensor) and second.kind not in _VAGUE
    return first.kind not in _VAGUE and (both or not takes_weight)
