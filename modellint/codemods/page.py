"""One file with all that is needed to edit it: its bytes, its compact tree, who is inside what, and where it stands."""

from __future__ import annotations

import bisect
import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

import libcst as cst

from modellint.diagnostics import Edit, Place, Span
from modellint.syntax import tree
from modellint.syntax.lower import lower
from modellint.syntax.parse import decode
from modellint.syntax.pieces import Pieces
from modellint.syntax.spans import spans

_NodeT = TypeVar("_NodeT", bound=tree.Node)
_NEWLINE = re.compile(rb"\r\n|\r|\n")
_INDENT = re.compile(rb"[ \t\f]*")


class Impossible(Exception):
    """An intent that cannot be carried out here."""


class Page:
    """A file to be edited."""

    def __init__(self, path: str, content: bytes, module: cst.Module) -> None:
        self.path = path
        self.content = content
        self.encoding = decode(content)[1]
        self.nodes: dict[int, tree.Node] = {}
        self._module = module
        self._record: dict[int, cst.CSTNode] = {}
        self._parents: dict[int, tree.Node] = {}
        self._known: dict[int, Mapping[int, Span]] = {}
        self.tree = lower(module, path, self._record)
        self._index()

    def _index(self) -> None:
        found: list[tree.Node] = [self.tree]
        for node in found:
            for child in children(node):
                self._parents[child.n] = node
                found.append(child)
        self.nodes = {node.n: node for node in sorted(found, key=lambda node: node.n)}

    def node(self, place: Place, kind: type[_NodeT]) -> _NodeT:
        """The node at a place, which has to be of this kind."""
        node = self.nodes.get(place.node)
        if not isinstance(node, kind):
            raise Impossible
        return node

    def all(self, kind: type[_NodeT]) -> Iterator[_NodeT]:
        """All nodes of a kind, in the order of their ordinals."""
        return (node for node in self.nodes.values() if isinstance(node, kind))

    def parent(self, node: tree.Node) -> tree.Node:
        """The node that a node is part of."""
        if node.n not in self._parents:
            raise Impossible
        return self._parents[node.n]

    def ancestors(self, node: tree.Node) -> Iterator[tree.Node]:
        """The nodes that a node is inside of, from the inside out."""
        while node.n in self._parents:
            node = self._parents[node.n]
            yield node

    def statement(self, node: tree.Node) -> tree.Statement:
        """The statement that a node is, or is in."""
        for each in (node, *self.ancestors(node)):
            if isinstance(each, tree.Statement):
                return each
        raise Impossible

    @functools.cached_property
    def _firsts(self) -> Sequence[int]:
        return self._module.firsts(self._record) if isinstance(self._module, Pieces) else ()

    def _spans(self, node: int) -> Mapping[int, Span]:
        """The byte ranges of all nodes, or at least of those of the top-level statement that a node is in."""
        firsts = self._firsts
        piece = bisect.bisect_right(firsts, node)
        if piece not in self._known:
            after = firsts[piece] if piece < len(firsts) else self.tree.size
            before = firsts[piece - 1] if piece else 0
            wanted = {n: each for n, each in self._record.items() if before <= n < after}
            self._known[piece] = spans(self._module, wanted, self.path, self.content, firsts)
        return self._known[piece]

    def span(self, node: tree.Node) -> tuple[int, int]:
        """The byte range of a node, with its own parentheses."""
        span = self._spans(node.n).get(node.n)
        if span is None:
            raise Impossible
        return span.start, span.end

    def source(self, node: tree.Node) -> str:
        """The source text of a node."""
        start, end = self.span(node)
        return self.text(start, end)

    def text(self, start: int, end: int) -> str:
        """The text of a byte range."""
        return self.content[start:end].decode(self.encoding)

    def edit(self, start: int, end: int, text: str) -> Edit:
        """An edit of this file."""
        return Edit(self.path, start, end, text)

    def line_start(self, offset: int) -> int:
        """Where the line of an offset starts."""
        return 1 + max(self.content.rfind(b"\n", 0, offset), self.content.rfind(b"\r", 0, offset))

    def line_end(self, offset: int) -> int:
        """Where the line of an offset ends, before its line ending."""
        match = _NEWLINE.search(self.content, offset)
        return match.start() if match else len(self.content)

    def indent(self, offset: int) -> bytes:
        """The white space that the line of an offset starts with."""
        match = _INDENT.match(self.content, self.line_start(offset))
        return match[0] if match else b""

    def begins_line(self, offset: int) -> bool:
        """Whether nothing but white space stands before an offset in its line."""
        return self.line_start(offset) + len(self.indent(offset)) >= offset

    @property
    def newline(self) -> str:
        """The line ending of the file."""
        return self._module.default_newline


def children(value: object) -> Iterator[tree.Node]:
    """The nodes that a node is made of."""
    for name in type(value).__dataclass_fields__ if isinstance(value, tree.Node) else ():
        yield from _nodes(getattr(value, name))


def _nodes(value: object) -> Iterator[tree.Node]:
    if isinstance(value, tree.Node):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _nodes(each)


def block_of(statement: tree.Statement, parent: tree.Node) -> tree.Block:
    """The block of the parent that a statement is in."""
    for name in ("body", "orelse", "final"):
        block = getattr(parent, name, ())
        if isinstance(block, tuple) and any(each is statement for each in block):
            return block
    raise Impossible
