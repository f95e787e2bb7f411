"""Optimizers: their learning rates, and whose parameters they hold."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.analysis.choices import options
from modellint.analysis.library import Use, applies, constructs
from modellint.analysis.machine import Arguments, Machine
from modellint.analysis.objects import (
    UNKNOWN,
    Built,
    Choice,
    Dictionary,
    Given,
    Instance,
    List,
    Literal,
    Parameters,
    Unknown,
    Value,
    origin_of,
)
from modellint.analysis.sequences import elements
from modellint.analysis.sights import see
from modellint.diagnostics import Place
from modellint.knowledge.api import Band
from modellint.program import facts
from modellint.program.values import Origin

_NO_RATE = Origin("its learning rate is not known")
_NO_PARAMETERS = Origin("what it trains is not known")
_SCHEDULE_RATES = ("initial_learning_rate", "max_lr", "base_lr", "maximal_learning_rate")


@applies("parameters")
def _parameters(machine: Machine, use: Use) -> Value:
    if use.receiver is None:
        return Parameters(UNKNOWN)
    machine.witness.listed.append(use.receiver)
    return Parameters(use.receiver)


@constructs("optimizer")
def _make(machine: Machine, built: Built, arguments: Arguments) -> None:
    """Note the learning rate of the optimizer and of each of its parameter groups."""
    if built.place:
        machine.event("made", built.place, built)
    parameter = built.api.init.annotated(Band)
    if parameter is None or not isinstance(parameter.annotation, Band) or built.place is None:
        return
    params = built.arguments.get("params", Given(UNKNOWN)).value
    see(machine, built.place, "optimizer", built.api.name, _lost(built, parameter.name, params))
    given = built.arguments.get(parameter.name)
    groups = _groups(machine, params)
    rates = [(given, groups[0].get("params", UNKNOWN) if groups else params)] if given else []
    rates += [(Given(cells["lr"]), cells.get("params", UNKNOWN)) for cells in groups if "lr" in cells]
    for rate, held in rates:
        for _, value in options(rate.value):
            _note(machine, built, parameter.annotation, value, rate, held)


def _lost(built: Built, rate: str, params: Value) -> Origin | None:
    """Why nobody can tell how fast the optimizer goes, or what it trains."""
    given = built.arguments.get(rate)
    if given is None or (isinstance(given.value, Unknown) and given.value.default is None):
        why = origin_of(given.value) if given else None
        return Origin(f"its learning rate is not known: {why.words}", why.place) if why else _NO_RATE
    if built.api.framework != "torch":
        return None
    held = params.owner if isinstance(params, Parameters) else params
    return (held.origin or _NO_PARAMETERS) if isinstance(held, Unknown) else None


@constructs("rate_scheduler")
def _make_scheduler(machine: Machine, built: Built, arguments: Arguments) -> None:
    """A scheduler that sets the rate itself: what the optimizer was built with is a factor, or nothing."""
    given = arguments.first("optimizer")
    if given and isinstance(given.value, Built):
        machine.overruled.add(given.value)


def learning_rates(machine: Machine) -> Iterator[facts.LearningRate]:
    """The optimizers with a rate of their own; one place with several rates is a sweep, and no rate is meant."""
    by_place: dict[tuple[Place, Place | None], set[float | None]] = {}
    for _, found in machine.rates:
        by_place.setdefault((found.place, found.given), set()).add(found.rate)
    for built, found in machine.rates:
        if built not in machine.overruled and len(by_place[found.place, found.given]) == 1:
            yield found


def _groups(machine: Machine, params: Value) -> list[dict[object, Value]]:
    if not isinstance(params, List):
        return []
    return [item.cells for item in elements(machine, params) if isinstance(item, Dictionary)]


def _note(machine: Machine, built: Built, band: object, value: Value, given: Given, params: Value) -> None:
    number, place = _number(value)
    if isinstance(value, Unknown) and machine.path:
        return  # on some runs only, and those may well ask for another rate than the default
    if number is not None and isinstance(band, Band) and built.place:
        found = facts.LearningRate(
            built.place,
            machine.assumed,
            name=built.api.name,
            framework=built.api.framework,
            rate=number,
            rate_place=place or given.place,
            given=given.place or place,
            band=band,
            network=built.api.framework != "torch" or isinstance(params, Parameters),
            layers=_layers(params),
        )
        machine.rates.append((built, found))


def _number(value: Value) -> tuple[float | None, Place | None]:
    """A learning rate: a constant, what argparse gives by default, or where a schedule starts."""
    match value:
        case Literal(value=bool()):
            return None, None
        case Literal(value=int() | float() as number, place=place):
            return float(number), place
        case Unknown(default=Literal() as default):
            return _number(default)
        case Built(api=api, arguments=arguments) if api.role == "schedule":
            name = next((name for name in _SCHEDULE_RATES if name in arguments), None)
            return _number(arguments[name].value) if name else (None, None)
    return None, None


def _layers(params: Value) -> int | None:
    """How many layers with parameters the optimizer trains; None if that is not known."""
    if not isinstance(params, Parameters):
        return None
    return count_layers(params.owner, set())


def count_layers(value: Value, seen: set[int]) -> int | None:
    """How many layers with parameters a network has; None if it has parts that nobody knows."""
    if id(value) in seen:
        return 0
    seen.add(id(value))
    match value:
        case Built(api=api) if api.role == "layer":
            return 1
        case Built(attributes=cells, arguments=arguments, api=api) if api.role in (
            "chain",
            "list",
            "mapping",
            "wrapper",
        ):
            parts = [*cells.values(), *(given.value for given in arguments.values())]
        case Instance(attributes=cells):
            parts = list(cells.values())
        case Choice(options=options):
            parts = [option for _, option in options]
        case Built() | Literal():
            return 0
        case Unknown():
            return None
        case _:
            parts = list(getattr(value, "items", ()))
    counts = [count_layers(part, seen) for part in parts]
    known = [count for count in counts if count is not None]
    return sum(known) if known or not counts else None
