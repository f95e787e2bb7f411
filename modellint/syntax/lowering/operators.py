"""Lowers operators, and the calls, attributes and subscripts that bind tighter than any operator."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import libcst as cst

from modellint.syntax import tree
from modellint.syntax.lowering.context import ExpressionForms, Lowering

# Types are compared by identity: isinstance() goes through LibCST's abstract base classes, which is slow.
_TRAILERS = frozenset((cst.Attribute, cst.Call, cst.Subscript))

SYMBOLS: Mapping[type[cst.CSTNode], str] = {
    cst.Add: "+",
    cst.Subtract: "-",
    cst.Multiply: "*",
    cst.Divide: "/",
    cst.FloorDivide: "//",
    cst.Modulo: "%",
    cst.Power: "**",
    cst.MatrixMultiply: "@",
    cst.LeftShift: "<<",
    cst.RightShift: ">>",
    cst.BitAnd: "&",
    cst.BitXor: "^",
    cst.BitOr: "|",
    cst.Minus: "-",
    cst.Plus: "+",
    cst.BitInvert: "~",
    cst.Not: "not",
    cst.And: "and",
    cst.Or: "or",
    cst.Equal: "==",
    cst.NotEqual: "!=",
    cst.LessThan: "<",
    cst.LessThanEqual: "<=",
    cst.GreaterThan: ">",
    cst.GreaterThanEqual: ">=",
    cst.In: "in",
    cst.NotIn: "not in",
    cst.Is: "is",
    cst.IsNot: "is not",
    cst.AddAssign: "+",
    cst.SubtractAssign: "-",
    cst.MultiplyAssign: "*",
    cst.DivideAssign: "/",
    cst.FloorDivideAssign: "//",
    cst.ModuloAssign: "%",
    cst.PowerAssign: "**",
    cst.MatrixMultiplyAssign: "@",
    cst.LeftShiftAssign: "<<",
    cst.RightShiftAssign: ">>",
    cst.BitAndAssign: "&",
    cst.BitXorAssign: "^",
    cst.BitOrAssign: "|",
}


def _primary(node: Any, low: Lowering) -> tree.Expression:
    spine: list[Any] = []
    while (kind := type(node)) in _TRAILERS:
        spine.append(node)
        node = node.func if kind is cst.Call else node.value
    value = low.expression(node)
    for link in reversed(spine):
        own, kind = low.number(link), type(link)
        if kind is cst.Attribute:
            value = tree.Attribute(own, value, link.attr.value)
        elif kind is cst.Call:
            value = tree.Call(own, value, tuple([low.argument(arg) for arg in link.args]))
        else:
            value = tree.Subscript(own, value, _index(link.slice, low))
    return value


def _index(elements: Sequence[cst.SubscriptElement], low: Lowering) -> tree.Expression:
    first = elements[0]
    if len(elements) == 1 and type(first.comma) is not cst.Comma:
        return _one_index(first.slice, low)
    own = low.number(None)
    return tree.TupleDisplay(own, tuple([_one_index(element.slice, low) for element in elements]))


def _one_index(node: Any, low: Lowering) -> tree.Expression:
    if type(node) is cst.Slice:
        own = low.number(node)
        return tree.Slice(own, low.optional(node.lower), low.optional(node.upper), low.optional(node.step))
    if node.star:
        return tree.Starred(low.number(node), low.expression(node.value))
    return low.expression(node.value)


def _unary(node: cst.UnaryOperation, low: Lowering) -> tree.Expression:
    return tree.Unary(low.number(node), SYMBOLS[type(node.operator)], low.expression(node.expression))


def _binary(node: Any, low: Lowering) -> tree.Expression:
    spine: list[cst.BinaryOperation] = []
    while type(node) is cst.BinaryOperation:
        spine.append(node)
        node = node.left
    value = low.expression(node)
    for link in reversed(spine):
        value = tree.Binary(low.number(link), SYMBOLS[type(link.operator)], value, low.expression(link.right))
    return value


def _boolean(node: cst.BooleanOperation, low: Lowering) -> tree.Expression:
    own = low.number(node)
    kind = type(node.operator)
    operands: list[tree.Expression] = []
    pending: list[Any] = [node]
    while pending:
        operand = pending.pop()
        if type(operand) is cst.BooleanOperation and type(operand.operator) is kind:
            pending += (operand.right, operand.left)
        else:
            operands.append(low.expression(operand))
    return tree.Boolean(own, SYMBOLS[kind], tuple(operands))


def _comparison(node: cst.Comparison, low: Lowering) -> tree.Expression:
    own, left = low.number(node), low.expression(node.left)
    ops = tuple([SYMBOLS[type(target.operator)] for target in node.comparisons])
    return tree.Comparison(own, left, ops, tuple([low.expression(target.comparator) for target in node.comparisons]))


def _conditional(node: cst.IfExp, low: Lowering) -> tree.Expression:
    own, test = low.number(node), low.expression(node.test)
    return tree.Conditional(own, test, low.expression(node.body), low.expression(node.orelse))


FORMS: ExpressionForms = {
    cst.Attribute: _primary,
    cst.Call: _primary,
    cst.Subscript: _primary,
    cst.UnaryOperation: _unary,
    cst.BinaryOperation: _binary,
    cst.BooleanOperation: _boolean,
    cst.Comparison: _comparison,
    cst.IfExp: _conditional,
}
