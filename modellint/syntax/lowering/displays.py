"""Lowers tuples, lists, sets, dicts, comprehensions, lambdas and what else makes an expression."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import libcst as cst

from modellint.syntax import tree
from modellint.syntax.lowering.context import ExpressionForms, Lowering


def _items(elements: Iterable[Any], low: Lowering) -> tuple[tree.Expression, ...]:
    return tuple([low.expression(each if type(each) is cst.StarredElement else each.value) for each in elements])


def _tuple(node: cst.Tuple, low: Lowering) -> tree.Expression:
    return tree.TupleDisplay(low.number(node), _items(node.elements, low))


def _list(node: cst.List, low: Lowering) -> tree.Expression:
    return tree.ListDisplay(low.number(node), _items(node.elements, low))


def _set(node: cst.Set, low: Lowering) -> tree.Expression:
    return tree.SetDisplay(low.number(node), _items(node.elements, low))


def _starred(node: cst.StarredElement, low: Lowering) -> tree.Expression:
    return tree.Starred(low.number(node), low.expression(node.value))


def _dict(node: cst.Dict, low: Lowering) -> tree.Expression:
    return tree.DictDisplay(low.number(node), tuple([_entry(element, low) for element in node.elements]))


def _entry(element: Any, low: Lowering) -> tuple[tree.Expression | None, tree.Expression]:
    key = low.expression(element.key) if type(element) is cst.DictElement else None
    return key, low.expression(element.value)


def _comprehension(kind: str) -> Callable[[cst.BaseSimpleComp, Lowering], tree.Expression]:
    def lower(node: cst.BaseSimpleComp, low: Lowering) -> tree.Expression:
        own, element = low.number(node), low.expression(node.elt)
        return tree.Comprehension(own, kind, None, element, tuple(_generators(node.for_in, low)))

    return lower


def _dict_comprehension(node: cst.DictComp, low: Lowering) -> tree.Expression:
    own, key = low.number(node), low.expression(node.key)
    return tree.Comprehension(own, "dict", key, low.expression(node.value), tuple(_generators(node.for_in, low)))


def _merging_comprehension(node: Any, low: Lowering) -> tree.Expression:
    own, element = low.number(node), low.expression(node.value)
    return tree.Comprehension(own, "dict", None, element, tuple(_generators(node.for_in, low)))


def _generators(node: cst.CompFor | None, low: Lowering) -> Iterator[tree.Generator]:
    while node is not None:
        own, target = low.number(node), low.expression(node.target)
        iterable = low.expression(node.iter)
        yield tree.Generator(own, target, iterable, tuple([low.expression(condition.test) for condition in node.ifs]))
        node = node.inner_for_in


def parameters(node: cst.Parameters, low: Lowering) -> tuple[tree.Parameter, ...]:
    """The parameters of a function or lambda, in the order they are written in."""
    return tuple([_parameter(param, kind, low) for param, kind in _params(node)])


def _params(node: cst.Parameters) -> Iterator[tuple[cst.Param, str]]:
    for param in node.posonly_params:
        yield param, "positional-only"
    for param in node.params:
        yield param, "normal"
    if type(node.star_arg) is cst.Param:
        yield node.star_arg, "*"
    for param in node.kwonly_params:
        yield param, "keyword-only"
    if node.star_kwarg is not None:
        yield node.star_kwarg, "**"


def _parameter(node: cst.Param, kind: str, low: Lowering) -> tree.Parameter:
    own, annotation = low.number(node), node.annotation
    default = low.optional(node.default)
    return tree.Parameter(
        own, node.name.value, kind, default, None if annotation is None else low.expression(annotation.annotation)
    )


def _lambda(node: cst.Lambda, low: Lowering) -> tree.Expression:
    own, given = low.number(node), parameters(node.params, low)
    outer = low.yields
    body = low.expression(node.body)
    low.yields = outer
    return tree.Lambda(own, given, body)


def _await(node: cst.Await, low: Lowering) -> tree.Expression:
    return tree.Await(low.number(node), low.expression(node.expression))


def _yield(node: cst.Yield, low: Lowering) -> tree.Expression:
    low.yields += 1
    own, value = low.number(node), node.value
    return tree.Yield(own, low.optional(value.item if isinstance(value, cst.From) else value))


def _named(node: cst.NamedExpr, low: Lowering) -> tree.Expression:
    return tree.NamedExpression(low.number(node), low.expression(node.target), low.expression(node.value))


FORMS: ExpressionForms = {
    cst.Tuple: _tuple,
    cst.List: _list,
    cst.Set: _set,
    cst.StarredElement: _starred,
    cst.Dict: _dict,
    cst.ListComp: _comprehension("list"),
    cst.SetComp: _comprehension("set"),
    cst.GeneratorExp: _comprehension("generator"),
    # {**a for a in b}; LibCST 1.8 does not know it.
    getattr(cst, "StarredDictComp", cst.DictComp): _merging_comprehension,
    cst.DictComp: _dict_comprehension,
    cst.Lambda: _lambda,
    cst.Await: _await,
    cst.Yield: _yield,
    cst.NamedExpr: _named,
}
