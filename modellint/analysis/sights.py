"""What was seen at all, understood or not: losses, optimizers and training loops, so that silence can be explained."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.analysis.machine import Machine
from modellint.diagnostics import Place
from modellint.program import facts
from modellint.program.values import Origin

NOT_FOLLOWED = Origin("how its input is made is not followed")
_NEVER_USED = Origin("it is never seen to be given anything")
_NO_OPTIMIZER = Origin("its optimizer is not known")


def see(machine: Machine, place: Place, what: str, name: str, origin: Origin | None) -> None:
    """Note that something was seen; ``origin`` says why it was not understood. Once understood is understood."""
    key = (place, what, name)
    machine.seen[key] = origin if machine.seen.get(key, origin) is not None else None


def sights(machine: Machine, loops: tuple[facts.TrainingLoop, ...]) -> Iterator[facts.Sight]:
    """Everything that was seen, once for each place."""
    used = {fact.made for fact in machine.facts if isinstance(fact, facts.Loss)}
    for built in machine.losses:
        if built.place and built.place not in used:
            see(machine, built.place, "loss", built.api.name, _NEVER_USED)
    understood = {loop.backward for loop in loops if loop.optimizer}
    for loop in loops:
        if loop.loop and (loop.optimizer or loop.backward not in understood):
            see(machine, loop.loop, "training loop", "", None if loop.optimizer else loop.lost or _NO_OPTIMIZER)
    for (place, what, name), origin in machine.seen.items():
        yield facts.Sight(place, what=what, name=name, origin=origin)
