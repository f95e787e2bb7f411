"""Training loops: the account of what is cleared, differentiated and stepped, and what follows from it."""

from __future__ import annotations

import math

from modellint.analysis import loss_objects
from modellint.analysis.dead_ends import made_leaf
from modellint.analysis.library import NETWORKS, Use, applies, constructs
from modellint.analysis.machine import Arguments, Machine
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
from modellint.analysis.parameters import spend
from modellint.analysis.sights import NOT_FOLLOWED, see
from modellint.diagnostics import Place
from modellint.knowledge.kinds import Kind
from modellint.program import facts
from modellint.program.values import Step, Tensor

_MATTERING = Built | Instance | Parameters | Unknown | Tensor
_LOADING = ("load_weights", "set_weights", "load_state_dict")
_HOLDING = (List, Tuple, Dictionary, Built, Instance)
_HOLDERS = {Instance, Built, List, Dictionary, Tuple, Choice, Rest}
_CLEARING = ("zero_grad", "zero_", "zero_gradients", "clear_grads", "reset_grad", "zero_grad_parameters")
_NOTED = {**dict.fromkeys(_CLEARING, "zero_grad"), "set_epoch": "set_epoch"}


def method_called(machine: Machine, owner: Value, name: str, arguments: Arguments, place: Place, at: Place) -> None:
    """Take note of a method call that matters to a training loop."""
    if name in _NOTED:
        machine.event(_NOTED[name], place, owner)
    elif name == "requires_grad_":
        made_leaf(machine, owner)
    elif name in ("backward", "manual_backward", "item"):
        _read_off(machine, owner, name, arguments, place)
    elif name in ("train", "eval") and isinstance(owner, Unknown) and owner.key:
        mode = arguments.first("mode")
        _switched(machine, owner, Literal(name == "train") if mode is None else mode.value, place, at)
    elif name == "compile" and "loss" in arguments.keywords and isinstance(owner, Unknown):
        see(machine, place, "loss", "", owner.origin or NOT_FOLLOWED)
    elif name == "step":
        _stepped(machine, owner, arguments, place, at)
    elif isinstance(owner, Unknown):
        escaped(machine, arguments, place)
    if name in _LOADING:
        machine.witness.loaded = True
    elif name == "copy_":
        machine.witness.copied = True


def _read_off(machine: Machine, owner: Value, name: str, arguments: Arguments, place: Place) -> None:
    """``backward()`` or ``item()``: of a loss, of a loss object that was never called, or of somebody who has it."""
    if isinstance(owner, Built) and owner.api.role == "loss":
        loss_objects.used(machine, owner, name)
    elif name == "item":
        return
    elif isinstance(owner, Tensor | Unknown) and not _is_engine(arguments):
        _differentiated(machine, owner, arguments, place)
        loss_objects.differentiated(machine, owner, arguments, place)
    else:
        machine.event("gradient", place, owner)


def _differentiated(machine: Machine, loss: Tensor | Unknown, arguments: Arguments, place: Place) -> None:
    kept = arguments.keywords.get("retain_graph")
    last = loss.trail[-1] if isinstance(loss, Tensor) and loss.trail else None
    through = last.made if last and last.short == "scale" and last.keeps else None
    machine.event(
        "backward", place, loss, keeps=kept.argument if kept and kept.value == Literal(True) else None, through=through
    )
    if isinstance(loss, Unknown) and loss.origin:
        see(machine, place, "loss", "", loss.origin)
    if isinstance(loss, Tensor) and loss.cut and loss.cut not in machine.leaves:
        machine.note(facts.DeadEnd(place, machine.assumed, certain=not machine.assumed, cut=loss.cut))


def _is_engine(arguments: Arguments) -> bool:
    """``engine.backward(loss)``: something that looks after gradients itself."""
    return any(isinstance(given.value, Tensor | Unknown) for given in arguments.positional)


def _stepped(machine: Machine, owner: Value, arguments: Arguments, place: Place, at: Place) -> None:
    """``optimizer.step()`` in whatever form, ``scaler.step(optimizer)``, or a step of something unknown."""
    first = arguments.first("optimizer")
    if _is_optimizer(owner):
        machine.event("called", place, owner)
    elif isinstance(owner, Built) and owner.api.role == "scaler":
        return
    elif first is not None and _is_optimizer(first.value):
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
    kinds = _MATTERING if machine.loops else Built | Instance
    given = tuple(value for value in arguments.values() if isinstance(value, kinds))
    if given:
        machine.event("escape", place, owner, values=given)


