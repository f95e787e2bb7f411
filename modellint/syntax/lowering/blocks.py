"""Lowers compound statements."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import libcst as cst

from modellint.syntax import tree
from modellint.syntax.lowering.context import Lowering, StatementForms
from modellint.syntax.lowering.displays import parameters
from modellint.syntax.lowering.patterns import captures, literal

_Orelse = cst.Else | cst.Finally | None


def _suite(node: cst.BaseSuite, low: Lowering) -> tree.Block:
    if type(node) is cst.SimpleStatementSuite:
        return tuple([low.statement(small) for small in node.body])
    return low.block(node.body)


def _orelse(node: _Orelse, low: Lowering) -> tree.Block:
    return () if node is None else _suite(node.body, low)


def _if(node: cst.If, low: Lowering) -> tree.Statement:
    """Lowers the branches in order, then nests them from the last to the first."""
    branches: list[tree.If] = []
    rest: Any = node
    while type(rest) is cst.If:
        own, test = low.number(rest), low.expression(rest.test)
        branches.append(tree.If(own, test, _suite(rest.body, low), ()))
        rest = rest.orelse
    orelse = _orelse(rest, low)
    for branch in reversed(branches):
        branch.orelse = orelse
        orelse = (branch,)
    return branches[0]


def _for(node: cst.For, low: Lowering) -> tree.Statement:
    own, target = low.number(node), low.expression(node.target)
    iterable = low.expression(node.iter)
    return tree.For(own, target, iterable, _suite(node.body, low), _orelse(node.orelse, low))


def _while(node: cst.While, low: Lowering) -> tree.Statement:
    own, test = low.number(node), low.expression(node.test)
    return tree.While(own, test, _suite(node.body, low), _orelse(node.orelse, low))


def _with(node: cst.With, low: Lowering) -> tree.Statement:
    return tree.With(low.number(node), tuple([_item(item, low) for item in node.items]), _suite(node.body, low))


def _item(node: cst.WithItem, low: Lowering) -> tree.WithItem:
    own, context = low.number(node), low.expression(node.item)
    return tree.WithItem(own, context, None if node.asname is None else low.expression(node.asname.name))


def _try(node: cst.Try | cst.TryStar, low: Lowering) -> tree.Statement:
    own, body = low.number(node), _suite(node.body, low)
    handlers = tuple([_handler(handler, low) for handler in node.handlers])
    return tree.Try(own, body, handlers, _orelse(node.orelse, low), _orelse(node.finalbody, low))


def _handler(node: cst.ExceptHandler | cst.ExceptStarHandler, low: Lowering) -> tree.Handler:
    own, error = low.number(node), low.optional(node.type)
    name = node.name.name if node.name is not None else None
    return tree.Handler(own, error, name.value if isinstance(name, cst.Name) else None, _suite(node.body, low))


def _match(node: cst.Match, low: Lowering) -> tree.Statement:
    own, subject = low.number(node), low.expression(node.subject)
    return tree.Match(own, subject, tuple([_case(case, low) for case in node.cases]))


def _case(node: cst.MatchCase, low: Lowering) -> tree.Case:
    own, pattern = low.number(node), low.optional(literal(node.pattern))
    guard = low.optional(node.guard)
    return tree.Case(own, pattern, captures(node.pattern), guard, _suite(node.body, low))


def _function(node: cst.FunctionDef, low: Lowering) -> tree.Statement:
    own, decorators = low.number(node), _decorators(node.decorators, low)
    given = parameters(node.params, low)
    returns = None if node.returns is None else low.expression(node.returns.annotation)
    outer, low.yields = low.yields, 0
    body = _suite(node.body, low)
    generator, low.yields = low.yields > 0, outer
    return tree.FunctionDef(own, node.name.value, given, body, decorators, returns, generator)


def _class(node: cst.ClassDef, low: Lowering) -> tree.Statement:
    own, decorators = low.number(node), _decorators(node.decorators, low)
    bases = tuple([low.argument(arg) for arg in (*node.bases, *node.keywords)])
    return tree.ClassDef(own, node.name.value, bases, _suite(node.body, low), decorators)


def _decorators(nodes: Sequence[cst.Decorator], low: Lowering) -> tuple[tree.Expression, ...]:
    return tuple([low.expression(node.decorator) for node in nodes])


FORMS: StatementForms = {
    cst.If: _if,
    cst.For: _for,
    cst.While: _while,
    cst.With: _with,
    cst.Try: _try,
    cst.TryStar: _try,
    cst.Match: _match,
    cst.FunctionDef: _function,
    cst.ClassDef: _class,
}
