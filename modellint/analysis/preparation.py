"""What prepares data for networks by numbers that it learns: to which data it is fitted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from modellint.analysis.account import Account
from modellint.analysis.label_values import are_labels, some_labels
from modellint.analysis.library import Use, applies
from modellint.analysis.machine import Event, Frame, Machine
from modellint.analysis.objects import Built, Literal, Rest, Tuple, Unknown, Value
from modellint.diagnostics import Place
from modellint.program import facts
from modellint.program.values import Tensor
from modellint.syntax import tree

HELD_OUT = "held out"
_EVALUATING = re.compile(
    r"(?i)(?:^|_)(?:[xy]?(?:test|valid|validation)|[xy]val)[xy\d]?(?:_|$)|(?:^|_)[xy]_val(?:_|$)|(?:^|_)val_[xy](?:_|$)"
)
_TRAINING = re.compile(r"(?i)tr(?:ai)?n|all|full|both|whole|combined|total")
_FOR_THE_EYE = ("PCA", "TruncatedSVD")


@applies("hold_out")
def _hold_out(machine: Machine, use: Use) -> Value:
    """``train_test_split(X, y)``: of each array a part to train on and one that is held out."""
    arrays = use.argument("arrays").value
    if not isinstance(arrays, Tuple) or any(isinstance(item, Rest) for item in arrays.items):
        return machine.fresh_unknown()
    return Tuple(tuple(part for array in arrays.items for part in _both(machine, array, use.place)))


def _both(machine: Machine, array: Value, place: Place) -> Iterator[Value]:
    """The two parts of an array; those of labels are labels."""
    for kind in ("to train on", HELD_OUT):
        if isinstance(array, Tensor) and are_labels(array):
            yield some_labels(array)
        else:
            yield Unknown((0, kind, machine.serial(), place))


@applies("fit_numbers")
def _fit(machine: Machine, use: Use) -> Value:
    """``fit`` gives the object itself, ``fit_transform`` what it makes of the data."""
    own = use.receiver if use.name.endswith(".fit") else None
    return machine.fresh_unknown() if own is None else own


def fitted(machine: Machine, frame: Frame, owner: Value, node: tree.Call, func: tree.Attribute) -> None:
    """Take note of what is fitted to which data."""
    first = node.arguments[0] if node.arguments else None
    if not isinstance(owner, Built) or owner.api.role != "transformer" or first is None or first.keyword or first.star:
        return
    name = _called(first.value)
    held = frame.scope.names.get(name) or frame.scope.module.names.get(name)
    plain = func.attr == "fit_transform" and len(node.arguments) == 1
    said = (Literal(name, _split(held)), Literal(plain, frame.place(first.value)))
    machine.event("fit", frame.place(node), owner, values=said, receiver=frame.place(func.value))


def _called(node: tree.Expression) -> str:
    """The name of what an expression takes a part of, or arranges anew."""
    while True:
        match node:
            case tree.Name(id=name):
                return name
            case (
                tree.Subscript(value=inner) | tree.Attribute(value=inner) | tree.Call(func=tree.Attribute(value=inner))
            ):
                node = inner
            case _:
                return ""


def _split(value: Value | None) -> Place | None:
    """Where something was held out, if it is seen to be."""
    match value:
        case Unknown(key=(_, kind, _, Place() as split)) if kind == HELD_OUT:
            return split
    return None


def refitted(account: Account) -> Iterator[facts.Refitted]:
    """Each fit to data that is held out and called so, of what was fitted to other data or to anything but that."""
    fits = [event for event in account.events if event.kind == "fit"]
    for fit in fits:
        name, way = fit.values
        if not isinstance(name, Literal) or not isinstance(way, Literal) or not _is_evaluation(str(name.value)):
            continue
        built = fit.subject
        assert isinstance(built, Built)
        earlier = _fitted_before(fit, fits)
        short = built.api.name.rpartition(".")[2]
        if earlier or (name.place and short not in _FOR_THE_EYE):
            yield facts.Refitted(
                fit.place,
                name=built.api.name,
                split=name.place,
                fitted=earlier.place if earlier else None,
                data=str(name.value),
                transforms=way.value is True,
                receiver=fit.receiver,
                argument=way.place,
            )


def _is_evaluation(name: str) -> bool:
    return bool(_EVALUATING.search(name)) and not _TRAINING.search(name)


def _fitted_before(fit: Event, fits: list[Event]) -> Event | None:
    """Where the same object was fitted to other data than such for evaluation."""
    same = [event for event in fits if event.subject is fit.subject and event.order < fit.order]
    others = [event for event in same if event.guard.allows(fit.guard) and not _is_evaluation(_name(event))]
    return others[-1] if others else None


def _name(event: Event) -> str:
    name = event.values[0]
    return str(name.value) if isinstance(name, Literal) else ""