@applies("backward")
def _backward(machine: Machine, use: Use) -> Value:
    if use.receiver is None:
        machine.event("backward", use.place, UNKNOWN)
    return NONE


@applies("gradient")
def _gradient(machine: Machine, use: Use) -> Value:
    machine.event("gradient", use.place, UNKNOWN)
    return UNKNOWN


@applies("step")
def _step(machine: Machine, use: Use) -> Value:
    """``optimizer.step()``; a closure does its own clearing."""
    closure = use.argument("closure").value
    if isinstance(closure, Function | Bound):
        machine.call(closure, Arguments(), use.place)
    elif closure == NONE and use.receiver is not None and _is_optimizer(use.receiver):
        machine.event("step", use.place, use.receiver, receiver=use.receiver_place)
    return NONE


@applies("clip_gradients")
def _clip(machine: Machine, use: Use) -> Value:
    """Clip gradients; with an infinite limit it only measures them."""
    spend(machine, use.argument("parameters").value, use.place)
    limit = use.argument("clip_value" if "clip_value" in use.given else "max_norm").value
    if limit != Literal(math.inf):
        machine.event("clip", use.place, use.argument("parameters").value)
    return Tensor(Kind.SCALAR)


@constructs("scaler")
def _make_scaler(machine: Machine, built: Built, arguments: Arguments) -> None:
    if built.place:
        machine.event("made", built.place, built)


@applies("scale")
def _scale(machine: Machine, use: Use) -> Value:
    """``scaler.scale(loss)``: the loss, and that it was scaled."""
    scaler = use.receiver.place if isinstance(use.receiver, Built) else None

    def scaled(value: Value) -> Value:
        loss = value if isinstance(value, Tensor) else Tensor(origin=origin_of(value))
        return loss.then(Step(use.name, use.place, scaler, loss.kind, loss.kind, keeps=True), loss.shape)

    return machine.each(use.argument("outputs").value, scaled)


@applies("unscale")
def _unscale(machine: Machine, use: Use) -> Value:
    machine.event("unscale", use.place, use.argument("optimizer").value)
    return NONE


@applies("update_scale")
def _update(machine: Machine, use: Use) -> Value:
    machine.event("update", use.place, use.receiver)
    return NONE


@applies("scaled_step")
def _scaled_step(machine: Machine, use: Use) -> Value:
    """``scaler.step(optimizer)``."""
    given = use.argument("optimizer")
    through = use.receiver.place if isinstance(use.receiver, Built) else None

    def step(value: Value) -> Value:
        machine.event("step", use.place, value, receiver=given.place, through=through, scaler=use.receiver_place)
        return NONE

    return machine.each(given.value, step)


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
    _switched(machine, use.receiver, mode, use.place, use.receiver_place)
    _set_mode(machine, use.receiver, mode, set())
    return use.receiver


def _switched(machine: Machine, network: Value, mode: Value, place: Place, at: Place | None) -> None:
    """Note that a network is put into training or evaluation mode; ``mode`` where nobody knows into which."""
    kinds = {Literal(True): "train", Literal(False): "eval"}
    machine.event(kinds.get(mode, "mode") if isinstance(mode, Literal) else "mode", place, network, receiver=at)


def _set_mode(machine: Machine, value: Value, mode: Value, seen: set[int]) -> None:
    if type(value) not in _HOLDERS or id(value) in seen:
        return
    seen.add(id(value))
    if isinstance(value, Instance) or (isinstance(value, Built) and value.api.role in NETWORKS):
        machine.memory.write(value.attributes, "training", mode)
    for part in _held(value):
        _set_mode(machine, part, mode, seen)


def _held(value: Value) -> list[Value]:
    """The parts of an object or a container."""
    match value:
        case Instance(attributes=cells) | List(cells=cells) | Dictionary(cells=cells):
            return list(cells.values())
        case Built(attributes=cells, arguments=arguments):
            return [*cells.values(), *(given.value for given in arguments.values())]
        case Tuple(items=items):
            return list(items)
        case Choice(options=options):
            return [option for _, option in options]
        case Rest(value=inner):
            return [inner]
    return []


@applies("no_grad", "enable_grad", "set_grad_enabled")
def _gradient_mode(machine: Machine, use: Use) -> Value:
    """``torch.no_grad()``; ``inference_mode`` and ``set_grad_enabled`` take it as an argument."""
    mode = use.argument("mode").value
    asked = mode.value if isinstance(mode, Literal) else None
    if use.role == "no_grad":
        return GradientMode(on=asked is False)
    return GradientMode(on=use.role == "enable_grad" or asked is not False, lasting=use.role == "set_grad_enabled")
