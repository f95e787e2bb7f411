"""Expressions: names, displays, subscripts, comprehensions, lambdas."""

from __future__ import annotations

import builtins
from collections.abc import Iterable

from modellint.analysis import formulas, outdated
from modellint.analysis.assignment import assign
from modellint.analysis.choices import narrowed
from modellint.analysis.decisions import decide
from modellint.analysis.functions import parameter_defaults
from modellint.analysis.library import some_of
from modellint.analysis.machine import Frame, Machine, evaluates
from modellint.analysis.objects import (
    OTHERS,
    UNKNOWN,
    UNSEEN,
    Built,
    Builtin,
    Cells,
    Choice,
    Dictionary,
    Function,
    List,
    Literal,
    Module,
    Parameters,
    Rest,
    Scope,
    Tuple,
    Unknown,
    Value,
    is_dull,
    origin_of,
)
from modellint.analysis.parameters import derived, spend
from modellint.analysis.sequences import element_at, elements
from modellint.analysis.shaping import index_of
from modellint.analysis.witness import Indexing
from modellint.diagnostics import Place
from modellint.knowledge.api import ApiClass, ApiModule
from modellint.knowledge.conventions import conventional
from modellint.knowledge.kinds import Kind
from modellint.knowledge.pieces import indexed
from modellint.knowledge.shapes import Shape
from modellint.program.values import Step, Tensor
from modellint.syntax import tree

_BUILTINS = frozenset(dir(builtins))
LONGEST_LOOP = 12
_LAYERS = "keras.layers."


@evaluates(tree.Name)
def _name(machine: Machine, frame: Frame, node: tree.Name) -> Value:
    value = find(frame.scope, node.id)
    return narrowed(value, machine.runs) if type(value) is Choice else value


def find(scope: Scope, name: str) -> Value:
    """What a name stands for in a scope."""
    here: Scope | None = scope
    while here:
        found = here.names.get(name)
        if found is not None and name not in here.globals:
            return found
        here = None if name in here.globals else here.parent
    if name in scope.module.names:
        return scope.module.names[name]
    if name in _BUILTINS:
        return Builtin(name)
    known = conventional(name) if scope.module.snippet else _forgotten(scope.module, name)
    return known or UNKNOWN


def _forgotten(module: Module, name: str) -> Value | None:
    """A layer of Keras that a file uses beside others, but forgets to import; any other name may mean anything."""
    known = conventional(name) if name[:1].isupper() and UNSEEN not in module.names else None
    layers = (isinstance(value, ApiClass) and value.name.startswith(_LAYERS) for value in module.names.values())
    return known if isinstance(known, ApiClass) and known.name.startswith(_LAYERS) and any(layers) else None


@evaluates(tree.Constant)
def _constant(machine: Machine, frame: Frame, node: tree.Constant) -> Value:
    known = machine.constants.get(node)
    if known is None:
        known = machine.constants[node] = Literal(node.value, frame.place(node))
    return known


@evaluates(tree.FormattedString)
def _formatted(machine: Machine, frame: Frame, node: tree.FormattedString) -> Value:
    for part in node.parts:
        machine.evaluate(frame, part)
    return UNKNOWN


@evaluates(tree.Attribute)
def _attribute(machine: Machine, frame: Frame, node: tree.Attribute) -> Value:
    owner = machine.evaluate(frame, node.value)
    value = machine.attribute(owner, node.attr, frame.place(node.value))
    if type(value) is Unknown and value.imported:
        outdated.named(machine, frame, node, owner, value)
    return value


@evaluates(tree.TupleDisplay)
def _tuple(machine: Machine, frame: Frame, node: tree.TupleDisplay) -> Value:
    return Tuple(tuple(_items(machine, frame, node.items)))


@evaluates(tree.ListDisplay)
def _list(machine: Machine, frame: Frame, node: tree.ListDisplay) -> Value:
    return List.of(_items(machine, frame, node.items), machine.loop_depth, frame.place(node))


