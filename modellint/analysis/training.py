"""Training loops: the account of what is cleared, differentiated and stepped, and what follows from it."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.analysis.library import Use, applies
from modellint.analysis.machine import Arguments, Event, LoopRun, Machine
from modellint.analysis.objects import (
    NONE,
    UNKNOWN,
    Bound,
    Built,
    Choice,
    Dictionary,
    Function,
    GradientMode,
    Instance,
    List,
    Literal,
    Parameters,
    Rest,
    Tuple,
    Unknown,
    Value,
    origin_of,
)
from modellint.analysis.sights import NOT_FOLLOWED, see
from modellint.diagnostics import Place
from modellint.program import facts
from modellint.program.values import Tensor

_LOADING = ("load_weights", "set_weights", "load_state_dict")
_HOLDING = (List, Tuple, Dictionary, Built, Instance)
_CLEARING = ("zero_grad", "zero_", "zero_gradients", "clear_grads", "reset_grad", "zero_grad_parameters")


def method_called(machine: Machine, owner: Value, name: str, arguments: Arguments, place: Place, at: Place) -> None:
    """Take note of a method call that matters to a training loop."""
    if name in _CLEARING:
        machine.event("zero_grad", place, owner)
    elif name == "backward" and isinstance(owner, Tensor | Unknown) and not _is_engine(arguments):
        machine.event("backward", place, owner)
        if isinstance(owner, Unknown) and owner.origin:
            see(machine, place, "loss", "", owner.origin)
    elif name == "compile" and "loss" in arguments.keywords and isinstance(owner, Unknown):
        see(machine, place, "loss", "", owner.origin or NOT_FOLLOWED)
    elif name == "step" and not _is_optimizer(owner):
        _stepped(machine, owner, arguments, place, at)
    elif isinstance(owner, Unknown):
        escaped(machine, arguments, place, owner)
    if name in _LOADING:
        machine.witness.loaded = True
    elif name == "copy_":
        machine.witness.copied = True


def _is_engine(arguments: Arguments) -> bool:
    """``engine.backward(loss)``: something that looks after gradients itself."""
    return any(isinstance(given.value, Tensor | Unknown) for given in arguments.positional)


def _stepped(machine: Machine, owner: Value, arguments: Arguments, place: Place, at: Place) -> None:
    """``scaler.step(optimizer)``, or a step of something unknown."""
    first = arguments.first("optimizer")
    if first is not None and _is_optimizer(first.value):
        machine.event("step", place, first.value, receiver=first.place)
    elif first is None and isinstance(owner, Unknown) and owner.key:
        machine.event("step", place, owner, receiver=at)


def _is_optimizer(value: Value) -> bool:
    return isinstance(value, Built) and value.api.role == "optimizer"


def escaped(machine: Machine, arguments: Arguments, place: Place, owner: Value = UNKNOWN) -> None:
    """Something unknown is given these values and may do anything with them."""
    for value in arguments.values():
        if isinstance(value, _HOLDING):
            machine.witness.released.append(value)
    if machine.loops:
        given = tuple(v for v in arguments.values() if isinstance(v, Built | Instance | Parameters | Unknown))
        if given:
            machine.event("escape", place, owner, values=given)


@applies("backward")
def _backward(machine: Machine, use: Use) -> Value:
    if use.receiver is None:
        machine.event("backward", use.place, UNKNOWN)
    return NONE


@applies("step")
def _step(machine: Machine, use: Use) -> Value:
    """``optimizer.step()``; a closure does its own clearing."""
    closure = use.argument("closure").value
    if isinstance(closure, Function | Bound):
        machine.call(closure, Arguments(), use.place)
    elif closure == NONE and use.receiver is not None and _is_optimizer(use.receiver):
        machine.event("step", use.place, use.receiver, receiver=use.receiver_place)
    return NONE


@applies("zero_grad")
def _zero_grad(machine: Machine, use: Use) -> Value:
    machine.event("zero_grad", use.place, use.receiver)
    return NONE


@applies("train", "eval")
def _mode(machine: Machine, use: Use) -> Value:
    """``model.eval()`` is for all its parts."""
    if use.receiver is None:
        return NONE
    mode = Literal(False) if use.role == "eval" else use.argument("mode").value
    _set_mode(machine, use.receiver, mode, set())
    return use.receiver


def _set_mode(machine: Machine, value: Value, mode: Value, seen: set[int]) -> None:
    if id(value) in seen:
        return
    seen.add(id(value))
    match value:
        case Instance(attributes=cells):
            machine.memory.write(cells, "training", mode)
            parts = list(cells.values())
        case Built(attributes=cells, arguments=arguments):
            parts = [*cells.values(), *(given.value for given in arguments.values())]
        case List(cells=cells) | Dictionary(cells=cells):
            parts = list(cells.values())
        case Tuple(items=items):
            parts = list(items)
        case Choice(options=options):
            parts = [option for _, option in options]
        case Rest(value=inner):
            parts = [inner]
        case _:
            return
    for part in parts:
        _set_mode(machine, part, mode, seen)


@applies("no_grad", "enable_grad", "set_grad_enabled")
def _gradient_mode(machine: Machine, use: Use) -> Value:
    """``torch.no_grad()``; ``inference_mode`` and ``set_grad_enabled`` take it as an argument."""
    mode = use.argument("mode").value
    asked = mode.value if isinstance(mode, Literal) else None
    if use.role == "no_grad":
        return GradientMode(on=asked is False)
    return GradientMode(on=use.role == "enable_grad" or asked is not False)


# --- what follows ---


def training_loops(events: list[Event]) -> Iterator[facts.TrainingLoop]:
    """The loops that step an optimizer, each with what it does about gradients."""
    account = Account(events)
    for step in events:
        subject = step.subject
        if step.kind != "step" or not isinstance(subject, Built | Unknown):
            continue
        backward, loop = account.backward_of(step)
        if backward and loop:
            yield facts.TrainingLoop(
                step.place,
                loop=loop.place,
                optimizer=subject.api.name if isinstance(subject, Built) else "",
                made=subject.place if isinstance(subject, Built) else None,
                backward=backward.place,
                clears=account.clears(step, subject, loop),
                together=backward.block == step.block,
                receiver=step.receiver,
                lost=origin_of(subject),
            )


class Account:
    """All that happened around training loops, by the loops and the functions in which it happened."""

    def __init__(self, events: list[Event]) -> None:
        self._in_loop: dict[LoopRun, list[Event]] = {}
        self._in_function: dict[tuple[Function | None, str], list[Event]] = {}
        for event in events:
            self._in_function.setdefault((event.function, event.place.path), []).append(event)
            for loop in event.loops:
                self._in_loop.setdefault(loop, []).append(event)

    def backward_of(self, step: Event) -> tuple[Event | None, LoopRun | None]:
        """The last backward call before the step in one round of the innermost loop that has both."""
        for loop in reversed(step.loops):
            inside = [event for event in self._in_loop[loop] if event.kind == "backward"]
            if inside:
                before = [event for event in inside if event.order < step.order]
                return (before or inside)[-1], loop
        return None, None

    def clears(self, step: Event, optimizer: Built | Unknown, loop: LoopRun) -> bool:
        """Whether anything on the way may clear the gradients; when in doubt, it does."""
        together = [*self._in_loop[step.loops[0]], *self._in_function[step.function, step.place.path]]
        if any(event.kind == "zero_grad" and not _of_another(event.subject, optimizer) for event in together):
            return True
        watched = _watched(optimizer)
        return any(
            (event.kind == "escape" and any(_reaches(value, watched) for value in event.values))
            or (event.kind == "made" and event.subject is optimizer)
            for event in self._in_loop[loop]
        )


def _watched(optimizer: Built | Unknown) -> set[object]:
    """The optimizer, and the network whose parameters it holds: whoever gets them may clear their gradients."""
    held = [given.value for given in optimizer.arguments.values()][:1] if isinstance(optimizer, Built) else []
    return {_token(optimizer), *(_token(value) for value in held)}


def _reaches(value: Value, watched: set[object]) -> bool:
    """Whether a value is watched, or an object that holds something that is."""
    parts = [value, *value.attributes.values()] if isinstance(value, Instance) else [value]
    return any(_token(part) in watched for part in parts)


def _token(value: Value) -> object:
    match value:
        case Parameters(owner=owner):
            return _token(owner)
        case Unknown(key=key):
            return key if key is not None else object()
    return id(value)


def _of_another(subject: object, optimizer: Built | Unknown) -> bool:
    both = isinstance(subject, Built) and isinstance(optimizer, Built)
    return both and isinstance(subject, Built) and subject.api.role == "optimizer" and subject is not optimizer
