"""Arguments of library calls that do not look like the parameters they land in."""

from __future__ import annotations

from functools import cache

from modellint.analysis.machine import Arguments, Machine
from modellint.analysis.objects import Given, Literal, Mode, Rest, Spread, Unknown
from modellint.diagnostics import Place
from modellint.knowledge.api import Band, Parameter, Signature
from modellint.program import facts


def look(machine: Machine, name: str, signature: Signature, arguments: Arguments, place: Place) -> None:
    """Take note of the arguments that look out of place."""
    slots = _slots(signature)
    for index, given in enumerate(arguments.positional[: len(slots)]):
        if isinstance(given.value, Rest | Spread):
            return
        first = index > 0 and isinstance(given.value, Unknown) and given.value == arguments.positional[0].value
        last = index == len(arguments.positional) - 1
        if (
            given.place
            and (first or isinstance(given.value, Literal))
            and _is_odd(slots[index], given, first=first, last=last)
        ):
            _note(machine, name, signature, arguments, slots[index], given, place, position=index, first=first)
    for keyword, given in arguments.keywords.items():
        parameter = signature.parameter(keyword)
        if parameter and given.place and _is_outside(parameter, given):
            _note(machine, name, signature, arguments, parameter, given, place)


@cache
def _slots(signature: Signature) -> tuple[Parameter, ...]:
    """The parameters that can be given by position."""
    names = [parameter.kind for parameter in signature.parameters]
    end = next((i for i, kind in enumerate(names) if kind != "normal"), len(names))
    return signature.parameters[:end]


def _is_odd(parameter: Parameter, given: Given, *, first: bool, last: bool) -> bool:
    """A truth value for a number or one that changes nothing, a fraction for a whole number, what is out of bounds."""
    default = parameter.default
    if first and isinstance(parameter.annotation, Band):
        return isinstance(given.value, Unknown) and given.value.key is not None
    if not isinstance(given.value, Literal):
        return False
    value = given.value.value
    if isinstance(value, bool):
        if isinstance(default, bool):
            return last and value is default
        return isinstance(default, int | float) and (value != default or isinstance(given.value, Mode))
    if isinstance(value, float) and not isinstance(default, float | bool) and not value.is_integer():
        return isinstance(default, int) or parameter.name == "step_size"
    return _is_outside(parameter, given) or (isinstance(value, int) and parameter.name == "size")


def _is_outside(parameter: Parameter, given: Given) -> bool:
    band = parameter.annotation
    if not isinstance(band, Band) or parameter.name == "lr" or not isinstance(given.value, Literal):
        return False
    value = given.value.value
    return isinstance(value, int | float) and not isinstance(value, bool) and not band.low <= value <= band.high


def _note(
    machine: Machine,
    name: str,
    signature: Signature,
    arguments: Arguments,
    parameter: Parameter,
    given: Given,
    call: Place,
    position: int | None = None,
    *,
    first: bool = False,
) -> None:
    taken = {slot.name for slot in _slots(signature)[: len(arguments.positional)]} | arguments.keywords.keys()
    free = [] if arguments.open else [each for each in signature.parameters if each.name not in taken]
    assert given.place
    machine.note_once(
        facts.OddArgument(
            given.place,
            name=name,
            parameter=parameter.name,
            value=given.value.value if isinstance(given.value, Literal) else None,
            default=parameter.default,
            position=position,
            last=position == len(arguments.positional) - 1,
            by_mode=isinstance(given.value, Mode),
            like_first=first,
            band=parameter.annotation if isinstance(parameter.annotation, Band) else None,
            call=call,
            free=tuple(each.name for each in free),
            switches=tuple(each.name for each in free if isinstance(each.default, bool)),
        )
    )
