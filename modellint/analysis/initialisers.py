"""Initial weights: which layers are filled with what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from modellint.analysis.architecture import LINEAR, NORMALISING
from modellint.analysis.choices import options
from modellint.analysis.holdings import parts
from modellint.analysis.library import Use, applies, bind
from modellint.analysis.machine import Arguments, Machine
from modellint.analysis.objects import (
    NONE,
    UNKNOWN,
    Built,
    Given,
    Instance,
    Literal,
    Rest,
    Tuple,
    Unknown,
    Value,
)
from modellint.analysis.witness import Fill
from modellint.diagnostics import Place
from modellint.knowledge.api import ApiFunction
from modellint.knowledge.stubs import lookup
from modellint.program import facts
from modellint.program.values import Step, Tensor

_SCALED = ("xavier", "kaiming", "orthogonal", "sparse")
_CONSTANTS = {"zeros": 0.0, "ones": 1.0, "zero_": 0.0, "zeros_": 0.0, "ones_": 1.0}
_METHODS = {"fill_": "constant_", "zero_": "zeros_", "normal_": "normal_", "uniform_": "uniform_"}
_KERNELS = ("kernel_initializer", "depthwise_initializer", "pointwise_initializer", "recurrent_initializer")
Part = tuple[Built | Instance, str]


# --- what is seen ---


@applies("fill")
def _fill(machine: Machine, use: Use) -> Value:
    """``nn.init.zeros_(layer.weight)``."""
    tensor = use.argument("tensor").value
    if isinstance(tensor, Unknown) and tensor.part:
        _note(machine, tensor.part, use.name.rpartition(".")[2], use.given, use.place)
    return tensor


def filled(machine: Machine, part: Part, name: str, arguments: Arguments, place: Place) -> None:
    """``layer.weight.data.normal_(0, 1)``: a tensor's own method."""
    function = lookup(f"torch.nn.init.{_METHODS.get(name, '')}")
    if isinstance(function, ApiFunction):
        given = Arguments((Given(UNKNOWN), *arguments.positional), arguments.keywords, arguments.open)
        _note(machine, part, _METHODS[name], bind(function.signature, given) or {}, place)


def _note(machine: Machine, part: Part, name: str, given: Mapping[str, Given], place: Place) -> None:
    machine.witness.fills.append(Fill(*part, name, given, place, machine.runs))


@applies("modules")
def _modules(machine: Machine, use: Use) -> Value:
    """All the layers of a network: some of each class, one to stand for the others."""
    kinds = _kinds(machine, use.receiver)
    return Tuple(tuple(Rest(kind) for kind in kinds)) if kinds else UNKNOWN


@applies("named_modules")
def _named_modules(machine: Machine, use: Use) -> Value:
    kinds = _kinds(machine, use.receiver)
    return Tuple(tuple(Rest(Tuple((UNKNOWN, kind))) for kind in kinds)) if kinds else UNKNOWN


@applies("sweep")
def _sweep(machine: Machine, use: Use) -> Value:
    """``network.apply(function)``: the function is called with each layer."""
    function = use.argument("fn").value
    for layer in _kinds(machine, use.receiver):
        machine.call(function, Arguments((Given(layer),)), use.place)
    return use.receiver if use.receiver is not None else NONE


def _kinds(machine: Machine, owner: Value | None) -> list[Built]:
    """The library's layers in a network, one of each class; how many there are is kept in mind."""
    found: dict[str, list[Built]] = {}
    for layer in layers_in(owner, set()):
        found.setdefault(layer.api.name, []).append(layer)
    normalised = any("Norm" in name for name in found)
    for same in found.values():
        machine.witness.swept[id(same[0])] = len(same), normalised
    return [same[0] for same in found.values()]


def layers_in(owner: Value | None, seen: set[int]) -> Iterator[Built]:
    """The layers that are registered with a network, at any depth."""
    if not isinstance(owner, Built | Instance) or id(owner) in seen:
        return
    seen.add(id(owner))
    if isinstance(owner, Built) and owner.api.role == "layer":
        yield owner
        return
    for part in parts(owner):
        for _, option in options(part):
            yield from layers_in(option.value if isinstance(option, Rest) else option, seen)