@evaluates(tree.SetDisplay)
def _set(machine: Machine, frame: Frame, node: tree.SetDisplay) -> Value:
    for item in node.items:
        machine.evaluate(frame, item)
    return UNKNOWN


@evaluates(tree.DictDisplay)
def _dict(machine: Machine, frame: Frame, node: tree.DictDisplay) -> Value:
    cells = Cells()
    for key, item in node.entries:
        value = machine.evaluate(frame, item)
        if key is None:
            cells.update(value.cells if isinstance(value, Dictionary) else {OTHERS: UNKNOWN})
            continue
        match machine.evaluate(frame, key):
            case Literal(value=constant):
                cells[constant] = value
            case _:
                cells[OTHERS] = UNKNOWN
    return Dictionary(cells, frame.place(node))


def _items(machine: Machine, frame: Frame, nodes: Iterable[tree.Expression]) -> Iterable[Value]:
    for node in nodes:
        if isinstance(node, tree.Starred):
            value = machine.evaluate(frame, node.value)
            spend(machine, value, frame.place(node.value))
            yield from elements(machine, value)
        else:
            yield machine.evaluate(frame, node)


@evaluates(tree.Starred)
def _starred(machine: Machine, frame: Frame, node: tree.Starred) -> Value:
    machine.evaluate(frame, node.value)
    return Rest(UNKNOWN)


@evaluates(tree.Slice)
def _slice(machine: Machine, frame: Frame, node: tree.Slice) -> Value:
    for part in (node.lower, node.upper, node.step):
        if part:
            machine.evaluate(frame, part)
    return UNKNOWN


@evaluates(tree.Subscript)
def _subscript(machine: Machine, frame: Frame, node: tree.Subscript) -> Value:
    owner = machine.evaluate(frame, node.value)
    index, place = machine.evaluate(frame, node.index), frame.place(node)
    return machine.each(
        owner, lambda value: machine.each(index, lambda at: _element(machine, frame, value, at, node, place))
    )


def _element(machine: Machine, frame: Frame, owner: Value, index: Value, node: tree.Subscript, place: Place) -> Value:
    match owner, index:
        case ((Tuple() | List()), _):
            items = elements(machine, owner)
            return element_at(items, index, node.index)
        case Dictionary(cells=cells), Literal(value=key):
            return cells.get(key, UNKNOWN)
        case Built(api=api), _ if api.role in ("list", "chain"):
            found = element_at(elements(machine, owner), index, node.index)
            return _part_of(owner, found) if isinstance(node.index, tree.Slice) else found
        case Built(api=api, attributes=cells), Literal(value=key) if api.role == "mapping":
            return cells.get(key, UNKNOWN)
        case Tensor(kind=Kind.ONE_HOT | Kind.CLASS_INDEX), _ if type(node.index) in (tree.Slice, tree.TupleDisplay):
            return _some_labels(owner, node.index, place)
        case Tensor(), _:
            return _part_of_tensor(machine, frame, owner, index, node, place)
        case Unknown(), Literal(value=key):
            return owner.member("[]", key)
        case ((Module() | ApiModule()), Literal(value=str(name))):
            return machine.attribute(owner, name, place)
        case ApiModule(), _:
            return some_of(owner)
    return Unknown(origin=origin_of(owner))


def _part_of_tensor(
    machine: Machine, frame: Frame, owner: Tensor, index: Value, node: tree.Subscript, place: Place
) -> Value:
    shape, trail = owner.shape, owner.trail
    if owner.kind is Kind.SCALAR:
        outdated.indexed(machine, frame, node, owner)
    if trail and trail[-1].made:
        function = machine.frames[-1].function if machine.frames else None
        machine.witness.indexed.append(Indexing(owner, node, place, machine.assumed, function))
    shape = indexed(shape, index_of(machine, index, node.index)) if shape.known else shape
    return formulas.element(owner, node.index, Tensor(owner.kind, shape, trail), place)


