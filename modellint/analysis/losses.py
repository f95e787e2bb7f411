"""Losses: what a loss is made for, and what it is given."""

from __future__ import annotations

from modellint.analysis import precision
from modellint.analysis.choices import truth
from modellint.analysis.library import Use, applies
from modellint.analysis.loss_arguments import TARGETS, companions, reduction, settings
from modellint.analysis.machine import Machine
from modellint.analysis.objects import NONE, Choice, Given, Literal, Value, origin_of
from modellint.analysis.pairing import note_pair
from modellint.analysis.results import operand
from modellint.analysis.sights import NOT_FOLLOWED, see
from modellint.diagnostics import Place
from modellint.knowledge import patterns, shapes
from modellint.knowledge.api import Annotation, Depends, Meaning, Parameter, When
from modellint.knowledge.kinds import Kind
from modellint.program import facts
from modellint.program.conditions import Guard
from modellint.program.values import Origin, Step, Tensor

_NOT_PREDICTIONS = (Kind.CLASS_INDEX, Kind.MASK)
_BATCH = shapes.Shape((None,))


@applies("loss")
def _loss(machine: Machine, use: Use) -> Value:
    """A loss called by hand: the predictions are the first argument whose kind matters."""
    slot = predictions_slot(use)
    note_pair(machine, use, slot, target_slot(use))
    if slot:
        given, chosen = use.argument(slot.name), machine.assumed
        machine.each(agreed(given.value), lambda value: _record(machine, use, slot, given, value, chosen))
    precision.note_loss(machine, use, slot)
    return _computed(use)


def _computed(use: Use) -> Tensor:
    """What a loss gives: one number, or one for each element, where anybody can tell."""
    returns, how = use.signature.returns, reduction(use)
    while how and isinstance(returns, When):
        returns = returns.choose(how)
    match returns:
        case Meaning(kinds=(Kind.SCALAR,)):
            sure = how or not _may_be_told(use)
            loss = Tensor(Kind.SCALAR, shapes.NO_DIMENSIONS if sure else shapes.UNKNOWN_SHAPE)
            mean = Step(use.name, use.place, use.made, Kind.UNKNOWN, Kind.SCALAR)
            return loss.then(mean, loss.shape) if how == "mean" else loss
        case Meaning(kinds=(Kind.UNREDUCED,), shape=pattern):
            given = operand(use)
            step = Step(use.name, use.place, use.made, given.kind, Kind.UNREDUCED)
            return Tensor(Kind.UNREDUCED, _of_elements(use, pattern, given.shape), (step,))
    return Tensor()


def _may_be_told(use: Use) -> bool:
    """Whether the loss takes a word for what becomes of the losses of the elements."""
    return any(one and one.parameter("reduction") for one in (use.signature, use.initial))


def _of_elements(use: Use, pattern: str, given: shapes.Shape) -> shapes.Shape:
    """The shape of a loss for each element: what is given and what it is compared with may stretch each other."""
    if pattern.startswith("n ") and given.open:
        return _BATCH
    if pattern == "*s":
        return _stretched(use, given)
    note = predictions_slot(use)
    meaning = wanted(use, note.annotation) if note else None
    return patterns.build(pattern, patterns.match(meaning.shape if meaning else "", given, {}))


def _stretched(use: Use, given: shapes.Shape) -> shapes.Shape:
    slot = target_slot(use)
    target = use.argument(slot.name).value if slot else None
    try:
        return shapes.broadcast(given, target.shape if isinstance(target, Tensor) else shapes.UNKNOWN_SHAPE)
    except shapes.Impossible:
        return shapes.UNKNOWN_SHAPE


def predictions_slot(use: Use) -> Parameter | None:
    """The parameter that takes the predictions."""
    for parameter in use.signature.parameters:
        meaning = wanted(use, parameter.annotation)
        if meaning and parameter.name not in TARGETS and meaning.kinds[0] not in _NOT_PREDICTIONS:
            return parameter
    return None


def target_slot(use: Use) -> Parameter | None:
    """The parameter that takes what the predictions are compared with."""
    return next((parameter for parameter in use.signature.parameters if parameter.name in TARGETS), None)


def wanted(use: Use, annotation: Annotation) -> Meaning | None:
    """What a parameter wants under the arguments of this use (``from_logits``); None if that is not known."""
    match annotation:
        case Meaning():
            return annotation
        case Depends(parameter=name, then=then, orelse=orelse):
            known = truth(use.argument(name).value)
            return None if known is None else wanted(use, then if known else orelse)
        case When(parameter=name):
            value = use.argument(name).value
            return wanted(use, annotation.choose(value.value)) if isinstance(value, Literal) else None
    return None


def _record(machine: Machine, use: Use, slot: Parameter, given: Given, value: Value, chosen: Guard) -> Value:
    record(machine, use, slot, given, related(machine, value, chosen), use.place)
    return NONE


def agreed(value: Value) -> Value:
    """Predictions that mean the same on all runs are one value: the first of them."""
    if isinstance(value, Choice):
        kinds = {option.kind if isinstance(option, Tensor) else Kind.UNKNOWN for _, option in value.options}
        if len(kinds) == 1 and kinds != {Kind.UNKNOWN}:
            return value.options[0][1]
    return value


def related(machine: Machine, value: Value, chosen: Guard) -> Value:
    """The predictions, unless they and the loss depend on different conditions, or on one that nobody can tell."""
    own = machine.assumed - chosen
    if own and (chosen or not own.words()):
        return Tensor(origin=Origin("the loss and its input depend on different conditions"))
    return value


def record(
    machine: Machine,
    use: Use,
    slot: Parameter,
    given: Given,
    value: Value,
    place: Place,
    by_name: Place | None = None,
    compiled: bool = False,
) -> None:
    """Note that a loss is given these predictions."""
    meaning = wanted(use, slot.annotation)
    tensor = value if isinstance(value, Tensor) else Tensor(origin=origin_of(value))
    lost = None if tensor.kind is not Kind.UNKNOWN else tensor.origin or NOT_FOLLOWED
    see(machine, place, "loss", use.name, lost)
    if machine.loops:
        machine.event("loss", place, tensor)
    bound = patterns.match(meaning.shape if meaning else "", tensor.shape, {})
    target, others = companions(machine, use, slot.name)
    machine.note(
        facts.Loss(
            place,
            machine.assumed,
            name=use.name,
            framework=use.framework,
            wants=meaning.kinds if meaning else (),
            given=tensor,
            argument=given.place,
            made=use.made,
            by_name=by_name,
            from_logits=_written(use, "from_logits"),
            classes=bound.single.get("c"),
            certain=not isinstance(agreed(given.value), Choice),
            compiled=compiled,
            slot=slot.name,
            target=target,
            companions=others,
            settings=settings(use),
            reduction=reduction(use),
        )
    )


def _written(use: Use, name: str) -> Place | None:
    given = use.argument(name)
    return given.argument if isinstance(given.value, Literal) and given.value.value else None
