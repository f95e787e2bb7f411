"""Models of Keras whose ``call`` is not told whether it trains, so that their layers are not either."""

from __future__ import annotations

from modellint.analysis.classes import has_unknown_base, library_base, member
from modellint.analysis.machine import Machine
from modellint.analysis.objects import Built, Function, Instance, Literal
from modellint.analysis.parts import parts
from modellint.diagnostics import Place
from modellint.knowledge.keras_sizes import MODAL
from modellint.program import facts
from modellint.syntax.mentions import keywords

_SWITCH = "training"
_OWN_WAYS = ("train_step", "__call__")


def mode_untold(machine: Machine, model: Instance) -> None:
    """Note it of a model that is compiled, if it has layers to which that makes a difference."""
    call, base = member(model.cls, "call"), library_base(model.cls)
    if base is None or base.name != "keras.Model" or not isinstance(call, Function) or has_unknown_base(model.cls):
        return
    takes = any(parameter.name == _SWITCH for parameter in call.node.parameters)
    own = any(isinstance(member(model.cls, name), Function) for name in _OWN_WAYS)
    part = _modal_part(model)
    if part is None or takes or own or _SWITCH in keywords(call.node):
        return
    place, name = Place(call.scope.module.path, call.node.n), part.api.name.rpartition(".")[2]
    machine.note_once(facts.ModeUntold(place, machine.assumed, name=model.cls.name, part=part.place, part_name=name))


def _modal_part(model: Instance) -> Built | None:
    """A layer inside that does one thing while training and another in evaluation."""
    found = (part for part in parts(model) if isinstance(part, Built) and part.api.framework == "keras")
    return next((part for part in found if part.api.name.rpartition(".")[2] in MODAL and not _is_idle(part)), None)


def _is_idle(part: Built) -> bool:
    """Whether it is a dropout that never drops anything."""
    rate = part.arguments.get("rate")
    return rate is not None and isinstance(rate.value, Literal) and rate.value.value == 0
