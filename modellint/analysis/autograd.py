"""What autograd minds: leaves, outputs that it needs again, losses that are cut off from their history."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from modellint.analysis.classes import library_base, member
from modellint.analysis.inline import is_network
from modellint.analysis.machine import Arguments, Frame, Machine, Mark
from modellint.analysis.objects import Built, Instance, List, Literal, Tuple, Value
from modellint.diagnostics import Place
from modellint.knowledge.api import ApiClass, ApiFunction
from modellint.knowledge.kinds import Kind
from modellint.knowledge.stubs import lookup
from modellint.program import facts
from modellint.program.values import Tensor
from modellint.syntax import tree

_FLAGS = ("requires_grad", "require_grad", "training")
_NUMBERS = ("item", "detach", "cpu", "numpy", "clone", "mean", "sum")
_WITHOUT_HISTORY = ("data", "grad")
_PARAMETER = "torch.nn.Parameter"


def made_with_gradient(machine: Machine, frame: Frame, node: tree.Call, given: Arguments, made: Value) -> None:
    """``torch.tensor(…, requires_grad=True)``: a leaf; cut off from its history, if it is made from a loss."""
    flag = given.keywords["requires_grad"].value
    if not (isinstance(made, Tensor) and isinstance(flag, Literal) and flag.value is True):
        return
    cut = any(_is_loss(value) for argument in node.arguments[:1] for value in _sources(frame, argument.value))
    machine.mark(made, Mark("cut" if cut else "leaf", "", frame.place(node)))


def _sources(frame: Frame, node: tree.Expression) -> Iterator[Value]:
    """The values that a number is taken from: ``loss`` in ``float(loss.item() / 2)``."""
    match node:
        case tree.Name(id=name) if name in frame.scope.names:
            yield frame.scope.names[name]
        case tree.Attribute(value=inner, attr="data"):
            yield from _sources(frame, inner)
        case tree.Call(func=tree.Attribute(value=inner, attr=name)) if name in _NUMBERS:
            yield from _sources(frame, inner)
        case tree.Call(func=tree.Name(id="float"), arguments=(argument,)):
            yield from _sources(frame, argument.value)
        case tree.Binary(left=left, right=right):
            yield from _sources(frame, left)
            yield from _sources(frame, right)


def _is_loss(value: Value) -> bool:
    return isinstance(value, Tensor) and value.kind is Kind.SCALAR


def method_called(machine: Machine, frame: Frame, owner: Tensor, name: str, place: Place, at: Place) -> None:
    """Methods of tensors that matter to autograd."""
    mark = machine.marked(owner)
    if name == "backward" and mark and mark.what == "cut":
        machine.note_once(facts.Remade(place, made=mark.place))
    elif name == "requires_grad_" and _is_loss(owner):
        machine.note_once(facts.FlagSet(place, flag="requires_grad", owner="loss", value=True, receiver=at))
    elif mark and name.endswith("_") and not name.endswith("__") and name != "requires_grad_":
        _changed(machine, mark, place)


def changed(machine: Machine, frame: Frame, node: tree.AugmentedAssign, value: Value) -> None:
    """``x += y`` changes a tensor in place."""
    if isinstance(node.target, tree.Attribute) and node.target.attr in _WITHOUT_HISTORY:
        return
    place, target, operand = frame.place(node), frame.place(node.target), frame.place(node.value)
    mark = machine.marked(value) if isinstance(value, Tensor) else None
    if isinstance(value, Built) and value.api.name == _PARAMETER and _wants_gradient(value):
        mark = Mark("leaf", _PARAMETER, value.place)
    if mark and not isinstance(node.target, tree.Subscript):
        _changed(machine, mark, place, node.op, target, operand)


def _wants_gradient(parameter: Built) -> bool:
    given = parameter.arguments.get("requires_grad")
    return given is not None and isinstance(given.value, Literal) and given.value.value is True


def _changed(
    machine: Machine,
    mark: Mark,
    place: Place,
    operator: str = "",
    target: Place | None = None,
    operand: Place | None = None,
) -> None:
    by_mode = any(frame.by_mode for frame in machine.frames)
    if machine.no_grad or machine.guarded or by_mode or mark.what not in ("leaf", "saved"):
        return
    leaf = mark.what == "leaf"
    machine.note_once(
        facts.ChangedInPlace(
            place, leaf=leaf, by=mark.name, made=mark.place, operator=operator, target=target, operand=operand
        )
    )


def rebound(machine: Machine, frame: Frame, node: tree.Assign) -> None:
    """``w = w - lr * w.grad`` in a loop: the next round has a tensor without a gradient."""
    match node:
        case tree.Assign(
            targets=(tree.Name(id=name),), value=tree.Binary(op="-", left=tree.Name(id=again), right=step)
        ):
            value = frame.scope.names.get(name)
            mark = machine.marked(value) if isinstance(value, Tensor) and name == again else None
            if mark and mark.what == "leaf" and machine.loop_depth and not machine.no_grad and _reads_grad(step, name):
                machine.note_once(facts.ChangedInPlace(frame.place(node), leaf=True, made=mark.place, rebound=True))


def _reads_grad(node: tree.Expression, name: str) -> bool:
    match node:
        case tree.Attribute(value=tree.Name(id=owner), attr="grad"):
            return owner == name
        case tree.Binary(left=left, right=right):
            return _reads_grad(left, name) or _reads_grad(right, name)
    return False


def applied(machine: Machine, name: str, operand: Tensor, made: Tensor, place: Place) -> None:
    """An operation was applied to what has a gradient: it may need its output again."""
    if operand.kind is Kind.LOGITS and not machine.no_grad and _saves_output(name):
        machine.mark(made, Mark("saved", name, place))


@cache
def _saves_output(name: str) -> bool:
    entry = lookup(name)
    return isinstance(entry, ApiFunction | ApiClass) and entry.saves == "output"


def flag_set(machine: Machine, frame: Frame, node: tree.Attribute, owner: Value, value: Value) -> None:
    """``model.requires_grad = False``, ``p.require_grad = False``, ``model.training = False``."""
    if node.attr not in _FLAGS:
        return
    constant = value.value if isinstance(value, Literal) else None
    what, held = _described(owner)
    if isinstance(owner, Instance) and (not what or _has_its_own(owner, node.attr)):
        return
    machine.note_once(
        facts.FlagSet(
            frame.place(node),
            flag=node.attr,
            owner=what or "unknown",
            value=constant if isinstance(constant, bool) else None,
            receiver=frame.place(node.value),
            parts=held,
            own=bool(machine.frames) and machine.frames[-1].receiver is owner,
        )
    )


def _has_its_own(owner: Instance, name: str) -> bool:
    """Whether the program gives its objects an attribute or property of that name; they have a mode anyway."""
    return name != "training" and (name in owner.attributes or member(owner.cls, name) is not None)


def _described(owner: Value) -> tuple[str, bool]:
    """What something is (a network, a loss), and whether it holds networks."""
    match owner:
        case Instance(cls=cls, attributes=cells):
            base = library_base(cls)
            return ("network" if base and is_network(base) else "", any(map(_is_part, cells.values())))
        case Built(api=api, attributes=cells) if is_network(api):
            return "network", any(map(_is_part, cells.values()))
        case Tensor(kind=Kind.SCALAR):
            return "loss", False
    return "", False


def _is_part(value: Value) -> bool:
    match value:
        case Built(api=api):
            return is_network(api) and api.role != "loss"
        case Instance(cls=cls):
            base = library_base(cls)
            return base is not None and is_network(base)
        case Tuple(items=items):
            return any(map(_is_part, items))
        case List(cells=cells):
            return any(map(_is_part, cells.values()))
    return False
