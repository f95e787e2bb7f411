"""Formulas: how values were computed from others, and what can be told by following them back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from modellint.analysis.objects import Built, Choice, Given, Literal, Tuple, Unknown, Value
from modellint.diagnostics import Place
from modellint.knowledge.kinds import Kind
from modellint.knowledge.operations import ALIASES, EXCHANGING, REARRANGED, SAME_NUMBERS, WITHOUT_GRADIENT
from modellint.program.values import Formula, Tensor
from modellint.records import replace
from modellint.syntax import tree
from modellint.syntax.spell import spell

if TYPE_CHECKING:
    from modellint.analysis.library import Use
    from modellint.analysis.machine import Machine

DEEPEST = 24
_LEARNED = (Kind.LOGITS, Kind.BINARY_LOGITS)
_LINEAR = frozenset(("+", "-", "*", "/", "neg", "pad"))
_NOT_LEARNED = (Kind.DATA, Kind.MASK, Kind.CLASS_INDEX)

Watcher = Callable[["Machine", Any, Formula], None]
WATCHERS: dict[str, list[Watcher]] = {}


def watches(*names: str) -> Callable[[Watcher], Watcher]:
    """Registers what looks at each value that operations of these names compute."""

    def register(watcher: Watcher) -> Watcher:
        for name in names:
            WATCHERS.setdefault(name, []).append(watcher)
        return watcher

    return register


# --- remembering ---


def remembered(machine: Machine, use: Use, value: Value) -> Value:
    """The result of a library call, with how it was computed."""
    match value:
        case Tensor(formula=formula) if formula is None or use.role == "detach":
            given = {**use.given, **use.context} if use.context else use.given
            if use.receiver is not None and not (isinstance(use.receiver, Built) and use.receiver.api.role != "tensor"):
                given = {"self": Given(use.receiver, use.receiver_place), **given}
            for each in given.values():
                if each.value is value:
                    return value
            short = use.name.rpartition(".")[2].rstrip("_")
            return watched(machine, value, Formula(ALIASES.get(short, short), given, use.place, use.framework))
        case Tuple(items=items):
            return Tuple(tuple(remembered(machine, use, item) for item in items))
    return value


def watched(machine: Machine, value: Value, formula: Formula) -> Value:
    """A value with its formula, for those to see who watch for it."""
    if not isinstance(value, Tensor | Unknown | Choice):
        return value
    value = replace(value, formula=formula)
    for watcher in WATCHERS.get(formula.name, ()):
        watcher(machine, value, formula)
    return value


def computed(machine: Machine, name: str, place: Place, value: Value, *operands: Given) -> Value:
    """The result of an operator, with how it was computed."""
    return watched(machine, value, Formula(name, dict(zip(("self", "other"), operands, strict=False)), place))


def as_tensor(value: Unknown, place: Place) -> Tensor:
    """A value that is taken for a tensor, since it is used as one."""
    return Tensor(origin=value.origin, formula=Formula("identity", {"self": Given(value)}, place))


def element(owner: Value, index: tree.Expression, value: Tensor, place: Place) -> Tensor:
    """A part of a tensor."""
    return replace(value, formula=Formula("[]", {"self": Given(owner), "index": index}, place))


# --- asking ---


def formula_of(value: object) -> Formula | None:
    """How a value was computed, if that was seen."""
    return value.formula if isinstance(value, Tensor | Unknown | Choice) else None


def named(value: object, *names: str) -> Formula | None:
    """The formula of a value that was computed by one of these operations."""
    formula = formula_of(bare(value))
    return formula if formula and formula.name in names else None


def operands(formula: Formula) -> list[Given]:
    """What an operation was given, in order."""
    return [given for given in formula.given.values() if isinstance(given, Given)]


def operand(formula: Formula, index: int = 0) -> Given:
    """One of the things an operation was given."""
    given = operands(formula)
    return given[index] if index < len(given) else Given(Literal(None))


def argument(formula: Formula, *names: str) -> Given:
    """What an operation was given under one of these names."""
    return next((formula.given[name] for name in names if name in formula.given), Given(Literal(None)))


def axis_of(formula: Formula) -> Given:
    """The axis that an operation works over."""
    return argument(formula, "dim", "axis")


def number(value: object) -> float | None:
    """The number that a constant is."""
    if isinstance(value, Literal) and isinstance(value.value, int | float) and not isinstance(value.value, bool):
        return float(value.value)
    return None


def bare(value: object) -> object:
    """A value before it was copied, moved or converted."""
    for _ in range(DEEPEST):
        formula = formula_of(value)
        if formula is None or formula.name not in SAME_NUMBERS:
            return value
        value = operand(formula).value
    return value


def unarranged(value: object) -> object:
    """A value before it was copied, rearranged, or a part of it taken."""
    for _ in range(DEEPEST):
        formula = formula_of(value)
        if formula is None or formula.name not in SAME_NUMBERS | REARRANGED:
            return value
        value = operand(formula).value
    return value


def exchanged(value: object) -> bool:
    """Whether axes of a value were exchanged, and nothing was computed from it since."""
    for _ in range(DEEPEST):
        formula = formula_of(value)
        if formula is None or formula.name not in SAME_NUMBERS | REARRANGED | EXCHANGING:
            return False
        if formula.name in EXCHANGING:
            return True
        value = operand(formula).value
    return False


def alike(one: object, other: object, depth: int = 6) -> bool:
    """Whether two values are the same numbers: one value, or computed alike from the same."""
    one, other = bare(one), bare(other)
    match one, other:
        case Literal(value=a), Literal(value=b):
            return type(a) is type(b) and a == b
        case Unknown(key=a), Unknown(key=b) if a is not None and b is not None:
            return bool(a == b)
        case tree.Node(), tree.Node():
            return spell(one) == spell(other)  # type: ignore[arg-type]
    first, second = formula_of(one), formula_of(other)
    if one is other:
        return not isinstance(one, Unknown) or first is not None
    if (
        first is None
        or second is None
        or first.name != second.name
        or len(first.given) != len(second.given)
        or not depth
    ):
        return False
    pairs = zip(_plain(first), _plain(second), strict=True)
    return all(alike(a, b, depth - 1) for a, b in pairs)


def _plain(formula: Formula) -> Iterator[object]:
    for given in formula.given.values():
        yield given.value if isinstance(given, Given) else given


def learned(value: object) -> bool | None:
    """Whether a value depends on what a network learns; None if nobody knows."""
    return _learned(value, DEEPEST, {})


def _learned(value: object, depth: int, known: dict[tuple[int, int], bool | None]) -> bool | None:
    """The same, as far as so many steps back; values that others were computed from twice are looked at once."""
    key = id(value), depth
    if key not in known:
        known[key] = _is_learned(value, depth, known)
    return known[key]


def _is_learned(value: object, depth: int, known: dict[tuple[int, int], bool | None]) -> bool | None:
    formula = formula_of(value)
    match value:
        case _ if formula and formula.name in WITHOUT_GRADIENT:
            return False
        case Tensor(kind=kind) if kind in _LEARNED and (formula is None or not _is_given_weights(formula)):
            return True
        case Tensor(kind=kind) if kind in _NOT_LEARNED:
            return False
        case Built(api=api) if api.role == "tensor":
            return api.name.endswith("Parameter")
        case Literal():
            return False
        case Unknown(key=(_, _, ".", ("data" | "grad" | "shape"))):
            return False
    if formula is None or not depth:
        return None
    found = [_learned(given.value, depth - 1, known) for given in operands(formula)]
    return True if True in found else None if None in found else False


def _is_given_weights(formula: Formula) -> bool:
    """Whether it is as learned as what it was given: part of another result, or of weights that may be fixed."""
    return "weight" in formula.given or formula.name in SAME_NUMBERS | REARRANGED | _LINEAR


def ancestry(value: object, seen: set[int] | None = None) -> Iterator[Formula]:
    """The formulas of a value and of all it was computed from, as far as gradients flow."""
    seen = set() if seen is None else seen
    stack = [value]
    while stack:
        formula = formula_of(stack.pop())
        if formula and id(formula) not in seen and formula.name not in WITHOUT_GRADIENT:
            seen.add(id(formula))
            yield formula
            stack += [given.value for given in operands(formula)]
