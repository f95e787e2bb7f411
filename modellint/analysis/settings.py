"""What optimizers and schedulers were made with, as constants that rules can compare."""

from __future__ import annotations

from modellint.analysis.machine import Machine
from modellint.analysis.objects import Built, Given, List, Literal, Range, Tuple, Unknown, Value
from modellint.analysis.sequences import elements
from modellint.diagnostics import Place
from modellint.knowledge.api import Band, Calls, Parameter
from modellint.program.facts import Setting

_UNSEEN = object()


def settings_of(machine: Machine, built: Built, rounds: Value | None = None) -> tuple[Setting, ...]:
    """The arguments of a library object; ``rounds`` is what a loop around its use counts to."""
    given = built.arguments
    return tuple(_setting(machine, p, given[p.name], rounds) for p in built.api.init.parameters if p.name in given)


def _setting(machine: Machine, parameter: Parameter, given: Given, rounds: Value | None) -> Setting:
    value, place = _constant(machine, given.value)
    note = parameter.annotation
    return Setting(
        parameter.name,
        None if value is _UNSEEN else value,
        value is not _UNSEEN,
        place or given.place,
        given.argument or given.place,
        note if isinstance(note, Band) else None,
        isinstance(note, Calls),
        isinstance(given.value, Unknown) and given.value.key is not None and given.value == rounds,
    )


def _constant(machine: Machine, value: Value) -> tuple[object, Place | None]:
    match value:
        case Literal(value=constant, place=place):
            return constant, place
        case Unknown(default=Literal(value=constant, place=place)):
            return constant, place
        case Tuple() | List():
            items = [_constant(machine, item) for item in elements(machine, value)]
            known = all(item is not _UNSEEN for item, _ in items)
            return (tuple(item for item, _ in items), None) if known else (_UNSEEN, None)
    return _UNSEEN, None


def rounds_of(over: Value | None) -> Value | None:
    """What a loop over this counts to; None if it does not count."""
    match over:
        case Range(stop=Unknown(key=(_, key, "+", 1), default=default)):
            less = Literal(default.value - 1) if default and isinstance(default.value, int) else None
            return Unknown(key, less)
        case Range(stop=stop):
            return stop
        case Tuple(items=items) if all(isinstance(item, Literal) and type(item.value) is int for item in items):
            return Literal(len(items))
    return None


def count_of(rounds: Value | None) -> int | None:
    """The number of rounds, as far as it is known: by default, for an option of the command line."""
    match rounds:
        case Literal(value=int(number)) | Unknown(default=Literal(value=int(number))):
            return number
    return None
