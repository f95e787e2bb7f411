"""What is carried along while lowering."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import libcst as cst

from modellint.syntax import tree

Number = Callable[[cst.CSTNode | None], int]


class Lowering:
    """The numbering of nodes, the tables of forms, and how many yields were seen in the current function."""

    __slots__ = ("_expressions", "_statements", "number", "yields")

    def __init__(self, number: Number, expressions: ExpressionForms, statements: StatementForms) -> None:
        self.number = number
        self.yields = 0
        self._expressions = expressions
        self._statements = statements

    def expression(self, node: cst.BaseExpression) -> tree.Expression:
        """The compact form of an expression."""
        return self._expressions[type(node)](node, self)

    def optional(self, node: cst.BaseExpression | None) -> tree.Expression | None:
        """The compact form of an expression that may be missing."""
        return None if node is None else self._expressions[type(node)](node, self)

    def statement(self, node: cst.CSTNode) -> tree.Statement:
        """The compact form of a small or compound statement."""
        return self._statements[type(node)](node, self)

    def block(self, body: Sequence[Any]) -> tree.Block:
        """The compact forms of the statements of a block, those of one line one after the other."""
        statements: list[tree.Statement] = []
        for node in body:
            if type(node) is cst.SimpleStatementLine:
                statements += [self.statement(small) for small in node.body]
            else:
                statements.append(self.statement(node))
        return tuple(statements)

    def argument(self, node: cst.Arg) -> tree.Argument:
        """The compact form of an argument of a call or a class."""
        own, keyword = self.number(node), node.keyword
        return tree.Argument(own, self.expression(node.value), None if keyword is None else keyword.value, node.star)


ExpressionForms = Mapping[type[cst.CSTNode], Callable[[Any, Lowering], tree.Expression]]
StatementForms = Mapping[type[cst.CSTNode], Callable[[Any, Lowering], tree.Statement]]
