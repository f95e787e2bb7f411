"""Functions that are called over and over and never do anything that matters are not followed each time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from modellint.analysis.machine import Arguments, Machine
from modellint.analysis.objects import Function, Instance, Value, is_dull
from modellint.analysis.training import escaped
from modellint.diagnostics import Place
from modellint.program.values import Origin

OFTEN = 24


@dataclass(slots=True)
class Habit:
    """How often a function was followed, and whether nothing came of it so far."""

    calls: int = 0
    dull: bool = True


def habitually(
    machine: Machine,
    function: Function,
    arguments: Arguments,
    place: Place,
    receiver: Value | None,
    run: Callable[[], Value],
) -> Value:
    """What a call gives; unknown where nothing has ever come of such calls: with plain values, or with others."""
    key = function.node, _all_dull(arguments, receiver)
    habit = machine.habits.setdefault(key, Habit())
    if habit.dull and habit.calls >= OFTEN:
        if isinstance(receiver, Instance):
            receiver.started = True
        escaped(machine, arguments, place)
        return machine.fresh_unknown(Origin(f"`{function.name}` is called too often to be followed each time"))
    if not habit.dull:
        return run()
    before, memory = machine.happenings, machine.memory
    start, earlier = memory.tick(), memory.oldest
    memory.oldest = start
    try:
        result = run()
    finally:
        wrote_outside = memory.oldest < start
        memory.oldest = min(earlier, memory.oldest)
    habit.calls += 1
    habit.dull = not wrote_outside and machine.happenings == before and is_dull(result)
    return result


def _all_dull(arguments: Arguments, receiver: Value | None) -> bool:
    own = arguments.positional if receiver is None else arguments.positional[1:]
    return all(is_dull(given.value) for given in own) and all(is_dull(g.value) for g in arguments.keywords.values())
