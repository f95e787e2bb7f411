"""Assignment: binding names, attributes and items, and taking values apart."""

from __future__ import annotations

from modellint.analysis.autograd import flag_set
from modellint.analysis.chains import put
from modellint.analysis.dead_ends import made_leaf
from modellint.analysis.inline import keep
from modellint.analysis.machine import Frame, Machine
from modellint.analysis.objects import (
    OTHERS,
    UNKNOWN,
    Built,
    Cells,
    Choice,
    Class,
    Dictionary,
    Given,
    Instance,
    List,
    Literal,
    Module,
    Parser,
    Scope,
    Tuple,
    Unknown,
    Value,
)
from modellint.analysis.sequences import element_at, elements
from modellint.analysis.shaping import of_shape
from modellint.diagnostics import Place
from modellint.knowledge.kinds import Kind
from modellint.knowledge.operations import MASKING
from modellint.knowledge.pieces import indexed
from modellint.knowledge.shapes import UNKNOWN_SHAPE
from modellint.program import facts
from modellint.program.values import Formula, Tensor
from modellint.syntax import tree

_NAMED = ("loader", "dataset", "sampler")


def assign(machine: Machine, frame: Frame, target: tree.Expression, value: Value) -> None:
    """Bind a target to a value."""
    match target:
        case tree.Name(id=name):
            machine.memory.write(_names(frame.scope, name), name, value)
            if type(value) is Built and value.api.role in _NAMED:
                machine.event("named", frame.place(target), value, values=(Literal(name),))
        case tree.Attribute(value=owner, attr=attr):
            holder = machine.evaluate(frame, owner)
            flag_set(machine, frame, target, holder, value)
            _set_attribute(machine, holder, attr, value, frame.place(target))
            if type(value) is Built and value.api.role in _NAMED:
                machine.event("named", frame.place(target), value, values=(Literal(attr),))
        case tree.TupleDisplay(items=items) | tree.ListDisplay(items=items):
            _unpack(machine, frame, items, value)
        case tree.Subscript():
            _set_item(machine, frame, target, value)
        case tree.Starred(value=inner):
            assign(machine, frame, inner, UNKNOWN)


def _kept(machine: Machine, value: Value) -> Value:
    """What an object or a dict remembers of a tensor: its shape may be another the next time somebody looks."""
    if isinstance(value, Tensor) and value.shape.known:
        return of_shape(machine, value, UNKNOWN_SHAPE)
    return value


def _names(scope: Scope, name: str) -> Cells:
    if name in scope.globals:
        return scope.module.names
    if name in scope.enclosing:
        outer = scope.parent
        while outer and name not in outer.names:
            outer = outer.parent
        return outer.names if outer else scope.names
    return scope.names


def _set_attribute(machine: Machine, owner: Value, attr: str, value: Value, place: Place) -> None:
    if machine.inline:
        keep(machine, owner, value)
    value = _kept(machine, value)
    match owner:
        case Instance(attributes=cells):
            machine.memory.write(cells, attr, value)
            owner.written[attr] = place
            if not owner.started and isinstance(value, Built | Instance):
                function = machine.frames[-1].function if machine.frames else None
                machine.witness.early.append((owner, attr, value, function))
        case Built(attributes=cells) | Dictionary(cells=cells):
            machine.memory.write(cells, attr, value)
        case Class(members=cells) | Module(names=cells) | Parser(options=cells):
            machine.memory.write(cells, attr, value)
    if attr == "requires_grad" and value != Literal(False):
        made_leaf(machine, owner)
    if attr == "grad":
        machine.event("zero_grad", place, owner)


def _unpack(machine: Machine, frame: Frame, targets: tuple[tree.Expression, ...], value: Value) -> None:
    count = len(targets)
    starred = next((i for i, target in enumerate(targets) if isinstance(target, tree.Starred)), None)

    def part(index: int) -> Value:
        def of(option: Value) -> Value:
            items = _parts(machine, option)
            if items is None and isinstance(option, Tensor):
                shape = indexed(option.shape, (0,)) if option.shape.known else option.shape
                made = _part_of_batch(option, index)
                return Tensor(option.kind, shape, option.trail, option.origin, formula=made)
            if items is None:
                return option.member("[]", index) if isinstance(option, Unknown) else UNKNOWN
            at = index if starred is None or index < starred else index - count
            return element_at(items, Literal(at), targets[index])

        return machine.each(value, of)

    parts = [UNKNOWN if index == starred else part(index) for index in range(count)]
    for target, item in zip(targets, parts, strict=True):
        assign(machine, frame, target, item)


def _part_of_batch(tensor: Tensor, index: int) -> Formula | None:
    """That it is the images, or the labels, of what a loader gives."""
    formula = tensor.formula
    if formula is None or formula.name != "batch":
        return None
    return Formula("part", {"self": Given(tensor), "index": Given(Literal(index))}, formula.place)


def _parts(machine: Machine, value: Value) -> tuple[Value, ...] | None:
    if isinstance(value, Tuple | List) or (isinstance(value, Instance) and value.cls.is_tuple):
        return elements(machine, value)
    return None


def _set_item(machine: Machine, frame: Frame, target: tree.Subscript, value: Value) -> None:
    owner, index = machine.evaluate(frame, target.value), machine.evaluate(frame, target.index)
    if machine.inline:
        keep(machine, value)
    match owner, index:
        case Unknown(), Literal(value="KERAS_BACKEND") if owner.imported == "os.environ" and isinstance(value, Literal):
            machine.note(facts.Backend(str(value.value), frame.scope.module.path))
        case Dictionary(cells=cells), Literal(value=key):
            machine.memory.write(cells, key, _kept(machine, value))
        case Dictionary(cells=cells), _:
            for key in [*cells, OTHERS]:
                machine.memory.write(cells, key, UNKNOWN)
        case ((Tensor() | Unknown()), (Tensor() | Unknown() | Choice())):
            _mend(machine, frame, target, owner, index)
        case List(), _:
            put(machine, owner, index, value)
        case Built(api=api, attributes=cells), _ if api.role in ("list", "chain"):
            put(machine, owner, index, value)
        case Built(api=api, attributes=cells), Literal(value=key) if api.role == "mapping":
            machine.memory.write(cells, key, value)


def _mend(
    machine: Machine, frame: Frame, target: tree.Subscript, owner: Tensor | Unknown, index: Tensor | Unknown | Choice
) -> None:
    """``x[x == 0] = 1``: some of the numbers are others from here on, so that little is known of them together."""
    if isinstance(target.value, tree.Name) and index.formula and index.formula.name in MASKING:
        kind = owner.kind if isinstance(owner, Tensor) else Kind.UNKNOWN
        formula = Formula("set", {"self": Given(owner)}, frame.place(target))
        assign(machine, frame, target.value, Tensor(kind, origin=owner.origin, formula=formula))
