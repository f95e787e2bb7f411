"""``compile`` and ``fit`` together: which labels meet which output under which loss and metrics."""

from __future__ import annotations

from modellint.analysis.label_values import are_labels
from modellint.analysis.labels import classes_of, held
from modellint.analysis.library import Use, applies
from modellint.analysis.machine import Machine
from modellint.analysis.objects import NONE, UNKNOWN, Built, Given, Instance, List, Literal, Tuple, Value
from modellint.analysis.sequences import elements
from modellint.analysis.untold import mode_untold
from modellint.diagnostics import Place
from modellint.knowledge.api import ApiClass
from modellint.program import facts
from modellint.program.facts.labels import Compiled, Metric, Supervised
from modellint.program.facts.outputs import Setting
from modellint.program.values import Tensor

COMPILED = object()


def compiled(machine: Machine, use: Use, output: Value, losses: list[facts.Loss]) -> None:
    """Remember on the model what it was compiled with, for when it is trained."""
    model = use.receiver
    if not isinstance(model, Built | Instance):
        return
    if isinstance(model, Instance):
        mode_untold(machine, model)
    single = not isinstance(output, List | Tuple)
    metrics = _metrics(machine, use.argument("metrics").value)
    made = [Compiled(use.place, loss.guard, loss.certain, loss, metrics) for loss in losses] if single else []
    for one in made:
        machine.note(one)
    machine.memory.write(model.attributes, COMPILED, Literal(tuple(made)))


def _metrics(machine: Machine, value: Value) -> tuple[Metric, ...]:
    """The metrics in a list, as far as they are known."""
    items = elements(machine, value) if isinstance(value, List | Tuple) else (value,)
    return tuple(metric for item in items if (metric := _metric(item)))


def _metric(value: Value) -> Metric | None:
    match value:
        case Literal(value=str(name), place=Place() as place):
            return Metric(name, place, by_name=True)
        case Built(api=ApiClass(role="metric", name=name), place=Place() as place, arguments=arguments):
            settings = tuple(
                Setting(key, given.value.value, given.argument)
                for key, given in arguments.items()
                if isinstance(given.value, Literal)
            )
            return Metric(name, place, place, settings=settings)
    return None


@applies("fit", "evaluate")
def _fit(machine: Machine, use: Use) -> Value:
    """``fit(x, y)``: the labels meet the output that the model was compiled for."""
    supervised(machine, use)
    return UNKNOWN


def supervised(machine: Machine, use: Use) -> None:
    """Note the labels that a model is trained or evaluated with."""
    model = use.receiver
    if not isinstance(model, Built | Instance) or COMPILED not in model.attributes:
        return
    trained, checked = _labels(use), _validation(machine, use)
    for given in (trained, None if trained and checked and _alike(trained.value, checked.value) else checked):
        if given and isinstance(given.value, Tensor):
            _note(machine, use, model.attributes[COMPILED], given, given.value)


def _alike(one: Value, other: Value) -> bool:
    """Whether labels are of one form, so that what is wrong with the first is wrong with the others."""
    return isinstance(one, Tensor) and isinstance(other, Tensor) and one.kind is other.kind


def _note(machine: Machine, use: Use, record: Value, given: Given, labels: Tensor) -> None:
    def meet(option: Value) -> Value:
        known = option.value if isinstance(option, Literal) else ()
        for one in known if isinstance(known, tuple) else ():
            if one.guard.allows(machine.runs):
                sure = one.certain and not one.guard
                place = use.place
                machine.note(
                    Supervised(place, machine.assumed & one.guard, sure, one, labels, given.place, classes_of(labels))
                )
        return NONE

    machine.each(record, meet)


def _labels(use: Use) -> Given | None:
    """What is given as labels, beside the data or with it."""
    beside = use.argument("y")
    if are_labels(beside.value):
        return beside
    for name in ("x", "generator"):
        data = use.given.get(name)
        if data and (found := held(data.value)):
            return data._replace(value=found)
    return None


def _validation(machine: Machine, use: Use) -> Given | None:
    data = use.given.get("validation_data")
    if data is None:
        return None
    if isinstance(data.value, Tuple | List):
        items = elements(machine, data.value)
        return data._replace(value=items[1]) if len(items) > 1 and are_labels(items[1]) else None
    found = held(data.value)
    return data._replace(value=found) if found else None
