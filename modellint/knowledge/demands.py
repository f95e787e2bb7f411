"""What the arguments of a constructor must satisfy together: conditions that stubs write down, tried on known values.

``demands = {"in_channels % groups == 0": "in_channels must be divisible by groups"}`` in the body of a stub's class. A
condition that an unknown argument may still meet is no matter.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

from modellint.knowledge.shapes import UNSURE
from modellint.knowledge.sizes import Settings

Demands = tuple[tuple[str, str], ...]
_OPERATORS: dict[type[ast.AST], Callable[[Any, Any], object]] = {
    ast.Mod: operator.mod,
    ast.Mult: operator.mul,
    ast.FloorDiv: operator.floordiv,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Is: operator.is_,
    ast.IsNot: operator.is_not,
    ast.In: lambda one, other: operator.contains(other, one),
}


def unmet(demands: Demands, settings: Settings) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The demands that are certainly not met, in words, each with the names of the arguments that it concerns."""
    names = _names(demands)
    values = tuple(settings.get(name, UNSURE) for name in names)
    for words in _unmet(demands, values):
        yield words, next(parse(condition)[1] for condition, others in demands if others == words)


@lru_cache(maxsize=256)
def _names(demands: Demands) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for condition, _ in demands for name in parse(condition)[1]))


@lru_cache(maxsize=4096)
def _unmet(demands: Demands, values: tuple[object, ...]) -> tuple[str, ...]:
    """Most layers are built with the same few numbers over and over."""
    settings = dict(zip(_names(demands), values, strict=True))
    return tuple(words for condition, words in demands if _value(parse(condition)[0], settings) is False)


@lru_cache(maxsize=256)
def parse(condition: str) -> tuple[ast.expr, tuple[str, ...]]:
    """A condition taken apart, and the names in it."""
    node = ast.parse(condition, mode="eval").body
    return node, tuple(dict.fromkeys(one.id for one in ast.walk(node) if isinstance(one, ast.Name)))


def _value(node: ast.expr, settings: Settings) -> object:
    match node:
        case ast.Constant(value=value):
            return value
        case ast.Name(id=name):
            return settings.get(name, UNSURE)
        case ast.Tuple(elts=items):
            return tuple(_value(item, settings) for item in items)
        case ast.BinOp(left=left, op=op, right=right):
            return _applied(op, _value(left, settings), _value(right, settings))
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            return _applied(op, _value(left, settings), _value(right, settings))
        case ast.BoolOp(op=op, values=parts):
            return _either([_value(part, settings) for part in parts], isinstance(op, ast.Or))
    raise AssertionError(f"conditions know nothing of {ast.dump(node)}")


def _applied(op: ast.AST, one: object, other: object) -> object:
    if one is UNSURE or other is UNSURE:
        return UNSURE
    try:
        return _OPERATORS[type(op)](one, other)
    except (TypeError, ArithmeticError):
        return UNSURE


def _either(values: list[object], decides: bool) -> object:
    """``or`` is decided by one that is true, ``and`` by one that is false."""
    if any(value is decides for value in values):
        return decides
    return UNSURE if any(value is UNSURE for value in values) else not decides
