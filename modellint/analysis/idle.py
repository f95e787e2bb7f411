"""Statements without an effect: methods that are named and not called, tensors whose new value is thrown away."""

from __future__ import annotations

from modellint.analysis.library import tensor_method
from modellint.analysis.machine import GUESSED, Frame, Machine
from modellint.analysis.objects import ApiMethod, Bound, Unknown, Value
from modellint.knowledge.api import ApiClass, ApiFunction, Like
from modellint.knowledge.kinds import Kind
from modellint.program import facts
from modellint.program.values import Tensor
from modellint.syntax import tree

_EXPECTING = frozenset({"raises", "warns", "suppress", "deprecated_call"})
_CONTEXTS = ("no_grad", "enable_grad")


def named_only(machine: Machine, frame: Frame, node: tree.Attribute, value: Value) -> None:
    """A statement that is only ``owner.name``."""
    known = isinstance(value, ApiMethod | Bound)
    if known or isinstance(value, Unknown):
        machine.note_once(facts.NotCalled(frame.place(node), name=node.attr, known=known))
    if node.attr == "step" and isinstance(value, ApiMethod):
        machine.event("called", frame.place(node), value.receiver)


def entered_only(machine: Machine, frame: Frame, node: tree.Expression, context: Value) -> None:
    """``with torch.no_grad:`` without the call."""
    if isinstance(context, ApiFunction | ApiClass) and context.role in _CONTEXTS:
        machine.note_once(facts.NotCalled(frame.place(node), name=context.name, known=True, entered=True))


def result_unused(machine: Machine, frame: Frame, node: tree.Call) -> None:
    """``x.to(device)`` as a statement, where ``x`` is a tensor; on its own it may be a notebook's display."""
    method, owner = node.func, node.func.value if isinstance(node.func, tree.Attribute) else None
    if not isinstance(method, tree.Attribute) or not isinstance(owner, tree.Name):
        return
    shown = frame.function is None and not machine.loops
    if machine.guarded or shown:
        return
    function = tensor_method(method.attr)
    value = frame.scope.names.get(owner.id)
    if function is None or not isinstance(value, Tensor) or not _is_surely(machine, value):
        return
    twin = tensor_method(f"{method.attr}_") is not None
    if not method.attr.endswith("_") and (twin or isinstance(function.signature.returns, Like)):
        machine.note_once(facts.Discarded(frame.place(node), method=method.attr, variable=owner.id, twin=twin))


def layer_unused(machine: Machine, frame: Frame, node: tree.Call, value: Value) -> None:
    """``Dropout(0.5)(x)`` as a statement, where a model is being put together."""
    if not isinstance(value, Tensor) or machine.guarded or not isinstance(node.func, tree.Call):
        return
    symbolic = bool(value.trail) and value.trail[0].name == "keras.Input"
    made, given = frame.place(node.func), node.arguments[0].value if len(node.arguments) == 1 else None
    layer = next((s for s in value.trail[-2:] if s.made == made and s.name.startswith("keras.layers.")), None)
    if symbolic and layer:
        variable = given.id if isinstance(given, tree.Name) else ""
        machine.note_once(facts.LayerDropped(frame.place(node), name=layer.name, variable=variable))


def _is_surely(machine: Machine, tensor: Tensor) -> bool:
    """Whether it is a tensor of torch for sure: not an array, nor what only has a method of that name."""
    if tensor.trail and tensor.trail[-1].framework == "keras":
        return False
    return machine.marked(tensor) is not GUESSED and (tensor.kind is not Kind.DATA or bool(tensor.trail))


def expects_failure(node: tree.Expression) -> bool:
    """``with pytest.raises(…)`` and the like: what is done inside is meant to fail."""
    match node:
        case tree.Call(func=tree.Name(id=name) | tree.Attribute(attr=name)):
            return name in _EXPECTING or name.startswith(("assertRaises", "assertWarns"))
    return False
