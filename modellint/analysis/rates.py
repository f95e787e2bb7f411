"""The learning rates that optimizers and schedulers are given, and what they are for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from modellint.analysis.choices import options
from modellint.analysis.machine import Machine
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
from modellint.analysis.parameters import owners
from modellint.analysis.sequences import elements
from modellint.analysis.sights import see
from modellint.analysis.written import Written
from modellint.diagnostics import Place
from modellint.knowledge.api import Band
from modellint.program import facts
from modellint.program.values import Origin

_NO_RATE = Origin("its learning rate is not known")
_NO_PARAMETERS = Origin("what it trains is not known")
MANY = 16
_SCHEDULE_RATES = ("initial_learning_rate", "max_lr", "base_lr", "maximal_learning_rate")


def note_rates(machine: Machine, built: Built) -> None:
    """Note the learning rate of an optimizer and of each of its parameter groups."""
    parameter = built.api.init.annotated(Band)
    if parameter is None or not isinstance(parameter.annotation, Band) or built.place is None:
        return
    params = built.arguments.get("params", Given(UNKNOWN)).value
    see(machine, built.place, "optimizer", built.api.name, _lost(built, parameter.name, params))
    own = groups(machine, params)
    rates = [(Given(cells["lr"]), cells.get("params", UNKNOWN)) for cells in own if "lr" in cells]
    rest = List.of([cells.get("params", UNKNOWN) for cells in own if "lr" not in cells]) if own else params
    given = built.arguments.get(parameter.name)
    if given and len(rates) < max(len(own), 1):
        rates.append((given, rest))
    for rate, held in rates:
        _note(machine, built, built, rate, held)


def note_peak(machine: Machine, scheduler: Built, optimizer: Built) -> None:
    """Note the highest learning rate that a scheduler goes up to."""
    parameter = scheduler.api.init.annotated(Band)
    if parameter and parameter.name in scheduler.arguments:
        held = optimizer.arguments.get("params", Given(UNKNOWN)).value
        _note(machine, scheduler, optimizer, scheduler.arguments[parameter.name], held)


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


def learning_rates(machine: Machine) -> Iterator[facts.LearningRate]:
    """The optimizers with a rate of their own; one place with several rates is a sweep, and no rate is meant."""
    by_place: dict[tuple[Place, Place | None], set[float | None]] = {}
    for _, found in machine.rates:
        by_place.setdefault((found.place, found.given), set()).add(found.rate)
    written = Written(machine)
    for built, found in machine.rates:
        if built not in machine.overruled and len(by_place[found.place, found.given]) == 1:
            adds_up = 0 < found.momentum < 1 and _is_left_alone(machine, written, built)
            yield replace(found, alone=True) if adds_up else found


def _is_left_alone(machine: Machine, written: Written, optimizer: Built) -> bool:
    """Whether nobody is seen who may set the rate of an optimizer later."""
    for event in machine.events:
        if event.kind == "scheduler" and isinstance(event.subject, Built):
            if any(given.value is optimizer for given in event.subject.arguments.values()):
                return False
        elif event.kind == "escape" and any(value is optimizer for value in event.values):
            return False
    return not written.sets("lr")


def groups(machine: Machine, params: Value) -> list[dict[object, Value]]:
    """The parameter groups that an optimizer is given."""
    if not isinstance(params, List):
        return []
    return [item.cells for item in elements(machine, params) if isinstance(item, Dictionary)]


def _note(machine: Machine, built: Built, optimizer: Built, given: Given, params: Value) -> None:
    for _, value in options(given.value):
        number, place = _number(value)
        if isinstance(value, Unknown) and machine.path:
            continue  # on some runs only, and those may well ask for another rate than the default
        parameter = optimizer.api.init.annotated(Band)
        band = parameter.annotation if parameter else None
        if number is not None and isinstance(band, Band) and built.place:
            found = facts.LearningRate(
                built.place,
                machine.assumed,
                name=optimizer.api.name,
                framework=optimizer.api.framework,
                rate=number,
                rate_place=place or given.place,
                given=given.place or place,
                band=band,
                network=optimizer.api.framework != "torch" or bool(owners(machine, params)),
                layers=_layers(machine, params),
                momentum=_number(built.arguments.get("momentum", Given(UNKNOWN)).value)[0] or 0,
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


def _layers(machine: Machine, params: Value) -> int | None:
    """How many layers with parameters the optimizer trains; None if that is not known."""
    match params:
        case Parameters(owner=owner, some=False):
            return count_layers(owner, set())
        case List():
            counts = [_layers(machine, item) for item in elements(machine, params)]
            return None if None in counts else sum(count or 0 for count in counts)
    return None


def count_layers(value: Value, seen: set[int]) -> int | None:
    """How many layers with parameters a network has; None if it has parts that nobody knows."""
    if id(value) in seen:
        return 0
    seen.add(id(value))
    match value:
        case Built(api=api) if api.role in ("layer", "network"):
            return 1 if api.role == "layer" else MANY
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
