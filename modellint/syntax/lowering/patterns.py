"""What a ``case`` pattern says: the literal it compares with, and the names it binds."""

from __future__ import annotations

from collections.abc import Iterator

import libcst as cst

_SEQUENCES = (cst.MatchList, cst.MatchTuple)
_HOLDERS = (cst.MatchSequenceElement, cst.MatchMappingElement, cst.MatchKeywordElement, cst.MatchOrElement)


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
        if isinstance(node, cst.MatchAs | cst.MatchStar) and node.name is not None:
            found[node.name.value] = None
        if isinstance(node, cst.MatchMapping) and node.rest is not None:
            found[node.rest.value] = None
        pending += reversed(list(_inner(node)))
    return tuple(found)


def _inner(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    if isinstance(node, _SEQUENCES):
        yield from node.patterns
    elif isinstance(node, cst.MatchMapping):
        yield from node.elements
    elif isinstance(node, cst.MatchClass):
        yield from (*node.patterns, *node.kwds)
    elif isinstance(node, cst.MatchOr):
        yield from node.patterns
    elif isinstance(node, _HOLDERS):
        yield getattr(node, "value" if isinstance(node, cst.MatchSequenceElement) else "pattern")
    elif isinstance(node, cst.MatchAs) and node.pattern is not None:
        yield node.pattern
