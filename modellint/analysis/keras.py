"""Keras' own ways: functional models, and losses given by ``compile``."""

from __future__ import annotations

from collections.abc import Mapping

from modellint.analysis import losses
from modellint.analysis.layer_arguments import bare_shape
from modellint.analysis.layering import shape_of
from modellint.analysis.library import Use, applies, bind, instances
from modellint.analysis.machine import Arguments, Machine
from modellint.analysis.objects import (
    NONE,
    OTHERS,
    UNKNOWN,
    Bound,
    Built,
    Dictionary,
    Function,
    Given,
    Instance,
    List,
    Literal,
    Partial,
    Tuple,
    Unknown,
    Value,
)
from modellint.analysis.results import resolve_name
from modellint.analysis.sequences import elements
from modellint.analysis.sights import NOT_FOLLOWED, see
from modellint.analysis.supervision import compiled
from modellint.diagnostics import Place
from modellint.knowledge.api import ApiClass, ApiFunction, Named, Parameter
from modellint.knowledge.kinds import Kind
from modellint.knowledge.shapes import UNKNOWN_SHAPE, Dim, Shape
from modellint.program import facts
from modellint.program.conditions import Guard
from modellint.program.values import Step, Tensor


@applies("input")
def _input(machine: Machine, use: Use) -> Value:
    """``keras.Input(shape=(28, 28))``: a batch of that shape."""
    return _declared(machine, use.given, use.place)


@instances("input")
def _input_layer(machine: Machine, built: Built, arguments: Arguments, place: Place) -> Value:
    """An ``InputLayer`` that stands first in a Sequential."""
    return _declared(machine, built.arguments, built.place or place)


def _declared(machine: Machine, arguments: Mapping[str, Given], place: Place) -> Tensor:
    whole = arguments.get("batch_shape", Given(NONE)).value
    bare_shape(machine, arguments.get("shape"))
    given = arguments.get("shape") or arguments.get("input_shape") or Given(NONE)
    sizes = shape_of(machine, given.value if whole == NONE else whole)
    batch: tuple[Dim, ...] = (None,) if whole == NONE else ()
    shape = UNKNOWN_SHAPE if sizes is None else Shape((*batch, *sizes), open=False)
    return Tensor(Kind.DATA, shape, (Step("keras.Input", place, None, Kind.DATA, Kind.DATA, keeps=True),))


@instances("model")
def _run_model(machine: Machine, built: Built, arguments: Arguments, place: Place) -> Value:
    """A functional model gives its outputs, whatever it is given."""
    for name in ("outputs", "output"):
        if name in built.arguments:
            return built.arguments[name].value
    return UNKNOWN


@applies("compile")
def _compile(machine: Machine, use: Use) -> Value:
    """The losses of ``compile`` will be given what the model returns."""
    model = use.receiver
    loss = use.argument("loss")
    if isinstance(model, Built | Instance) and loss.value != NONE:
        output = machine.call(model, Arguments((Given(Tensor(Kind.DATA)),), open=True), use.place)
        found: list[facts.Loss] = []
        machine.each(loss.value, lambda value: _pair(machine, use, loss, value, output, found))
        compiled(machine, use, output, found)
    return NONE


def _pair(machine: Machine, use: Use, loss: Given, value: Value, output: Value, found: list[facts.Loss]) -> Value:
    """Each loss with its output: by position, by the only one, or by name (which nobody follows yet)."""
    match value:
        case List() | Tuple():
            outputs = elements(machine, output) if isinstance(output, List | Tuple) else (output,)
            for one, given in zip(elements(machine, value), outputs, strict=False):
                _compiled(machine, use, loss, one, given, found)
        case Dictionary(cells=cells) if len(cells) == 1 and OTHERS not in cells:
            _compiled(machine, use, loss, next(iter(cells.values())), _only(machine, output), found)
        case Dictionary():
            pass
        case Unknown():
            see(machine, use.place, "loss", "", value.origin or NOT_FOLLOWED)
        case Function() | Bound() | Partial() | Instance():
            machine.call(value, Arguments((Given(UNKNOWN), Given(output))), use.place)
        case _:
            for given in elements(machine, output) if isinstance(output, List | Tuple) else (output,):
                _compiled(machine, use, loss, value, given, found)
    return NONE


def _only(machine: Machine, output: Value) -> Value:
    if isinstance(output, List | Tuple):
        items = elements(machine, output)
        return items[0] if len(items) == 1 else UNKNOWN
    return output


def _compiled(machine: Machine, use: Use, loss: Given, value: Value, output: Value, noted: list[facts.Loss]) -> None:
    parameter = use.signature.parameter("loss")
    module = parameter.annotation.module if parameter and isinstance(parameter.annotation, Named) else "keras.losses"
    target = resolve_name(module, value)
    by_name = value.place if isinstance(value, Literal) else None
    applied = _use_of(target, use, loss)
    slot = losses.predictions_slot(applied) if applied else None
    if applied and slot:
        found, at = applied, slot
        chosen, whole = machine.assumed, Given(output)
        machine.each(
            losses.agreed(output), lambda given: _noted(machine, found, at, whole, given, by_name, chosen, noted)
        )


def _noted(
    machine: Machine,
    applied: Use,
    slot: Parameter,
    output: Given,
    given: Value,
    by_name: Place | None,
    chosen: Guard,
    noted: list[facts.Loss],
) -> Value:
    given = losses.related(machine, given, chosen)
    noted.append(losses.record(machine, applied, slot, output, given, applied.place, by_name, compiled=True))
    return NONE


def _use_of(target: Value, use: Use, loss: Given) -> Use | None:
    """How the compiled loss will be applied: an object with its settings, or a class or function as it comes."""
    match target:
        case Built(api=api) if api.role == "loss" and api.call:
            return Use(api.name, "loss", api.call, {}, use.place, target.arguments, api.init, target.place)
        case ApiFunction(role="loss"):
            settings = bind(target.signature, Arguments((Given(UNKNOWN), Given(UNKNOWN)))) or {}
            return Use(target.name, "loss", target.signature, settings, use.place, {}, None, loss.place)
        case ApiClass(role="loss") if target.call:
            settings = bind(target.init, Arguments()) or {}
            return Use(target.name, "loss", target.call, {}, use.place, settings, target.init, loss.place)
    return None
