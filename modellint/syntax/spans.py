"""Byte ranges of nodes, worked out only for those that are reported: one codegen notes where they start and end.

A codegen is not exact to the byte: form feeds, some blank lines and lone carriage returns get lost. All of that is
white space, so a place is carried over to the file by counting the characters that are not.
"""

from __future__ import annotations

import bisect
import contextlib
import functools
import itertools
import re
import sys
from collections.abc import Collection, Iterator, Mapping
from typing import Any

import libcst as cst
from libcst._nodes.internal import CodegenState

from modellint.diagnostics import Span
from modellint.syntax.lower import lower
from modellint.syntax.native import BOM
from modellint.syntax.parse import decode

# Three frames for each of the hundreds of operations in a chain, and of the thousands of strings in a row.
_FRAMES = 12_000
_DARK = re.compile(r"\S+")
_SPACE = " \t\f\r\n\\"
_NOTHING = contextlib.nullcontext()
_COMPOUND = (
    cst.If,
    cst.For,
    cst.While,
    cst.With,
    cst.Try,
    cst.TryStar,
    cst.ExceptHandler,
    cst.ExceptStarHandler,
    cst.MatchCase,
    cst.FunctionDef,
    cst.ClassDef,
)


def locate(module: cst.Module, path: str, content: bytes, ordinals: Collection[int]) -> dict[int, Span]:
    """The byte ranges of the nodes with these ordinals. A node whose place is uncertain is left out."""
    return layout(module, path, content).spans(ordinals)


@functools.lru_cache(maxsize=2)
def layout(module: cst.Module, path: str, content: bytes) -> Layout:
    """Where everything stands in a file; those who report and those who mend ask for it one after the other."""
    return Layout(module, path, content)


class Layout:
    """The byte ranges of a module's nodes, each with its own parentheses, but without white space around it.

    Of a compound statement, a handler or a case it is the header, without its colon and without decorators.
    """

    def __init__(self, module: cst.Module, path: str, content: bytes) -> None:
        self.record: dict[int, cst.CSTNode] = {}
        self.tree = lower(module, path, self.record)
        self._module = module
        self._path = path
        self._content = content
        self._text, self._encoding = decode(content)

    def spans(self, ordinals: Collection[int]) -> dict[int, Span]:
        """The byte ranges of the nodes with these ordinals. A node whose place is uncertain is left out."""
        wanted = {n: self.record[n] for n in ordinals if n in self.record}
        if not wanted:
            return {}
        carried = _carried(self._written.places(wanted), self._written.text, self._text)
        indices = {index for place in carried.values() for index in place}
        offsets = _byte_offsets(indices, self._text, self._encoding, self._content)
        return {
            n: Span(self._path, offsets[start], offsets[end])
            for n, (start, end) in carried.items()
            if start in offsets and end in offsets
        }

    @functools.cached_property
    def _written(self) -> _Recorder:
        state = _Recorder(self._module)
        with _deep_recursion():
            self._module._codegen(state)
        return state


@contextlib.contextmanager
def _deep_recursion() -> Iterator[None]:
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(max(limit, _FRAMES))
    try:
        yield
    finally:
        sys.setrecursionlimit(limit)


@functools.cache
def _is_whole(kind: type[cst.CSTNode]) -> bool:
    """Whether what LibCST takes for the part that counts is too little: parentheses and defaults belong to it too."""
    return issubclass(kind, cst.BaseExpression | cst.Param) and not issubclass(kind, cst.StarredElement)


def _last_part(node: cst.CSTNode) -> cst.CSTNode | None:
    """The last part that counts, of nodes for which LibCST does not tell where they end."""
    if isinstance(node, cst.Match):
        return node.subject
    if isinstance(node, cst.Param):
        return node.default or node.annotation or node.name
    return None


