"""What a loss is given besides predictions: the target, other tensors, and the constants that are its settings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from modellint.analysis.choices import narrowed
from modellint.analysis.library import Use
from modellint.analysis.machine import Machine
from modellint.analysis.objects import NONE, Choice, Given, Literal, Value
from modellint.knowledge.kinds import Kind
from modellint.program.facts.outputs import NOTHING, Companion, Setting
from modellint.program.values import Tensor

TARGETS = {"target", "targets", "labels", "y_true", "true"}
_LEGACY = ("size_average", "reduce")


def settings(use: Use) -> tuple[Setting, ...]:
    """The constants that a loss was built with, or is called with if it is a function."""
    arguments = use.context if use.initial is not None else use.given
    return tuple(
        Setting(name, given.value.value, given.argument)
        for name, given in arguments.items()
        if isinstance(given.value, Literal)
    )


def reduction(use: Use) -> str:
    """What becomes of the losses of the elements, be it said the old way; nothing where that is not known."""
    average, reduce = (_legacy(use, name) for name in _LEGACY)
    if average == reduce == NONE:
        said = use.argument("reduction").value
        return said.value if isinstance(said, Literal) and isinstance(said.value, str) else ""
    if not isinstance(average, Literal) or not isinstance(reduce, Literal):
        return ""
    if reduce.value is False:
        return "none"
    return "sum" if average.value is False else "mean"


def _legacy(use: Use, name: str) -> Value:
    signature = use.signature if use.initial is None else use.initial
    return use.argument(name).value if signature.parameter(name) else NONE


def companions(machine: Machine, use: Use, slot: str) -> tuple[Companion, tuple[Companion, ...]]:
    """The target, and all other tensors but the predictions."""
    found = [
        Companion(name, tensor, given.place)
        for name, given in _tensors(use)
        if name != slot and (tensor := _agreed(machine, given.value))
    ]
    target = next((one for one in found if one.name in TARGETS), NOTHING)
    return target, tuple(one for one in found if one is not target)


def _tensors(use: Use) -> Iterator[tuple[str, Given]]:
    groups: tuple[Mapping[str, Given], ...] = (use.given, use.context)
    for group in groups:
        yield from group.items()


def _agreed(machine: Machine, value: Value) -> Tensor | None:
    """A tensor that is of one kind and type on all runs; None where neither is known."""
    value = narrowed(value, machine.runs)
    options = [option for _, option in value.options] if isinstance(value, Choice) else [value]
    tensors = [option for option in options if isinstance(option, Tensor)]
    alike = len(tensors) == len(options) and len({(one.kind, one.dtype) for one in tensors}) == 1
    return tensors[0] if alike and (tensors[0].kind is not Kind.UNKNOWN or tensors[0].dtype) else None
