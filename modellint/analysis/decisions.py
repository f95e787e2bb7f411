"""Tests: whether a condition is known, and if not, which runs take which side."""

from __future__ import annotations

from collections.abc import Callable

from modellint.analysis.choices import choose, narrowed, options, truth
from modellint.analysis.formulas import computed
from modellint.analysis.machine import Frame, Machine, evaluates
from modellint.analysis.objects import (
    UNKNOWN,
    Bound,
    Built,
    Builtin,
    Choice,
    Class,
    Dictionary,
    Function,
    Given,
    Instance,
    List,
    Literal,
    Module,
    Tuple,
    Unknown,
    Value,
    by_mode,
    is_by_mode,
)
from modellint.knowledge.api import ApiClass
from modellint.knowledge.kinds import Kind
from modellint.program.conditions import ALWAYS, Atom, Guard
from modellint.program.values import Step, Tensor
from modellint.syntax import tree
from modellint.syntax.spell import spell

Verdict = bool | tuple[Guard, Guard]
_ELEMENTWISE = ("==", "!=", "<", "<=", ">", ">=")
_OPPOSITE = {"!=": "==", "is not": "is", "not in": "in", ">=": "<", "<=": ">"}
_OBJECTS = (Tensor, Instance, Built, Function, Class, Bound, Builtin, Tuple, List, Dictionary, Module)


def verdict(machine: Machine, frame: Frame, node: tree.Expression) -> Verdict:
    """True or False where a condition is known, else the runs on which it holds and those on which it does not."""
    match node:
        case tree.Unary(op="not", operand=operand):
            return _negated(verdict(machine, frame, operand))
        case tree.Boolean(op=op, operands=operands):
            return _chain(machine, frame, op, operands)
        case tree.Comparison(left=left, ops=(op,), rights=(right,)):
            one, other = machine.evaluate(frame, left), machine.evaluate(frame, right)
            return _settled(machine, _compared(machine, one, op, other, spell(node)))
    return _settled(machine, _truth(machine, machine.evaluate(frame, node), spell(node)))


def decide(
    machine: Machine,
    frame: Frame,
    test: tree.Expression,
    then: Callable[[], Value],
    orelse: Callable[[], Value],
) -> Value:
    """The value of a conditional expression."""
    asked = machine.modes_asked
    found = verdict(machine, frame, test)
    if machine.modes_asked != asked:
        return _decided_by_mode(frame, lambda: _sides(machine, found, then, orelse))
    return _sides(machine, found, then, orelse)


def _decided_by_mode(frame: Frame, value: Callable[[], Value]) -> Value:
    frame.by_mode += 1
    try:
        return by_mode(value())
    finally:
        frame.by_mode -= 1


def _sides(machine: Machine, found: Verdict, then: Callable[[], Value], orelse: Callable[[], Value]) -> Value:
    if isinstance(found, bool):
        return then() if found else orelse()
    results: list[tuple[Guard, Value]] = []

    def side(guard: Guard, compute: Callable[[], Value]) -> Callable[[], bool]:
        def run() -> bool:
            results.append((guard, compute()))
            return False

        return run

    machine.branch([(found[0], side(found[0], then)), (found[1], side(found[1], orelse))])
    return choose(results)


def _negated(found: Verdict) -> Verdict:
    return not found if isinstance(found, bool) else (found[1], found[0])


def _chain(machine: Machine, frame: Frame, op: str, operands: tuple[tree.Expression, ...]) -> Verdict:
    """``and`` holds on the runs on which all hold; ``or`` is the same with sides swapped."""
    parts: list[Guard] = []
    for operand in operands:
        found = verdict(machine, frame, operand)
        found = _negated(found) if op == "or" else found
        if found is False:
            return op == "or"
        if not isinstance(found, bool):
            parts.append(found[0])
            if len(parts) == len(operands) == 1:
                return _negated(found) if op == "or" else found
            only = found
    if not parts:
        return op == "and"
    if len(parts) == 1:
        return _negated(only) if op == "or" else only
    literals = frozenset().union(*(part.literals for part in parts))
    whole = Atom(("all", literals))
    both = (Guard(literals).also(whole, True), ALWAYS.also(whole, False))
    return (both[1], both[0]) if op == "or" else both


def _truth(machine: Machine, value: Value, text: str) -> Verdict:
    value = narrowed(value, machine.runs)
    if isinstance(value, Choice):
        return _of_options(machine, value, lambda option: _truth(machine, option, text))
    machine.modes_asked += is_by_mode(value)
    known = truth(value)
    if known is not None:
        return known
    return _atom(machine, Atom(value.key, text=text) if isinstance(value, Unknown) and value.key else None)


