"""Shapes of tensors: what is known of their dimensions, and how the shapes of two tensors go together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from itertools import zip_longest

from modellint.records import dataclass, replace

Dim = int | None


class Unsure:
    """An argument, or a part of one, that nobody knows."""

    def __repr__(self) -> str:
        return "UNSURE"


UNSURE = Unsure()


class Impossible(Exception):
    """Tensors of these shapes cannot be worked on so: what is wrong, in words."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Known dimensions from the right; where ``open``, any number of unknown ones may stand before them.

    ``most`` is how many there are in all if one of the unknown ones counts the samples of a batch, as it does in
    nearly every program: a convolution also takes a single sample, but is given batches. ``source`` is where the sizes
    come from.
    """

    dims: tuple[Dim, ...] = ()
    open: bool = True
    most: int | None = None
    source: object = field(default=None, compare=False, repr=False)

    @property
    def rank(self) -> int | None:
        """How many dimensions there are, if that is known."""
        return None if self.open else len(self.dims)

    @property
    def known(self) -> bool:
        """Whether anything is known of it."""
        return bool(self.dims) or not self.open

    @property
    def closed(self) -> Shape:
        """The shape of a batch, where only the number of samples is missing; else the shape as it is."""
        if not self.open or self.most is None:
            return self
        dims = (None,) * (self.most - len(self.dims)) + self.dims
        return Shape(dims, open=False, source=self.source)

    @property
    def count(self) -> int | None:
        """How many numbers there are in all."""
        return None if self.open else product(self.dims)

    def axis(self, index: int | None) -> Dim:
        """The size of an axis, counted as Python counts, or None."""
        if index is None or (index >= 0 and self.open):
            return None
        return self.dims[index] if -len(self.dims) <= index < len(self.dims) else None

    def at(self, source: object) -> Shape:
        """The same shape, come from there."""
        return replace(self, source=source)

    def __str__(self) -> str:
        words = ["*"] if self.open else []
        return "[" + ", ".join(words + ["?" if dim is None else str(dim) for dim in self.dims]) + "]"


UNKNOWN_SHAPE = Shape()
NO_DIMENSIONS = Shape((), open=False)


@dataclass(frozen=True, slots=True)
class SizeOf:
    """The size of an axis of a tensor of that very shape, where nobody knows the number."""

    shape: Shape
    axis: int


def product(sizes: tuple[Dim, ...]) -> int | None:
    """What sizes come to, if all are known."""
    total = 1
    for size in sizes:
        if size is None:
            return None
        total *= size
    return total


def join(one: Shape, other: Shape) -> Shape:
    """The shape of a value that has either of two."""
    if one == other:
        return one
    length = min(len(one.dims), len(other.dims))
    pairs = zip(one.dims[len(one.dims) - length :], other.dims[len(other.dims) - length :], strict=True)
    same_rank = one.rank is not None and one.rank == other.rank
    return Shape(tuple(a if a == b else None for a, b in pairs), open=not same_rank)


def broadcast(one: Shape, other: Shape) -> Shape:
    """The shape of what arithmetic makes of two tensors, number by number."""
    if one is other or (one.dims == other.dims and not one.open and not other.open and None not in one.dims):
        return one
    pairs = zip_longest(reversed(one.dims), reversed(other.dims), fillvalue=...)
    dims: list[Dim] = []
    for a, b in pairs:
        dims.append(_wider(_or_none(a, one.open), _or_none(b, other.open)))
    return Shape(tuple(reversed(dims)), one.open or other.open, _most(one, other), one.source or other.source)


def _or_none(size: object, is_open: bool) -> Dim:
    """A size that is not written: unknown where more dimensions may stand before, else 1."""
    if size is ...:
        return None if is_open else 1
    return size if isinstance(size, int) else None


def _wider(a: Dim, b: Dim) -> Dim:
    if a == b or b == 1:
        return a
    if a == 1:
        return b
    if a is not None and b is not None:
        raise Impossible(f"sizes {a} and {b} do not go together")
    return b if a is None else a


def _most(one: Shape, other: Shape) -> int | None:
    if not one.open and not other.open:
        return None
    mosts = [shape.most if shape.open else len(shape.dims) for shape in (one, other)]
    return None if None in mosts else max(most for most in mosts if most is not None)


def joined(parts: tuple[Shape, ...], axis: int | None) -> Shape:
    """The shape of tensors that are laid side by side along an axis."""
    parts = tuple(part.closed for part in parts)
    ranks = {part.rank for part in parts}
    if axis is None or (None in ranks and (axis >= 0 or any(len(part.dims) < -axis for part in parts))):
        return UNKNOWN_SHAPE
    if len(ranks) > 1:
        return UNKNOWN_SHAPE if None in ranks else _unequal(ranks)
    length = min(len(part.dims) for part in parts)
    at = axis % length if None not in ranks else length + axis
    columns = list(zip(*(part.dims[len(part.dims) - length :] for part in parts), strict=True))
    dims = tuple(_sum(column) if index == at else _agreed(column) for index, column in enumerate(columns))
    return Shape(dims, open=None in ranks)


def _unequal(ranks: set[int | None]) -> Shape:
    raise Impossible(f"tensors with {' and '.join(str(rank) for rank in sorted(r or 0 for r in ranks))} dimensions")


def _sum(sizes: tuple[Dim, ...]) -> Dim:
    known = [size for size in sizes if size is not None]
    return sum(known) if len(known) == len(sizes) else None


def _agreed(sizes: tuple[Dim, ...]) -> Dim:
    known = sorted({size for size in sizes if size is not None})
    if len(known) > 1:
        raise Impossible(f"sizes {' and '.join(map(str, known))} do not go together")
    return known[0] if known else None


def stacked(parts: tuple[Shape, ...], axis: int | None) -> Shape:
    """The shape of tensors that are laid side by side along a new axis."""
    whole = parts[0].closed
    for part in parts[1:]:
        whole = _equal(whole, part.closed)
    if axis is None or whole.open:
        return UNKNOWN_SHAPE
    at = axis % (len(whole.dims) + 1)
    return Shape((*whole.dims[:at], len(parts), *whole.dims[at:]), open=False)


def _equal(one: Shape, other: Shape) -> Shape:
    if one.open or other.open:
        return UNKNOWN_SHAPE
    if len(one.dims) != len(other.dims):
        raise Impossible(f"tensors with {len(one.dims)} and {len(other.dims)} dimensions")
    return Shape(tuple(map(_agreed, zip(one.dims, other.dims, strict=True))), open=False)


def multiplied(one: Shape, other: Shape) -> Shape:
    """The shape of a product of matrices."""
    if not one.dims or not other.dims:
        return UNKNOWN_SHAPE
    if (one.open and len(one.dims) < 2) or (other.open and len(other.dims) < 2):
        return UNKNOWN_SHAPE
    inner, rows = one.dims[-1], other.dims[-2 if len(other.dims) > 1 else -1]
    if inner is not None and rows is not None and inner != rows:
        raise Impossible(f"the first has {inner} columns, the second {rows} rows")
    left = (one.dims[-2],) if len(one.dims) > 1 else ()
    right = (other.dims[-1],) if len(other.dims) > 1 else ()
    before = broadcast(replace(one, dims=one.dims[:-2], most=None), replace(other, dims=other.dims[:-2], most=None))
    return Shape(before.dims + left + right, before.open)


def along(shape: Shape, axis: int, change: Callable[[Dim], tuple[Dim, ...]]) -> Shape:
    """A shape with the size of one axis replaced by others, none perhaps; unknown where the axis is not to be found."""
    whole = shape if axis < 0 and -axis <= len(shape.dims) else shape.closed
    if whole == NO_DIMENSIONS and axis in (0, -1):
        return whole  # torch takes a number for a row of one
    if not -len(whole.dims) <= axis < len(whole.dims) or (axis >= 0 and whole.open):
        if not whole.open:
            raise Impossible(f"there is no axis {axis} in a tensor with {len(whole.dims)} dimensions")
        return UNKNOWN_SHAPE
    at = axis % len(whole.dims)
    new = change(whole.dims[at])
    most = None if whole.most is None else whole.most + len(new) - 1
    return Shape((*whole.dims[:at], *new, *whole.dims[at + 1 :]), whole.open, most, whole.source)
