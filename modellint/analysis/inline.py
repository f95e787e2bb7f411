"""Layers that a network's forward makes and forgets again."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.analysis.classes import library_base
from modellint.analysis.library import constructs
from modellint.analysis.machine import Arguments, Frame, Machine
from modellint.analysis.objects import (
    Built,
    Choice,
    Dictionary,
    Instance,
    List,
    Literal,
    Rest,
    Tuple,
    Value,
    is_by_mode,
)
from modellint.diagnostics import Place
from modellint.knowledge.api import ApiClass
from modellint.program import facts

_FORWARD = {"torch": "forward", "keras": "call"}
DEEPEST = 4


@constructs("holding")
def _made(machine: Machine, built: Built, arguments: Arguments) -> None:
    """Watch a layer that is made while a network runs; whoever keeps it takes it off the list."""
    holds, _, condition = built.api.holds.partition(" if ")
    if holds == "mode" and (built.api.framework != "torch" or _minds_the_mode(machine, arguments)):
        return
    if condition and not _is_on(built, condition):
        return
    if running_network(machine, built.api.framework):
        machine.inline[built] = None


def running_network(machine: Machine, framework: str) -> Frame | None:
    """The forward of a network (of that framework) that is running."""
    for frame in reversed(machine.frames):
        if frame.function and frame.function.name == _FORWARD.get(framework):
            base = library_base(frame.receiver.cls) if isinstance(frame.receiver, Instance) else None
            return frame if base and is_network(base) and base.framework == framework else None
    return None


def is_network(base: ApiClass) -> bool:
    """Whether a class of a library is a network or layer of some kind."""
    names = {base.name, *base.bases}
    return "torch.nn.Module" in names or "keras.layers.Layer" in names


def _minds_the_mode(machine: Machine, arguments: Arguments) -> bool:
    return any(frame.by_mode for frame in machine.frames) or any(map(is_by_mode, arguments.values()))


def _is_on(built: Built, name: str) -> bool:
    given = built.arguments.get(name)
    return given is not None and isinstance(given.value, Literal) and given.value.value is True


def keep(machine: Machine, *values: Value, depth: int = 0) -> None:
    """Somebody keeps these values, or may keep them: whatever layers they hold are not forgotten."""
    for value in values:
        match value:
            case Built() if value in machine.inline:
                del machine.inline[value]
            case Built() if depth < DEEPEST:
                held = (*value.attributes.values(), *(given.value for given in value.arguments.values()))
                keep(machine, *held, depth=depth + 1)
            case List(cells=cells) | Dictionary(cells=cells) if depth < DEEPEST:
                keep(machine, *cells.values(), depth=depth + 1)
            case Tuple(items=items):
                keep(machine, *items, depth=depth + 1)
            case Choice(options=options):
                keep(machine, *(option for _, option in options), depth=depth + 1)
            case Rest(value=inner):
                keep(machine, inner, depth=depth)


def layers(machine: Machine) -> Iterator[facts.PassingLayer]:
    """The layers that were applied and that nobody kept."""
    found: dict[Place, facts.PassingLayer] = {}
    for built, applied in machine.inline.items():
        if applied and built.place:
            holds = built.api.holds.partition(" if ")[0]
            found.setdefault(
                built.place,
                facts.PassingLayer(
                    built.place, name=built.api.name, framework=built.api.framework, applied=applied, holds=holds
                ),
            )
    yield from found.values()