def _compared(machine: Machine, one: Value, op: str, other: Value, text: str) -> Verdict:
    if op in _OPPOSITE:
        return _negated(_compared(machine, one, _OPPOSITE[op], other, _flipped(text, op)))
    path = machine.runs
    one, other = narrowed(one, path), narrowed(other, path)
    if isinstance(one, Choice):
        return _of_options(machine, one, lambda option: _compared(machine, option, op, other, text))
    if isinstance(other, Choice):
        return _of_options(machine, other, lambda option: _compared(machine, one, op, option, text))
    machine.modes_asked += is_by_mode(one) or is_by_mode(other)
    match one, other:
        case (Literal(value=a), Literal(value=b)) | (ApiClass(name=a), ApiClass(name=b)):
            return _constants(machine, a, op, b)
        case Literal(value=a), (Tuple() | List()) if op == "in":
            return _member(machine, a, other)
        case Literal(value=a), Dictionary(cells=cells) if op == "in" and a in cells:
            return True
        case Unknown(key=key), Literal(value=b) if key:
            return _atom(machine, Atom(key, op, b, text))
        case Unknown(key=key), Tuple(items=items) if key and op == "in":
            names = tuple(item.value for item in items if isinstance(item, Literal))
            return _atom(machine, Atom(key, op, names, text) if len(names) == len(items) else None)
        case (value, Literal(value=None)) if op in ("is", "==") and isinstance(value, _OBJECTS):
            return False
    return _atom(machine, None)


def _flipped(text: str, op: str) -> str:
    return text.replace(f" {op} ", f" {_OPPOSITE[op]} ", 1)


def _constants(machine: Machine, a: object, op: str, b: object) -> Verdict:
    try:
        match op:
            case "==":
                return a == b
            case "is":
                return a is b or (a == b and type(a) is type(b))
            case "<":
                return bool(a < b)  # type: ignore[operator]
            case ">":
                return bool(a > b)  # type: ignore[operator]
            case "in":
                return a in b  # type: ignore[operator]
    except TypeError:
        pass
    return _atom(machine, None)


def _member(machine: Machine, value: object, container: Value) -> Verdict:
    items = container
    if isinstance(container, List):
        items = narrowed(container.cells.get("items", UNKNOWN), machine.path)
    if isinstance(items, Tuple) and all(isinstance(item, Literal) for item in items.items):
        return any(isinstance(item, Literal) and item.value == value for item in items.items)
    return _atom(machine, None)


def _atom(machine: Machine, atom: Atom | None) -> Verdict:
    atom = atom or machine.fresh_atom()
    return ALWAYS.also(atom, True), ALWAYS.also(atom, False)


def _of_options(machine: Machine, value: Choice, of: Callable[[Value], Verdict]) -> Verdict:
    """The runs on which a test of a choice holds."""
    holds: list[Guard] = []
    fails: list[Guard] = []
    for guard, option in options(value):
        found = of(option)
        if isinstance(found, bool):
            (holds if found else fails).append(guard)
        else:
            holds.append(guard & found[0])
            fails.append(guard & found[1])
    if not holds or not fails:
        return bool(holds)
    if len(holds) == len(fails) == 1:
        return holds[0], fails[0]
    whole = Atom(("any", frozenset(holds)))
    return _shared(holds).also(whole, True), _shared(fails).also(whole, False)


def _shared(guards: list[Guard]) -> Guard:
    return Guard(frozenset.intersection(*(guard.literals for guard in guards)))


def _settled(machine: Machine, found: Verdict) -> Verdict:
    """What the runs that we are on already decide."""
    if isinstance(found, bool):
        return found
    path = machine.runs
    if not path.allows(found[0]) or path.implies(found[1]):
        return False
    if not path.allows(found[1]) or path.implies(found[0]):
        return True
    return found


@evaluates(tree.Comparison)
def _comparison(machine: Machine, frame: Frame, node: tree.Comparison) -> Value:
    if len(node.ops) > 1:
        for part in (node.left, *node.rights):
            machine.evaluate(frame, part)
        return UNKNOWN
    one, other = (machine.evaluate(frame, part) for part in (node.left, *node.rights))
    if isinstance(one, Tensor) or isinstance(other, Tensor):
        found: Value = _mask(frame, node) if node.ops[0] in _ELEMENTWISE else UNKNOWN
    else:
        found = _as_value(verdict(machine, frame, node))
    given = Given(one, frame.place(node.left)), Given(other, frame.place(node.rights[0]))
    return computed(machine, node.ops[0], frame.place(node), found, *given)


def _mask(frame: Frame, node: tree.Comparison) -> Tensor:
    """What comparing a tensor gives: yes and no, which have no gradient."""
    cut = Step(node.ops[0], frame.place(node), None, Kind.UNKNOWN, Kind.MASK)
    return Tensor(Kind.MASK, cut=cut)


@evaluates(tree.Boolean)
def _boolean(machine: Machine, frame: Frame, node: tree.Boolean) -> Value:
    if any(isinstance(operand, tree.Comparison) for operand in node.operands):
        return _as_value(verdict(machine, frame, node))
    return _picked(machine, frame, node.op, node.operands)


def _picked(machine: Machine, frame: Frame, op: str, operands: tuple[tree.Expression, ...]) -> Value:
    """``a or b``: the first operand that decides."""
    value = machine.evaluate(frame, operands[0])
    if len(operands) == 1:
        return value
    known = truth(value)
    if known is None:
        rest = _picked(machine, frame, op, operands[1:])
        return choose([(ALWAYS.also((atom := machine.fresh_atom()), True), value), (ALWAYS.also(atom, False), rest)])
    return value if known is (op == "or") else _picked(machine, frame, op, operands[1:])


def _as_value(found: Verdict) -> Value:
    if isinstance(found, bool):
        return Literal(found)
    return choose([(found[0], Literal(True)), (found[1], Literal(False))])