class _Recorder(CodegenState):
    """Notes between which tokens each node stands; syntactic places where LibCST knows them."""

    def __init__(self, module: cst.Module) -> None:
        super().__init__(module.default_indent, module.default_newline)
        self._begun: dict[int, int] = {}
        self._done: dict[int, int] = {}
        self._counting: dict[int, tuple[int, int]] = {}

    def before_codegen(self, node: cst.CSTNode) -> None:
        """LibCST is about to write a node."""
        self._begun[id(node)] = len(self.tokens)

    def after_codegen(self, node: cst.CSTNode) -> None:
        """LibCST has written a node."""
        self._done[id(node)] = len(self.tokens)

    def record_syntactic_position(self, node: cst.CSTNode, **_: object) -> Any:
        """LibCST is about to write the part of a node that counts; of an expression, what is in its parentheses."""
        return _NOTHING if _is_whole(type(node)) else self._between(id(node))

    @contextlib.contextmanager
    def _between(self, key: int) -> Iterator[None]:
        start = len(self.tokens)
        yield
        self._counting[key] = start, len(self.tokens)

    @functools.cached_property
    def text(self) -> str:
        """All that was written."""
        return "".join(self.tokens)

    @functools.cached_property
    def _offsets(self) -> list[int]:
        return [0, *itertools.accumulate(map(len, self.tokens))]

    def places(self, wanted: Mapping[int, cst.CSTNode]) -> dict[int, tuple[int, int]]:
        """Where the wanted nodes start and end in the written text."""
        found = {n: self._place(node) for n, node in wanted.items() if id(node) in self._done}
        return {n: place for n, place in found.items() if place is not None}

    def _place(self, node: cst.CSTNode) -> tuple[int, int] | None:
        first, last = self._counting.get(id(node), (self._begun[id(node)], self._done[id(node)]))
        header = self._header(node)
        start, end = self._offsets[first], self._offsets[last if header is None else header]
        written = self.text[start:end].rstrip(_SPACE)
        if header is not None:
            written = written.removesuffix(":").rstrip(_SPACE)
        begins = start + len(written) - len(written.lstrip(_SPACE))
        return (begins, start + len(written)) if begins < start + len(written) else None

    def _header(self, node: cst.CSTNode) -> int | None:
        """Where the header of a compound statement ends, or the last part that counts."""
        part = _last_part(node)
        if part is not None:
            return self._done[id(part)]
        return self._begun.get(id(node.body)) if isinstance(node, _COMPOUND) else None


class _Dark:
    """Counts the characters of a text that are not white space."""

    def __init__(self, text: str) -> None:
        runs = [match.span() for match in _DARK.finditer(text)]
        self._starts = [start for start, _ in runs]
        self._before = [0, *itertools.accumulate(end - start for start, end in runs)]

    def rank(self, index: int) -> int:
        """How many dark characters stand before an index that is itself dark."""
        run = bisect.bisect_right(self._starts, index) - 1
        return self._before[run] + index - self._starts[run]

    def index(self, rank: int) -> int:
        """Where the dark character stands that has so many before it."""
        run = bisect.bisect_right(self._before, rank) - 1
        return self._starts[run] + rank - self._before[run]


def _carried(places: Mapping[int, tuple[int, int]], written: str, text: str) -> Mapping[int, tuple[int, int]]:
    """Places in the written text carried over to the file's own; those beyond a real difference are left out."""
    if written == text:
        return places
    ours, theirs = _Dark(written), _Dark(text)
    common = _common("".join(written.split()), "".join(text.split()))
    ranks = {n: (ours.rank(start), ours.rank(end - 1)) for n, (start, end) in places.items()}
    return {n: (theirs.index(first), theirs.index(last) + 1) for n, (first, last) in ranks.items() if last < common}


def _common(one: str, other: str) -> int:
    """How many characters two texts have in common at their start."""
    if one == other:
        return len(one)
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _byte_offsets(indices: Collection[int], text: str, encoding: str, content: bytes) -> dict[int, int]:
    """The byte offsets of characters, up to where the encoding is one in which they cannot be counted."""
    offset = len(BOM) if content.startswith(BOM) else 0
    if len(text) + offset == len(content):
        return {index: index + offset for index in indices}
    found: dict[int, int] = {}
    before = 0
    for index in sorted(indices):
        piece = text[before:index].encode(encoding, "replace")
        if not content.startswith(piece, offset):
            break
        offset += len(piece)
        before = index
        found[index] = offset
    return found
