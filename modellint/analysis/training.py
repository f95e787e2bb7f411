"""Training loops: the account of what is cleared, differentiated and stepped, and what follows from it."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.analysis.library import Use, applies
from modellint.analysis.machine import Arguments, Event, LoopRun, Machine
from modellint.analysis.objects import (
    NONE,
    UNKNOWN,
    Built,
    Function,
    Instance,
    Parameters,
    Unknown,
    Value,
)
from modellint.diagnostics import Place
from modellint.program import facts
from modellint.program.values import Tensor

_CLEARING = ("zero_grad", "zero_", "zero_gradients", "clear_grads", "reset_grad", "zero_grad_parameters")


def method_called(machine: Machine, owner: Value, name: str, arguments: Arguments, place: Place, at: Place) -> None:
    """Take note of a method call that matters to a training loop."""
    if name in _CLEARING:
        machine.event("zero_grad", place, owner)
    elif name == "backward" and isinstance(owner, Tensor | Unknown):
        machine.event("backward", place, owner)
    elif name == "step":
        _stepped(machine, owner, arguments, place, at)
    elif isinstance(owner, Unknown):
        escaped(machine, arguments, place, owner)


def _stepped(machine: Machine, owner: Value, arguments: Arguments, place: Place, at: Place) -> None:
    """``optimizer.step()``, ``scaler.step(optimizer)``; a closure does its own clearing."""
    first = arguments.first("optimizer")
    if first is not None and _is_optimizer(first.value):
        machine.event("step", place, first.value, receiver=first.place)
    elif _is_optimizer(owner) and first is None:
        machine.event("step", place, owner, receiver=at)
    elif isinstance(first.value if first else None, Function):
        machine.call(first.value, Arguments(), place)  # type: ignore[union-attr]


def _is_optimizer(value: Value) -> bool:
    return isinstance(value, Built) and value.api.role == "optimizer"


def escaped(machine: Machine, arguments: Arguments, place: Place, owner: Value = UNKNOWN) -> None:
    """Something unknown is given these values and may do anything with them."""
    if machine.loops:
        given = tuple(v for v in arguments.values() if isinstance(v, Built | Instance | Parameters))
        if given:
            machine.event("escape", place, owner, values=given)


@applies("backward")
def _backward(machine: Machine, use: Use) -> Value:
    if use.receiver is None:
        machine.event("backward", use.place, UNKNOWN)
    return NONE


@applies("step", "zero_grad", "train", "eval")
def _protocol(machine: Machine, use: Use) -> Value:
    return use.receiver if use.role in ("train", "eval") and use.receiver is not None else NONE


# --- what follows ---


def training_loops(events: list[Event]) -> Iterator[facts.TrainingLoop]:
    """The loops that step an optimizer of their own making, each with what it does about gradients."""
    for step in events:
        if step.kind != "step" or not isinstance(step.subject, Built):
            continue
        backward, loop = _backward_of(step, events)
        if backward and loop and step.subject.place:
            yield facts.TrainingLoop(
                step.place,
                loop=loop.place,
                optimizer=step.subject.api.name,
                made=step.subject.place,
                backward=backward.place,
                clears=_clears(step, step.subject, loop, events),
                together=backward.block == step.block,
                receiver=step.receiver,
            )


def _backward_of(step: Event, events: list[Event]) -> tuple[Event | None, LoopRun | None]:
    """The last backward call before the step in one round of the innermost loop that has both."""
    for loop in reversed(step.loops):
        inside = [event for event in events if event.kind == "backward" and loop in event.loops]
        if inside:
            before = [event for event in inside if events.index(event) < events.index(step)]
            return (before or inside)[-1], loop
    return None, None


def _clears(step: Event, optimizer: Built, loop: LoopRun, events: list[Event]) -> bool:
    """Whether anything on the way may clear the gradients; when in doubt, it does."""
    owner = next((given.value for given in optimizer.arguments.values()), None)
    watched = {id(optimizer), id(owner.owner) if isinstance(owner, Parameters) else id(owner)}
    for event in events:
        together = step.loops[0] in event.loops or step.functions[-1] is event.functions[-1]
        if event.kind == "zero_grad" and together and not _of_another(event.subject, optimizer):
            return True
        if event.kind == "escape" and loop in event.loops and any(_touches(v, watched) for v in event.values):
            return True
        if event.kind == "made" and event.subject is optimizer and loop in event.loops:
            return True
    return False


def _of_another(subject: object, optimizer: Built) -> bool:
    return isinstance(subject, Built) and subject.api.role == "optimizer" and subject is not optimizer


def _touches(value: Value, watched: set[int]) -> bool:
    return id(value) in watched or (isinstance(value, Parameters) and id(value.owner) in watched)
