"""Which names a function mentions: a quick look that decides what to interpret, never what is true."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from modellint.syntax import tree


def attributes(node: tree.Node) -> frozenset[str]:
    """The names after a dot anywhere inside a node."""
    return frozenset(found.attr for found in _inside(node) if isinstance(found, tree.Attribute))


def keywords(node: tree.Node) -> frozenset[str]:
    """The names of arguments anywhere inside a node."""
    return frozenset(found.keyword for found in _inside(node) if isinstance(found, tree.Argument) and found.keyword)


def _inside(node: tree.Node) -> Iterator[tree.Node]:
    stack: list[object] = [node]
    while stack:
        found = stack.pop()
        if isinstance(found, tree.Node):
            yield found
            stack += [getattr(found, field) for field in _fields(type(found))]
        elif isinstance(found, tuple):
            stack += found


_WORDS = frozenset({"n", "id", "attr", "op", "name"})
_KNOWN: dict[type[tree.Node], tuple[str, ...]] = {}


def _fields(kind: type[tree.Node]) -> tuple[str, ...]:
    if kind not in _KNOWN:
        _KNOWN[kind] = tuple(field.name for field in fields(kind) if field.name not in _WORDS)
    return _KNOWN[kind]