# --- what follows ---


def facts_of(machine: Machine) -> Iterator[facts.Initial]:
    """How the weights of layers start."""
    calls = [call for call in machine.witness.applied if call.operand is not None]
    hidden = {step.made for call in calls if call.layer.api.name in LINEAR for step in _trail(call.operand)}
    if not machine.witness.loaded:
        seen: set[int] = set()
        for call in machine.witness.applied:
            if id(call.layer) not in seen and call.layer.api.framework == "keras":
                seen.add(id(call.layer))
                yield from _by_argument(call.layer, hidden)
    for fill in machine.witness.fills:
        yield from _by_filling(machine, fill)


def _trail(operand: Tensor | None) -> tuple[Step, ...]:
    return operand.trail if operand else ()


def _by_argument(layer: Built, hidden: set[Place | None]) -> Iterator[facts.Initial]:
    for name in _KERNELS:
        given = layer.arguments.get(name)
        constant = _named_constant(given.value) if given and given.argument else None
        if constant is None or given is None or "trainable" in layer.arguments or layer.place is None:
            continue
        activation = layer.arguments.get("activation")
        yield facts.Initial(
            given.argument or layer.place,
            framework="keras",
            layer=layer.api.name.rpartition(".")[2],
            made=layer.place,
            argument=given.argument,
            filler=name,
            constant=constant,
            hidden=layer.place in hidden,
            rectified=activation is not None and activation.value == Literal("relu"),
            units=_number(layer, "units") or _number(layer, "filters"),
        )


def _named_constant(value: Value) -> float | None:
    match value:
        case Literal(value=str(name)):
            return _CONSTANTS.get(name.lower())
        case Built(api=api, arguments=arguments) if api.name.startswith("keras.initializers."):
            short = api.name.rpartition(".")[2].lower()
            if short == "constant":
                given = arguments.get("value")
                return _float(given.value) if given else None
            return _CONSTANTS.get(short)
    return None


def _by_filling(machine: Machine, fill: Fill) -> Iterator[facts.Initial]:
    layer = fill.owner
    if fill.tensor == "*":
        flat = any(_has_flat(each) for each in layers_in(layer, set()))
        if flat and fill.name.startswith(_SCALED) and not fill.guard:
            yield facts.Initial(fill.place, framework="torch", filler=fill.name, flat=True)
        return
    if not isinstance(layer, Built) or layer.api.name not in LINEAR or fill.tensor != "weight":
        return
    if fill.guard or machine.witness.copied:
        return  # whether it is this layer's turn hangs on something that nobody knows
    bounds = (_argument(fill.given, "a"), _argument(fill.given, "b")) if fill.name == "uniform_" else (None, None)
    constant = _CONSTANTS.get(fill.name, _argument(fill.given, "val") if fill.name == "constant_" else None)
    count, normalised = machine.witness.swept.get(id(layer), (1, True))
    yield facts.Initial(
        fill.place,
        framework="torch",
        layer=layer.api.name.rpartition(".")[2],
        made=layer.place,
        filler=fill.name,
        constant=constant,
        spread=_argument(fill.given, "std") if fill.name == "normal_" else None,
        low=bounds[0],
        high=bounds[1],
        count=count,
        normalised=normalised,
        fan_in=_number(layer, "in_features"),
    )


def _has_flat(layer: Built) -> bool:
    """Whether it has a parameter of one dimension: a bias, the scale of a normalisation."""
    bias = layer.arguments.get("bias")
    return layer.api.name in NORMALISING or (
        layer.api.name in LINEAR and bias is not None and bias.value == Literal(True)
    )


def _number(layer: Built, name: str) -> int | None:
    given = layer.arguments.get(name)
    return given.value.value if given and isinstance(given.value, Literal) and type(given.value.value) is int else None


def _argument(given: Mapping[str, Given], name: str) -> float | None:
    return _float(given[name].value) if name in given else None


def _float(value: Value) -> float | None:
    match value:
        case Literal(value=bool()):
            return None
        case Literal(value=int() | float() as number):
            return float(number)
    return None
