"""Lowers simple statements."""

from __future__ import annotations

from collections.abc import Callable

import libcst as cst

from modellint.syntax import tree
from modellint.syntax.lowering.context import Lowering, StatementForms
from modellint.syntax.lowering.operators import SYMBOLS


def _expression(node: cst.Expr, low: Lowering) -> tree.Statement:
    return tree.ExpressionStatement(low.number(node), low.expression(node.value))


def _assign(node: cst.Assign, low: Lowering) -> tree.Statement:
    own = low.number(node)
    return tree.Assign(own, tuple([low.expression(each.target) for each in node.targets]), low.expression(node.value))


def _annotated(node: cst.AnnAssign, low: Lowering) -> tree.Statement:
    own, target = low.number(node), low.expression(node.target)
    return tree.AnnotatedAssign(own, target, low.expression(node.annotation.annotation), low.optional(node.value))


def _augmented(node: cst.AugAssign, low: Lowering) -> tree.Statement:
    own, target = low.number(node), low.expression(node.target)
    return tree.AugmentedAssign(own, target, SYMBOLS[type(node.operator)], low.expression(node.value))


def _return(node: cst.Return, low: Lowering) -> tree.Statement:
    return tree.Return(low.number(node), low.optional(node.value))


def _raise(node: cst.Raise, low: Lowering) -> tree.Statement:
    return tree.Raise(low.number(node), low.optional(node.exc))


def _assert(node: cst.Assert, low: Lowering) -> tree.Statement:
    return tree.Assert(low.number(node), low.expression(node.test))


def _delete(node: cst.Del, low: Lowering) -> tree.Statement:
    own, target = low.number(node), node.target
    targets = [element.value for element in target.elements] if isinstance(target, cst.Tuple) else [target]
    return tree.Delete(own, tuple([low.expression(each) for each in targets]))


def _bare(form: Callable[[int], tree.Statement]) -> Callable[[cst.CSTNode, Lowering], tree.Statement]:
    return lambda node, low: form(low.number(node))


def _scope(keyword: str) -> Callable[[cst.Global | cst.Nonlocal, Lowering], tree.Statement]:
    return lambda node, low: tree.Scope(low.number(node), keyword, tuple([item.name.value for item in node.names]))


def _import(node: cst.Import, low: Lowering) -> tree.Statement:
    return tree.Import(low.number(node), tuple([_imported(alias, low) for alias in node.names]))


def _import_from(node: cst.ImportFrom, low: Lowering) -> tree.Statement:
    own, names = low.number(node), node.names
    star = isinstance(names, cst.ImportStar)
    imported = () if isinstance(names, cst.ImportStar) else tuple([_imported(alias, low) for alias in names])
    return tree.ImportFrom(own, _dotted(node.module), len(node.relative), imported, star)


def _imported(node: cst.ImportAlias, low: Lowering) -> tree.ImportedName:
    alias = node.asname.name if node.asname is not None else None
    return tree.ImportedName(low.number(node), _dotted(node.name), alias.value if isinstance(alias, cst.Name) else None)


def _dotted(node: cst.BaseExpression | None) -> str:
    parts: list[str] = []
    while isinstance(node, cst.Attribute):
        parts.append(node.attr.value)
        node = node.value
    if isinstance(node, cst.Name):
        parts.append(node.value)
    return ".".join(reversed(parts))


FORMS: StatementForms = {
    cst.Expr: _expression,
    cst.Assign: _assign,
    cst.AnnAssign: _annotated,
    cst.AugAssign: _augmented,
    cst.Return: _return,
    cst.Raise: _raise,
    cst.Assert: _assert,
    cst.Del: _delete,
    cst.Pass: _bare(tree.Pass),
    cst.Break: _bare(tree.Break),
    cst.Continue: _bare(tree.Continue),
    cst.Global: _scope("global"),
    cst.Nonlocal: _scope("nonlocal"),
    cst.Import: _import,
    cst.ImportFrom: _import_from,
    # It binds a name that only annotations use.
    cst.TypeAlias: _bare(tree.Pass),
    # LibCST 1.8 does not know them.
    getattr(cst, "LazyImport", cst.Import): _import,
    getattr(cst, "LazyImportFrom", cst.ImportFrom): _import_from,
}
