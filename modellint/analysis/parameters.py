"""Parameters of networks: the iterators that give them, each of which can be gone through only once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from modellint.analysis.library import Use, applies
from modellint.analysis.machine import Arguments, Event, Machine
from modellint.analysis.objects import (
    UNKNOWN,
    Built,
    Dictionary,
    Instance,
    List,
    Parameters,
    Rest,
    Tuple,
    Unknown,
    Value,
)
from modellint.analysis.sequences import elements
from modellint.diagnostics import Place
from modellint.program import facts


def parameters_of(machine: Machine, owner: Value, place: Place, *, named: bool = False) -> Parameters:
    """``model.parameters()``: an iterator, a new one each time."""
    return Parameters(owner, (_iterator(machine, owner, place),), named)


def _iterator(machine: Machine, owner: Value, place: Place) -> int:
    run = machine.serial()
    machine.event("iterator", place, run, values=(owner,))
    return run


def derived(machine: Machine, sources: tuple[Parameters, ...], place: Place) -> Parameters:
    """An iterator that takes what it gives from others, and uses them up."""
    owner = sources[0].owner if len(sources) == 1 else Tuple(tuple(source.owner for source in sources))
    runs = tuple(run for source in sources for run in source.runs)
    named = all(source.named for source in sources)
    return Parameters(owner, (_iterator(machine, owner, place), *runs), named, some=len(sources) == 1)


def some_parameters(machine: Machine, arguments: Arguments, place: Place) -> Value:
    """``filter(function, parameters)``."""
    match [given.value for given in arguments.positional]:
        case [_, Parameters() as source]:
            return derived(machine, (source,), place)
    return UNKNOWN


def chained(machine: Machine, arguments: Arguments, place: Place) -> Value:
    """``itertools.chain(a.parameters(), b.parameters())``."""
    given = [given.value for given in arguments.positional]
    sources = tuple(value for value in given if isinstance(value, Parameters))
    return derived(machine, sources, place) if given and len(sources) == len(given) else machine.fresh_unknown()


@applies("parameters")
def _parameters(machine: Machine, use: Use) -> Value:
    owner = use.receiver if use.receiver is not None else UNKNOWN
    if use.receiver is not None:
        machine.witness.listed.append(use.receiver)
    return parameters_of(machine, owner, use.place, named="named" in use.name)


def spend(machine: Machine, value: Value, place: Place) -> None:
    """Something goes through all of a value; if that is an iterator, it is empty from now on."""
    if isinstance(value, Parameters):
        for run in value.runs:
            machine.event("spent", place, run)


def owner_of(value: Value) -> Value | None:
    """The network that a single parameter belongs to."""
    match value:
        case Unknown(key=(0, "parameter", owner, _)):
            return cast(Value, owner)
    return None


def owners(machine: Machine, params: Value) -> tuple[Value, ...] | None:
    """The networks whose parameters these are, as an optimizer is given them; None if nobody knows all of them."""
    match params:
        case Parameters(owner=owner):
            return owner.items if isinstance(owner, Tuple) else (owner,)
        case Dictionary(cells=cells):
            return owners(machine, cells.get("params", UNKNOWN))
        case Rest(value=inner):
            return owners(machine, inner)
        case List() | Tuple():
            found = [owners(machine, item) for item in elements(machine, params)]
            return None if None in found else tuple(owner for each in found for owner in each or ())
    alone = owner_of(params)
    return None if alone is None else (alone,)


# --- what follows ---


def exhausted(events: list[Event]) -> Iterator[facts.ExhaustedIterator]:
    """Iterators that are gone through when they are empty already."""
    made = {event.subject: event for event in events if event.kind == "iterator"}
    spent: dict[object, list[Event]] = {}
    for event in events:
        if event.kind == "spent":
            earlier = spent.setdefault(event.subject, [])
            first = next((one for one in earlier if _comes_before(one, event, made[event.subject])), None)
            if first or _is_repeated(event, made[event.subject]):
                yield _fact(made[event.subject], first, event)
            earlier.append(event)


def _comes_before(first: Event, second: Event, made: Event) -> bool:
    """Whether there are runs on which both happen, in this order."""
    together = first.root == second.root or first.root == made.root
    return together and first.guard.allows(second.guard)


def _is_repeated(event: Event, made: Event) -> bool:
    """Whether a loop that the iterator was made outside of goes through it in every round."""
    outer = {loop.serial for loop in made.loops}
    around = [loop for loop in event.loops if loop.serial not in outer]
    return any(not loop.known and loop.over is not None for loop in around) and made.guard.implies(event.guard)


def _fact(made: Event, first: Event | None, event: Event) -> facts.ExhaustedIterator:
    owner = made.values[0]
    return facts.ExhaustedIterator(
        event.place,
        event.guard if first is None else first.guard & event.guard,
        first is None or event.guard.implies(first.guard),
        made=made.place,
        first=first.place if first else None,
        surely=_is_library(owner),
    )


def _is_library(owner: Value) -> bool:
    """Whether the iterator is seen to come from a network, and not from something that merely has such a method."""
    parts = owner.items if isinstance(owner, Tuple) else (owner,)
    return all(isinstance(part, Built | Instance) for part in parts)
