"""Parameters: what is done to one gives a plain tensor, whose trail says where it comes from."""

from __future__ import annotations

from modellint.analysis.objects import Built, Value
from modellint.diagnostics import Place
from modellint.knowledge.kinds import Kind
from modellint.program.values import Step, Tensor

PARAMETER = "torch.nn.Parameter"
GROWN = "requires_grad"


def content_of(parameter: Built) -> Tensor:
    """The tensor that a Parameter is, so that one can tell what becomes of it."""
    return Tensor(trail=(Step(PARAMETER, None, parameter.place, Kind.UNKNOWN, Kind.UNKNOWN, keeps=True),))


def is_parameter(value: Value) -> bool:
    """Whether it is a Parameter, which stays one when it is changed in place."""
    return isinstance(value, Built) and value.api.name == PARAMETER


def from_parameter(operand: Value, op: str, place: Place) -> Value | None:
    """What arithmetic makes of a Parameter; None if it is none."""
    if isinstance(operand, Built) and is_parameter(operand):
        return of_parameter(content_of(operand), op, place)
    return None


def of_parameter(made: Value, name: str, place: Place) -> Value:
    """A tensor computed from a Parameter, or one that wants a gradient itself: no Parameter, and its trail says so."""
    if not isinstance(made, Tensor):
        return made
    return made.then(Step(name, place, None, made.kind, made.kind, keeps=True), made.shape)
