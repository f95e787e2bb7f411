"""Optimizers: their learning rates, and whose parameters they hold."""

from __future__ import annotations

from modellint.analysis.classes import has_unknown_base, library_base, member
from modellint.analysis.holding import hold
from modellint.analysis.library import constructs
from modellint.analysis.machine import Arguments, Machine
from modellint.analysis.objects import (
    UNKNOWN,
    ApiMethod,
    Built,
    Given,
    Instance,
    Value,
)
from modellint.analysis.parameters import owners, spend
from modellint.analysis.rates import groups, note_rates
from modellint.analysis.settings import settings_of
from modellint.diagnostics import Place
from modellint.knowledge.api import MISSING
from modellint.knowledge.kinds import Kind
from modellint.program import facts
from modellint.program.values import Tensor


@constructs("optimizer")
def _make(machine: Machine, built: Built, arguments: Arguments) -> None:
    """Take note of what the optimizer is made with, of what it holds, and of its learning rates."""
    if built.place:
        machine.event("made", built.place, built)
        hold(machine, built)
        if built.api.framework == "torch":
            machine.note(_optimizer(machine, built, built.place))
    spend_all(machine, built)
    note_rates(machine, built)


def _optimizer(machine: Machine, built: Built, place: Place) -> facts.Optimizer:
    """What it was made with, but for what its parameter groups say for themselves."""
    given = built.arguments.get("params", Given(UNKNOWN))
    own = {name for cells in groups(machine, given.value) for name in cells}
    return facts.Optimizer(
        place,
        machine.assumed,
        name=built.api.name,
        framework=built.api.framework,
        settings=tuple(setting for setting in settings_of(machine, built) if setting.name not in own),
        given=given.place,
        given_as=_misgiven(given.value),
        network=bool(owners(machine, given.value)),
    )


def spend_all(machine: Machine, built: Built) -> None:
    """An optimizer goes through all that it is given."""
    params = built.arguments.get("params", Given(UNKNOWN)).value
    for held in (params, *(cells.get("params", UNKNOWN) for cells in groups(machine, params))):
        if built.place:
            spend(machine, held, built.place)


def _misgiven(value: Value) -> str:
    """What an optimizer was given, if that is nothing to go through."""
    match value:
        case ApiMethod(function=function) if function.role == "parameters":
            return "method"
        case Built(api=api) if api.role in ("layer", "chain", "network"):
            return "network"
        case Instance(cls=cls) if (base := library_base(cls)) and base.role == "module" and not member(cls, "__iter__"):
            return "" if has_unknown_base(cls) else "network"
    return ""


def stepped(machine: Machine, owner: Value, arguments: Arguments, place: Place) -> None:
    """Take note of a step that the optimizer cannot take."""
    if not isinstance(owner, Built) or owner.api.role != "optimizer" or arguments.open:
        return
    closure = owner.api.methods["step"].signature.parameter("closure")
    given = arguments.first("closure")
    needed = closure is not None and closure.default is MISSING
    lacking = needed and given is None and not machine.runs  # a test on the way may tell it from other optimizers
    tensor = given if given and isinstance(given.value, Tensor) and given.value.kind is not Kind.UNKNOWN else None
    if lacking or tensor:
        api, at = owner.api, tensor.place if tensor else None
        found = facts.OptimizerStep(place, machine.assumed, True, api.name, api.framework, (), owner.place, lacking, at)
        machine.note(found)
