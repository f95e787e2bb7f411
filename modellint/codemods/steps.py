"""How a step is applied: to which expression, by what kind of call."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from modellint.codemods.names import bound, imports, root
from modellint.codemods.page import Impossible, Page
from modellint.syntax import tree

_INPUTS = ("input", "inputs", "x", "logits", "tensor", "features")
_DIMENSIONS = ("dim", "axis", "dtype")
_FORWARD = ("forward", "call", "__call__")


class Form(enum.Enum):
    """A module's function (``F.softmax(x)``), a tensor's method (``x.softmax(1)``), a layer (``self.softmax(x)``)."""

    FUNCTION = enum.auto()
    METHOD = enum.auto()
    LAYER = enum.auto()


@dataclass(frozen=True, slots=True)
class Step:
    """A call, what it is applied to, the argument that gives that, and the layer for a call of one."""

    call: tree.Call
    form: Form
    operand: tree.Expression
    argument: tree.Argument | None
    layer: tree.Expression | None


def step_of(page: Page, call: tree.Call, *, is_layer: bool) -> Step:
    """How a call applies a step; a layer is known as such only if the call is of a call, or if one says so."""
    func = call.func
    if is_layer or isinstance(func, tree.Call):
        layer = func.value if isinstance(func, tree.Attribute) and func.attr in _FORWARD else func
        argument = _input(call)
        if len(call.arguments) != 1:
            raise Impossible
        return Step(call, Form.LAYER, argument.value, argument, layer)
    if _is_imported(page, func):
        argument = _input(call)
        return Step(call, Form.FUNCTION, argument.value, argument, None)
    if not isinstance(func, tree.Attribute) or not all(_is_dimension(each) for each in call.arguments):
        raise Impossible
    if isinstance(func.value, tree.Name) and func.value.id not in bound(page) - {"self", "cls"}:
        raise Impossible
    return Step(call, Form.METHOD, func.value, None, None)


def _is_imported(page: Page, func: tree.Expression) -> bool:
    name = root(func)
    known = {each.name for each in imports(page)}
    if isinstance(func, tree.Name) and "*" in known:
        return name not in bound(page)
    return name in known and name not in bound(page)


def _input(call: tree.Call) -> tree.Argument:
    """The argument that the step works on."""
    first = call.arguments[0] if call.arguments else None
    named = [argument for argument in call.arguments if argument.keyword in _INPUTS]
    found = first if first is not None and first.keyword is None else named[0] if len(named) == 1 else None
    if found is None or found.star or isinstance(found.value, tree.Constant):
        raise Impossible
    if any(argument.keyword == "out" or argument.star for argument in call.arguments):
        raise Impossible
    return found


def _is_dimension(argument: tree.Argument) -> bool:
    """Whether an argument says over which axis, as opposed to what."""
    match argument.value:
        case _ if argument.star or argument.keyword is not None:
            return argument.keyword in _DIMENSIONS
        case tree.Constant(value=int() | None) | tree.Unary(op="-", operand=tree.Constant(value=int())):
            return True
        case tree.Name(id=name):
            return name in _DIMENSIONS
    return False
