"""Byte ranges of nodes, worked out only for those that are reported: one codegen notes where they start and end.

A codegen is not exact to the byte: form feeds, some blank lines and lone carriage returns get lost. All of that is
white space, so a place is carried over to the file by counting the characters that are not.
"""

from __future__ import annotations

import bisect
import contextlib
import itertools
import re
import sys
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

import libcst as cst
from libcst._nodes.internal import CodegenState

from modellint.diagnostics import Span
from modellint.syntax.lower import lower
from modellint.syntax.native import BOM
from modellint.syntax.parse import decode
from modellint.syntax.pieces import Pieces

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
    record: dict[int, cst.CSTNode] = {}
    lower(module, path, record)
    firsts = module.firsts(record) if isinstance(module, Pieces) else ()
    return spans(module, {n: record[n] for n in ordinals if n in record}, path, content, firsts)


def spans(
    module: cst.Module, wanted: Mapping[int, cst.CSTNode], path: str, content: bytes, firsts: Sequence[int] = ()
) -> dict[int, Span]:
    """The byte ranges of nodes of a module, each with its own parentheses, but without white space around it.

    Of a compound statement, a handler or a case it is the header, without its colon and without decorators. Where the
    ``firsts`` ordinals of the top-level statements are known, only those are looked at that hold something wanted.
    """
    if not wanted:
        return {}
    text, encoding = decode(content)
    carried = _by_pieces(module, wanted, firsts) if isinstance(module, Pieces) and firsts else None
    if carried is None:
        state = _written(module, wanted)
        carried = _carried(state.places(wanted), "".join(state.tokens), text)
    offsets = _byte_offsets({index for place in carried.values() for index in place}, text, encoding, content)
    return {
        n: Span(path, offsets[start], offsets[end])
        for n, (start, end) in carried.items()
        if start in offsets and end in offsets
    }


def _written(module: cst.Module, wanted: Mapping[int, cst.CSTNode]) -> _Recorder:
    state = _Recorder(module, wanted.values())
    with _deep_recursion():
        module._codegen(state)
    return state


def _by_pieces(
    module: Pieces, wanted: Mapping[int, cst.CSTNode], firsts: Sequence[int]
) -> Mapping[int, tuple[int, int]] | None:
    """Where the nodes stand in the text; None if one is not in the statement where it should be."""
    groups: dict[int, dict[int, cst.CSTNode]] = defaultdict(dict)
    for n, node in wanted.items():
        groups[bisect.bisect_right(firsts, n) - 1][n] = node
    found: dict[int, tuple[int, int]] = {}
    for index, nodes in groups.items():
        if index < 0:
            return None
        piece, text = module.piece(index)
        state = _written(piece, nodes)
        if any(id(node) not in state.ends for node in nodes.values()) or "".join(state.tokens) != text:
            return None
        shift = module.starts[index]
        found.update({n: (start + shift, end + shift) for n, (start, end) in state.places(nodes).items()})
    return found


@contextlib.contextmanager
def _deep_recursion() -> Iterator[None]:
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(max(limit, _FRAMES))
    try:
        yield
    finally:
        sys.setrecursionlimit(limit)


def _is_whole(node: cst.CSTNode) -> bool:
    """Whether what LibCST takes for the part that counts is too little: parentheses and defaults belong to it too."""
    return isinstance(node, cst.BaseExpression | cst.Param) and not isinstance(node, cst.StarredElement)


def _last_part(node: cst.CSTNode) -> cst.CSTNode | None:
    """The last part that counts, of nodes for which LibCST does not tell where they end."""
    if isinstance(node, cst.Match):
        return node.subject
    if isinstance(node, cst.Param):
        return node.default or node.annotation or node.name
    return None


class _Recorder(CodegenState):
    """Notes between which tokens the wanted nodes stand; syntactic places where LibCST knows them."""

    def __init__(self, module: cst.Module, wanted: Iterable[cst.CSTNode]) -> None:
        super().__init__(module.default_indent, module.default_newline)
        self.starts: dict[int, int] = {}
        self.ends: dict[int, int] = {}
        self.headers: dict[int, int] = {}
        self._wanted = {id(node): node for node in wanted}
        self._bodies = {id(node.body): id(node) for node in wanted if isinstance(node, _COMPOUND)}
        self._last_parts = {id(part): id(node) for node in wanted if (part := _last_part(node)) is not None}

    def before_codegen(self, node: cst.CSTNode) -> None:
        """LibCST is about to write a node."""
        key = id(node)
        if key in self._wanted:
            self.starts[key] = len(self.tokens)
        elif key in self._bodies:
            self.headers[self._bodies[key]] = len(self.tokens)

    def after_codegen(self, node: cst.CSTNode) -> None:
        """LibCST has written a node."""
        key = id(node)
        if key in self._wanted:
            self.ends.setdefault(key, len(self.tokens))
        if key in self._last_parts:
            self.headers[self._last_parts[key]] = len(self.tokens)

    def record_syntactic_position(self, node: cst.CSTNode, **_: object) -> Any:
        """LibCST is about to write the part of a node that counts; of an expression, what is in its parentheses."""
        if id(node) in self._wanted and not _is_whole(node):
            return self._between(id(node))
        return _NOTHING

    @contextlib.contextmanager
    def _between(self, key: int) -> Iterator[None]:
        self.starts[key] = len(self.tokens)
        yield
        self.ends[key] = len(self.tokens)

    def places(self, wanted: Mapping[int, cst.CSTNode]) -> dict[int, tuple[int, int]]:
        """Where the wanted nodes start and end in the written text."""
        offsets = [0, *itertools.accumulate(map(len, self.tokens))]
        found = {n: self._place(id(node), offsets) for n, node in wanted.items() if id(node) in self.ends}
        return {n: place for n, place in found.items() if place is not None}

    def _place(self, key: int, offsets: list[int]) -> tuple[int, int] | None:
        first = self.starts[key]
        last = min(self.headers.get(key, self.ends[key]), len(self.tokens))
        written = "".join(self.tokens[first:last])
        start = offsets[first] + len(written) - len(written.lstrip(_SPACE))
        written = written.rstrip(_SPACE)
        if key in self.headers:
            written = written.removesuffix(":").rstrip(_SPACE)
        end = offsets[first] + len(written)
        return (start, end) if start < end else None


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
