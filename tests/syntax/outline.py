"""Writes compact trees down without their ordinals, for tests."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.syntax import tree
from modellint.syntax.lower import lower
from modellint.syntax.parse import parse


def lowered(source: str | bytes) -> tree.Module:
    """The compact tree of a source."""
    return lower(parse(source.encode() if isinstance(source, str) else source), "x.py")


def expression(source: str) -> tree.Expression:
    """The compact tree of an expression, which may go over several lines."""
    (statement,) = lowered(f"(\n{source}\n)\n").body
    assert isinstance(statement, tree.ExpressionStatement)
    return statement.value


def outline(value: object) -> str:
    """A node as the call that would make it, ordinals left out."""
    if isinstance(value, tree.Node):
        fields = [outline(getattr(value, name)) for name in value.__dataclass_fields__ if name not in ("n", "size")]
        return f"{type(value).__name__}({', '.join(fields)})"
    if isinstance(value, tuple):
        return f"[{', '.join(map(outline, value))}]"
    return repr(value)


def nodes(value: object) -> Iterator[tree.Node]:
    """All nodes in a tree, in no order."""
    pending = [value]
    while pending:
        each = pending.pop()
        if isinstance(each, tree.Node):
            yield each
            pending += [getattr(each, name) for name in each.__dataclass_fields__]
        elif isinstance(each, tuple):
            pending += each
