"""What a ``case`` pattern says: the literal it compares with, and the names it binds."""

from __future__ import annotations

from collections.abc import Iterator

import libcst as cst


def literal(pattern: cst.MatchPattern) -> cst.BaseExpression | None:
    """The value that a pattern compares with, if it is nothing but a value."""
    while isinstance(pattern, cst.MatchAs) and pattern.pattern is not None:
        pattern = pattern.pattern
    return pattern.value if isinstance(pattern, cst.MatchValue | cst.MatchSingleton) else None


def captures(pattern: cst.MatchPattern) -> tuple[str, ...]:
    """The names that a pattern binds, each once, in the order they are written in."""
    found: dict[str, None] = {}
    pending: list[cst.CSTNode] = [pattern]
    while pending:
        node = pending.pop()
        if isinstance(node, cst.Name):
            found[node.value] = None
        pending += reversed(list(_parts(node)))
    return tuple(found)


def _parts(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """The patterns in a pattern, and the names it binds."""
    match node:
        case cst.MatchList(patterns=inner) | cst.MatchTuple(patterns=inner) | cst.MatchOr(patterns=inner):
            yield from inner
        case cst.MatchMapping(elements=inner, rest=name):
            yield from (*inner, *([] if name is None else [name]))
        case cst.MatchClass(patterns=inner, kwds=keywords):
            yield from (*inner, *keywords)
        case cst.MatchSequenceElement(value=only):
            yield only
        case cst.MatchMappingElement(pattern=only) | cst.MatchKeywordElement(pattern=only):
            yield only
        case cst.MatchOrElement(pattern=only):
            yield only
        case cst.MatchAs(pattern=only, name=name):
            yield from (part for part in (only, name) if part is not None)
        case cst.MatchStar(name=name) if name is not None:
            yield name
