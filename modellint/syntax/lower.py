"""Lowers LibCST's tree to the compact one, by direct iteration: no visitors, no metadata.

Left spines (``a + b + …``, ``a.b().c()…``), boolean chains and ``elif`` chains are followed in loops, so that the
recursion stays within what ``guard`` lets pass.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable

import libcst as cst

from modellint.syntax import tree
from modellint.syntax.lowering import blocks, displays, literals, operators, statements
from modellint.syntax.lowering.context import Lowering

_EXPRESSIONS = {**literals.FORMS, **operators.FORMS, **displays.FORMS}
_STATEMENTS = {**statements.FORMS, **blocks.FORMS}


def lower(module: cst.Module, path: str, record: dict[int, cst.CSTNode] | None = None) -> tree.Module:
    """The compact tree of a file. With ``record``, each ordinal is noted there with the node it was lowered from.

    The few nodes that LibCST has no node of its own for (the tuple in ``a[1, 2]``) have an ordinal, but no record.
    """
    count = itertools.count()
    # next() takes the node for its default, which an endless count never returns: numbering without a Python call.
    number: Callable[[cst.CSTNode | None], int] = functools.partial(next, count)
    if record is not None:
        number = functools.partial(_recorded, count, record)
    lowering = Lowering(number, _EXPRESSIONS, _STATEMENTS)
    own, body = number(module), lowering.block(module.body)
    return tree.Module(own, path, body, next(count))


def _recorded(count: itertools.count[int], record: dict[int, cst.CSTNode], node: cst.CSTNode | None) -> int:
    ordinal = next(count)
    if node is not None:
        record[ordinal] = node
    return ordinal
