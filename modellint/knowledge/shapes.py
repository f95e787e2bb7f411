"""Shapes of tensors in jaxtyping's vocabulary: ``n c *d``, with ``?`` for a dimension nobody knows.

A pattern is written in a stub; names in it are constructor or call arguments, or are bound by the shape that goes in.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from modellint.records import dataclass

Dim = int | None


@dataclass(frozen=True, slots=True)
class Shape:
    """Known dimensions from the right; where ``open``, any number of unknown ones may stand before them."""

    dims: tuple[Dim, ...] = ()
    open: bool = True

    @property
    def rank(self) -> int | None:
        """How many dimensions there are, if that is known."""
        return None if self.open else len(self.dims)

    def axis(self, index: int | None) -> Dim:
        """The size of an axis, counted as Python counts, or None."""
        if index is None or (index >= 0 and self.open):
            return None
        return self.dims[index] if -len(self.dims) <= index < len(self.dims) else None

    def __str__(self) -> str:
        words = ["*"] if self.open else []
        return "[" + ", ".join(words + ["?" if dim is None else str(dim) for dim in self.dims]) + "]"


UNKNOWN_SHAPE = Shape()


def join(one: Shape, other: Shape) -> Shape:
    """The shape of a value that has either of two."""
    if one == other:
        return one
    length = min(len(one.dims), len(other.dims))
    pairs = zip(one.dims[len(one.dims) - length :], other.dims[len(other.dims) - length :], strict=True)
    same_rank = one.rank is not None and one.rank == other.rank
    return Shape(tuple(a if a == b else None for a, b in pairs), open=not same_rank)


@dataclass(slots=True)
class Bindings:
    """What the names of a pattern stand for: single dimensions, and runs of dimensions for starred names."""

    single: dict[str, Dim]
    many: dict[str, Shape]


def match(pattern: str, shape: Shape, known: Mapping[str, Dim]) -> Bindings:
    """Bind the names of a pattern to a shape; ``known`` are dimensions that arguments give."""
    bound = Bindings(dict(known), {})
    before, starred, after = _split(pattern)
    dims, is_open = list(shape.dims), shape.open
    for word in reversed(after):
        _bind(bound, word, dims.pop() if dims else None)
    if not is_open:
        for word in before:
            _bind(bound, word, dims.pop(0) if dims else None)
    if starred:
        bound.many[starred] = Shape(tuple(dims), is_open)
    return bound


def build(pattern: str, bound: Bindings) -> Shape:
    """The shape that a pattern describes under bindings."""
    before, starred, after = _split(pattern)
    tail = tuple(_size(bound, word) for word in after)
    middle = bound.many.get(starred, UNKNOWN_SHAPE) if starred else Shape((), open=False)
    if middle.open:
        return Shape(middle.dims + tail, open=True)
    return Shape(tuple(_size(bound, word) for word in before) + middle.dims + tail, open=False)


@lru_cache(maxsize=1024)
def _split(pattern: str) -> tuple[tuple[str, ...], str, tuple[str, ...]]:
    """The words before the starred one, the starred one's name, the words after (all of them where none is starred)."""
    words = tuple(pattern.split())
    for index, word in enumerate(words):
        if word.startswith("*"):
            return words[:index], word[1:], words[index + 1 :]
    return (), "", words


def _bind(bound: Bindings, word: str, size: Dim) -> None:
    if word.isidentifier() and bound.single.get(word) is None:
        bound.single[word] = size


def _size(bound: Bindings, word: str) -> Dim:
    return int(word) if word.isdigit() else bound.single.get(word)
