"""Statements: assignments, branches, loops, with, try, match."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from modellint.analysis.assignment import assign
from modellint.analysis.autograd import rebound
from modellint.analysis.chains import take_away
from modellint.analysis.data import drawn
from modellint.analysis.decisions import Verdict, verdict
from modellint.analysis.idle import entered_only, expects_failure, layer_unused, named_only, result_unused
from modellint.analysis.machine import Frame, Machine, executes
from modellint.analysis.memory import ABSENT
from modellint.analysis.objects import (
    NEVER,
    UNKNOWN,
    Built,
    Class,
    GradientMode,
    List,
    Literal,
    Rest,
    Tuple,
    Unknown,
    Value,
    by_mode,
)
from modellint.analysis.parameters import spend
from modellint.analysis.precision import is_autocast
from modellint.analysis.sequences import elements
from modellint.analysis.shaping import has_shape, of_shape, without_shape
from modellint.knowledge import shapes
from modellint.program.conditions import ALWAYS, Guard
from modellint.program.values import Tensor
from modellint.syntax import tree
from modellint.syntax.mentions import names

LONGEST_LOOP = 8
PROBE = 2
_BUILDING = frozenset({"append", "extend", "add", "add_module", "insert", "register_module"})


@executes(tree.ExpressionStatement)
def _expression(machine: Machine, frame: Frame, node: tree.ExpressionStatement) -> bool:
    if type(node.value) is tree.Call:
        result_unused(machine, frame, node.value)
    value = machine.evaluate(frame, node.value)
    if type(node.value) is tree.Call:
        layer_unused(machine, frame, node.value, value)
    if type(node.value) is tree.Attribute:
        named_only(machine, frame, node.value, value)
    if machine.revealing:
        machine.revealed.setdefault(frame.place(node), []).append(value)
    if isinstance(value, GradientMode) and value.lasting:
        machine.no_grad = 0 if value.on else 1
    return value is NEVER


@executes(tree.Assign)
def _assign(machine: Machine, frame: Frame, node: tree.Assign) -> bool:
    if type(node.value) is tree.Binary:
        rebound(machine, frame, node)
    value = machine.evaluate(frame, node.value)
    if frame.by_mode:
        value = by_mode(value)
    for target in node.targets:
        assign(machine, frame, target, value)
    return False


@executes(tree.AnnotatedAssign)
def _annotated(machine: Machine, frame: Frame, node: tree.AnnotatedAssign) -> bool:
    cls = frame.receiver
    if isinstance(cls, Class) and frame.scope.names is cls.members and isinstance(node.target, tree.Name):
        cls.fields.append(node.target.id)
    if isinstance(node.target, tree.Attribute) and _of_modules(node.annotation) and frame.function:
        machine.witness.typed.add((frame.function.owner, node.target.attr))
    if node.value:
        assign(machine, frame, node.target, machine.evaluate(frame, node.value))
    return False


def _of_modules(annotation: tree.Expression) -> bool:
    """Whether an annotation speaks of a list of modules: ``Optional[List[nn.Module]]``."""
    mentioned = names(annotation)
    return "Module" in mentioned and not mentioned.isdisjoint(("List", "list", "Sequence"))


@executes(tree.Pass)
def _pass(machine: Machine, frame: Frame, node: tree.Pass) -> bool:
    return False


@executes(tree.Break)
def _break(machine: Machine, frame: Frame, node: tree.Break) -> bool:
    machine.event("break", frame.place(node), None)
    return True


@executes(tree.Continue)
def _continue(machine: Machine, frame: Frame, node: tree.Continue) -> bool:
    return True


@executes(tree.Raise)
def _raise(machine: Machine, frame: Frame, node: tree.Raise) -> bool:
    return True


@executes(tree.Assert)
def _assert(machine: Machine, frame: Frame, node: tree.Assert) -> bool:
    asked = machine.modes_asked
    found = verdict(machine, frame, node.test)
    frame.by_mode += machine.modes_asked != asked
    if not isinstance(found, bool):
        machine.path = machine.path & found[0]
    return False


@executes(tree.Delete)
def _delete(machine: Machine, frame: Frame, node: tree.Delete) -> bool:
    for target in node.targets:
        if isinstance(target, tree.Name):
            machine.memory.write(frame.scope.names, target.id, ABSENT)
        elif isinstance(target, tree.Subscript):
            owner = machine.evaluate(frame, target.value)
            if isinstance(owner, Built | List):
                take_away(machine, owner, machine.evaluate(frame, target.index))
    return False


@executes(tree.Scope)
def _scope(machine: Machine, frame: Frame, node: tree.Scope) -> bool:
    if node.keyword == "global":
        frame.scope.globals |= frozenset(node.names)
    else:
        frame.scope.enclosing |= frozenset(node.names)
    return False


# --- branches ---


@executes(tree.If)
def _if(machine: Machine, frame: Frame, node: tree.If) -> bool:
    asked = machine.modes_asked
    found = verdict(machine, frame, node.test)
    if machine.modes_asked != asked:
        return _if_by_mode(machine, frame, node, found)
    return _sides(machine, frame, node, found)


def _if_by_mode(machine: Machine, frame: Frame, node: tree.If, found: Verdict) -> bool:
    """A branch that asks whether the network trains: what is done in it, and what it leaves behind, depends on that."""
    skipped = () if not isinstance(found, bool) else node.orelse if found else node.body
    leaves = any(block and isinstance(block[-1], tree.Return | tree.Raise) for block in (node.body, node.orelse))
    frame.by_mode += 1
    try:
        ended = _sides(machine, frame, node, found)
    finally:
        frame.by_mode -= not leaves
    for name in set(_assigned(skipped)):
        if name in frame.scope.names:
            machine.memory.write(frame.scope.names, name, by_mode(frame.scope.names[name]))
    return ended


def _sides(machine: Machine, frame: Frame, node: tree.If, found: Verdict) -> bool:
    if isinstance(found, bool):
        return machine.execute(frame, node.body if found else node.orelse)
    return machine.branch(
        [
            (found[0], lambda: machine.execute(frame, node.body)),
            (found[1], lambda: machine.execute(frame, node.orelse)),
        ]
    )


@executes(tree.Match)
def _match(machine: Machine, frame: Frame, node: tree.Match) -> bool:
    machine.evaluate(frame, node.subject)
    rest = ALWAYS
    branches: list[tuple[Guard, Callable[[], bool]]] = []
    for case in node.cases:
        found: Guard | None = None
        if case.pattern is not None:
            test = tree.Comparison(case.n, node.subject, ("==",), (case.pattern,))
            held = verdict(machine, frame, test)
            if held is False:
                continue
            found = held[0] if not isinstance(held, bool) else ALWAYS
            branches.append((rest & found, _case(machine, frame, case)))
            if held is True:
                return machine.branch(branches)
            rest = rest & (held[1] if not isinstance(held, bool) else ALWAYS)
        else:
            branches.append((rest.also(machine.fresh_atom(), True), _case(machine, frame, case)))
    branches.append((rest, lambda: False))
    return machine.branch(branches)


def _case(machine: Machine, frame: Frame, case: tree.Case) -> Callable[[], bool]:
    def run() -> bool:
        for name in case.captures:
            machine.memory.write(frame.scope.names, name, UNKNOWN)
        return machine.execute(frame, case.body)

    return run


# --- loops ---


@executes(tree.For)
def _for(machine: Machine, frame: Frame, node: tree.For) -> bool:
    iterable = machine.evaluate(frame, node.iterable)
    items = elements(machine, iterable)
    place = frame.place(node)
    spend(machine, iterable, frame.place(node.iterable))
    counted = all(isinstance(item, Literal) and item.place is None for item in items)
    if items and len(items) <= LONGEST_LOOP and Tuple(items).closed and (not counted or _builds(node.body)):
        return _each_item(machine, frame, node, items)
    before = _forget(machine, frame, node.body)
    for item in _kinds_of(items):
        with machine.loop(place, known=False, over=iterable):
            drawn(machine, items, node.target, place)
            assign(machine, frame, node.target, _named(machine, item))
            _run_body(machine, frame, node.body)
    _rejoin(machine, frame, before)
    return machine.execute(frame, node.orelse)


def _builds(body: tree.Block) -> bool:
    """Whether a loop puts something together piece by piece, so that how often it runs matters."""
    for statement in body:
        match statement:
            case tree.AugmentedAssign():
                return True
            case tree.Assign(targets=(tree.Subscript(), *_)):
                return True
            case tree.ExpressionStatement(value=tree.Call(func=tree.Attribute(attr=name))) if name in _BUILDING:
                return True
            case tree.ExpressionStatement(value=tree.Call(func=tree.Name(id="setattr"))):
                return True
            case tree.If(body=inner, orelse=other) if _builds(inner) or _builds(other):
                return True
    return False


def _kinds_of(items: tuple[Value, ...]) -> list[Value]:
    """What the elements can be: some of each of these; one that nobody knows where there is more to it."""
    kinds = [item.value for item in items if isinstance(item, Rest)]
    return kinds if 0 < len(kinds) == len(items) <= LONGEST_LOOP else [UNKNOWN]


def _named(machine: Machine, item: Value) -> Value:
    """An element that nobody knows is the same one throughout a round."""
    match item:
        case Unknown(key=None):
            return Unknown((0, "item", machine.serial()), origin=item.origin)
        case Tuple(items=items) if UNKNOWN in items:
            return Tuple(tuple(_named(machine, inner) for inner in items))
    return item


def _each_item(machine: Machine, frame: Frame, node: tree.For, items: tuple[Value, ...]) -> bool:
    for item in items:
        with machine.loop(frame.place(node), known=True):
            assign(machine, frame, node.target, item)
            if _run_body(machine, frame, node.body):
                break
    return machine.execute(frame, node.orelse)


def _run_body(machine: Machine, frame: Frame, body: tree.Block) -> bool:
    """One round of a loop. What a round that is left early has done is kept: the loop goes on behind it."""
    path = machine.path
    ended = machine.execute(frame, body)
    machine.path = path
    return ended


@executes(tree.While)
def _while(machine: Machine, frame: Frame, node: tree.While) -> bool:
    before = _forget(machine, frame, node.body)
    found = verdict(machine, frame, node.test)
    if found is not False:
        with machine.loop(frame.place(node), known=False):
            _run_body(machine, frame, node.body)
    _rejoin(machine, frame, before)
    return machine.execute(frame, node.orelse)


def _forget(machine: Machine, frame: Frame, body: tree.Block) -> dict[str, Value]:
    """Constants that a loop's body assigns differ from round to round, and so do the shapes of tensors.

    Returns what the tensors were before.
    """
    names = frame.scope.names
    shaped: dict[str, Value] = {}
    for name in set(_assigned(body)):
        held = names.get(name)
        if isinstance(held, Literal):
            machine.memory.write(names, name, UNKNOWN)
        elif held is not None and has_shape(held) and not (isinstance(held, Tensor) and held.shape.dims == (0,)):
            shaped[name] = held
            machine.memory.write(names, name, without_shape(machine, held))
    return shaped


def _rejoin(machine: Machine, frame: Frame, before: dict[str, Value]) -> None:
    """After a loop that perhaps never ran, a tensor has the shape that both what was and what came of it have."""
    for name, old in before.items():
        new = frame.scope.names.get(name)
        if isinstance(new, Tensor) and isinstance(old, Tensor):
            after: Value = of_shape(machine, new, shapes.join(old.shape, new.shape))
        else:
            after = UNKNOWN if new is None else without_shape(machine, new)
        machine.memory.write(frame.scope.names, name, after)


def _assigned(block: tree.Block) -> Iterator[str]:
    for statement in block:
        match statement:
            case tree.Assign(targets=targets):
                for target in targets:
                    yield from _targets(target)
            case tree.AugmentedAssign(target=target) | tree.AnnotatedAssign(target=target):
                yield from _targets(target)
            case tree.If(body=body, orelse=orelse):
                yield from _assigned(body)
                yield from _assigned(orelse)
            case tree.While(body=body) | tree.With(body=body):
                yield from _assigned(body)
            case tree.For(target=target, body=body):
                yield from _targets(target)
                yield from _assigned(body)
            case tree.Try(body=body, final=final):
                yield from _assigned(body)
                yield from _assigned(final)


def _targets(target: tree.Expression) -> Iterator[str]:
    match target:
        case tree.Name(id=name):
            yield name
        case tree.TupleDisplay(items=items) | tree.ListDisplay(items=items):
            for item in items:
                yield from _targets(item)


# --- with and try ---


@executes(tree.With)
def _with(machine: Machine, frame: Frame, node: tree.With) -> bool:
    outer = machine.no_grad, machine.precisions, machine.guarded, machine.expecting
    for item in node.items:
        context = machine.evaluate(frame, item.context)
        fails = expects_failure(item.context)
        machine.guarded += fails
        machine.expecting += fails
        entered_only(machine, frame, item.context, context)
        if isinstance(context, GradientMode):
            machine.no_grad = 0 if context.on else 1
        if is_autocast(context):
            machine.precisions = (*machine.precisions, context)
        if item.target:
            assign(machine, frame, item.target, context)
    try:
        return machine.execute(frame, node.body)
    finally:
        machine.no_grad, machine.precisions, machine.guarded, machine.expecting = outer


@executes(tree.Try)
def _try(machine: Machine, frame: Frame, node: tree.Try) -> bool:
    """The body is taken to succeed; handlers are read for what they do wrong themselves, and then taken back."""
    path = machine.path
    for handler in node.handlers:
        machine.memory.begin()
        try:
            _handle(machine, frame, handler)
        finally:
            machine.memory.rollback()
        machine.path = path
    probing = bool(node.handlers) and len(node.body) <= PROBE
    caught = any(_catches_misfits(handler.type) for handler in node.handlers)
    machine.guarded += probing
    machine.expecting += caught
    try:
        ended = machine.execute(frame, node.body)
    finally:
        machine.guarded -= probing
        machine.expecting -= caught
    ended = ended or machine.execute(frame, node.orelse)
    return machine.execute(frame, node.final) or ended


_MISFITS = frozenset({"Exception", "BaseException", "RuntimeError", "ValueError", "AssertionError", "IndexError"})


def _catches_misfits(node: tree.Expression | None) -> bool:
    """Whether a handler is there for what torch raises where shapes do not fit."""
    match node:
        case None:
            return True
        case tree.Name(id=name) | tree.Attribute(attr=name):
            return name in _MISFITS
        case tree.TupleDisplay(items=items):
            return any(map(_catches_misfits, items))
    return False


def _handle(machine: Machine, frame: Frame, handler: tree.Handler) -> None:
    if handler.name:
        machine.memory.write(frame.scope.names, handler.name, UNKNOWN)
    returns = len(frame.returns)
    machine.execute(frame, handler.body)
    del frame.returns[returns:]