def _some_labels(labels: Tensor, index: tree.Expression, place: Place) -> Value:
    """``y[:1000]``: labels of the same form, though perhaps not of every class; ``y[:, 3]`` may be anything."""
    shape = labels.shape
    if labels.kind is Kind.ONE_HOT and not isinstance(index, tree.Slice):
        return Unknown(origin=labels.origin)
    if not isinstance(index, tree.Slice):
        return Tensor(labels.kind, trail=labels.trail)
    part = Step("[:]", place, None, labels.kind, labels.kind, keeps=True)
    return labels.then(part, Shape((None, *shape.dims[1:]), open=False) if shape.rank else shape)


def _part_of(owner: Built, items: Value) -> Value:
    """A slice of a Sequential is a Sequential."""
    return Built(owner.api, {}, owner.place, Cells({"items": items})) if isinstance(items, Tuple) else UNKNOWN


@evaluates(tree.Conditional)
def _conditional(machine: Machine, frame: Frame, node: tree.Conditional) -> Value:
    return decide(
        machine,
        frame,
        node.test,
        lambda: machine.evaluate(frame, node.body),
        lambda: machine.evaluate(frame, node.orelse),
    )


@evaluates(tree.Lambda)
def _lambda(machine: Machine, frame: Frame, node: tree.Lambda) -> Value:
    return Function(node, frame.scope, parameter_defaults(machine, frame, node.parameters))


@evaluates(tree.Await)
def _await(machine: Machine, frame: Frame, node: tree.Await) -> Value:
    return machine.evaluate(frame, node.value)


@evaluates(tree.Yield)
def _yield(machine: Machine, frame: Frame, node: tree.Yield) -> Value:
    if node.value:
        machine.evaluate(frame, node.value)
    return UNKNOWN


@evaluates(tree.NamedExpression)
def _named(machine: Machine, frame: Frame, node: tree.NamedExpression) -> Value:
    value = machine.evaluate(frame, node.value)
    if isinstance(node.target, tree.Name):
        machine.memory.write(frame.scope.names, node.target.id, value)
    return value


@evaluates(tree.Comprehension)
def _comprehension(machine: Machine, frame: Frame, node: tree.Comprehension) -> Value:
    inner = Frame(Scope(Cells(), frame.scope.module, frame.scope), frame.path, frame.function, frame.receiver)
    if len(node.generators) > 1 or node.key is not None:
        _bind_unknown(machine, inner, node)
        machine.evaluate(inner, node.element)
        return UNKNOWN
    (generator,) = node.generators
    iterable = machine.evaluate(inner, generator.iterable)
    if isinstance(iterable, Parameters):
        if _is_the_same(node, generator):
            return derived(machine, (iterable,), frame.place(node))
        spend(machine, iterable, frame.place(generator.iterable))
    items = elements(machine, iterable)
    filtered = bool(generator.conditions) or len(items) > LONGEST_LOOP
    made: list[Value] = []
    if filtered and not (len(items) == 1 and isinstance(items[0], Rest)):
        items = (Rest(UNKNOWN),)
    for item in items:
        assign(machine, inner, generator.target, item.value if isinstance(item, Rest) else item)
        for condition in generator.conditions:
            machine.evaluate(inner, condition)
        value = machine.evaluate(inner, node.element)
        made.append(Rest(value) if filtered or isinstance(item, Rest) else value)
    return List.of(made, machine.loop_depth, frame.place(node))


def _is_the_same(node: tree.Comprehension, generator: tree.Generator) -> bool:
    """``(p for p in parameters if p.requires_grad)``: an iterator again, over some of them."""
    match node.kind, node.element, generator.target:
        case "generator", tree.Name(id=given), tree.Name(id=taken):
            return given == taken
    return False


def _bind_unknown(machine: Machine, inner: Frame, node: tree.Comprehension) -> None:
    """Each target stands for any of the elements: the first one will do, unless it is a plain value."""
    for generator in node.generators:
        items = elements(machine, machine.evaluate(inner, generator.iterable))
        first = items[0] if items else UNKNOWN
        one = first.value if isinstance(first, Rest) else first
        assign(machine, inner, generator.target, UNKNOWN if is_dull(one) else one)
