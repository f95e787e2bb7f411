"""The shapes of parts of a tensor: of pieces that it is cut into, and of what indexing takes out of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from modellint.knowledge.shapes import UNKNOWN_SHAPE, UNSURE, Dim, Impossible, Shape, along
from modellint.knowledge.sizes import Settings

MOST_PIECES = 64


@dataclass(frozen=True, slots=True)
class Span:
    """A slice with these bounds; UNSURE where a bound is not known."""

    lower: object = None
    upper: object = None
    step: object = None

    def of(self, size: Dim) -> Dim:
        """How many entries it takes of an axis."""
        bounds = (self.lower, self.upper, self.step)
        if bounds == (None, None, None):
            return size
        if size is None or any(bound is not None and type(bound) is not int for bound in bounds) or self.step == 0:
            return None
        return len(range(*slice(*bounds).indices(size)))


def pieces_of(function: str, shape: Shape, settings: Settings) -> list[Shape] | None:
    """The shapes of the pieces that ``chunk``, ``split`` or ``unbind`` give; None where their number is not known."""
    axis = settings.get("dim", UNSURE)
    if type(axis) is not int:
        return None
    whole = shape if axis < 0 else shape.closed
    size = whole.axis(axis)
    lengths = _lengths(function, size, settings)
    if lengths is None or len(lengths) > MOST_PIECES:
        return None
    try:
        return [along(whole, axis, _into(() if function == "unbind" else (length,))) for length in lengths]
    except Impossible:
        return None


def _into(new: tuple[Dim, ...]) -> Callable[[Dim], tuple[Dim, ...]]:
    return lambda size: new


def _lengths(function: str, size: Dim, settings: Settings) -> list[Dim] | None:
    if function == "unbind":
        return None if size is None else [1] * size
    given = settings.get("chunks", settings.get("split_size", settings.get("split_size_or_sections", UNSURE)))
    if function == "split" and isinstance(given, tuple):
        return [one if type(one) is int else None for one in given]
    if type(given) is not int or given < 1:
        return None
    if size is None:
        return [None] * given if function == "chunk" else None
    step = -(-size // given) if function == "chunk" else given
    return [min(step, size - start) for start in range(0, size, step)] if step else None


def indexed(shape: Shape, index: Sequence[object]) -> Shape:
    """What ``x[index]`` gives: a number takes an axis away, a slice keeps it, None adds one, Ellipsis stands for many.

    Anything else may be a mask or a list of positions, so that nothing is known.
    """
    if not all(one is None or one is ... or type(one) is int or isinstance(one, Span) for one in index):
        return UNKNOWN_SHAPE
    taken = sum(one is not None and one is not ... for one in index)
    after = [one for one in index if one is not ...]
    if ... in index:
        at = list(index).index(...)
        before, after = list(index[:at]), list(index[at + 1 :])
        whole = shape if not any(one is not None for one in before) else shape.closed
    else:
        before, whole = list(index), shape.closed
        after = []
    if (whole.open and any(one is not None for one in before)) or (taken > len(whole.dims)):
        return UNKNOWN_SHAPE
    used = sum(one is not None for one in after)
    cut = len(whole.dims) - used
    head = _applied(before, whole.dims[: taken - used])
    middle = whole.dims[taken - used : cut]
    tail = _applied(after, whole.dims[cut:])
    if whole.open and before:
        return UNKNOWN_SHAPE
    return Shape((*head, *middle, *tail), whole.open, None)


def _applied(index: Sequence[object], dims: tuple[Dim, ...]) -> tuple[Dim, ...]:
    left = list(dims)
    made: list[Dim] = []
    for one in index:
        if one is None:
            made.append(1)
            continue
        size = left.pop(0)
        if isinstance(one, Span):
            made.append(one.of(size))
    return tuple(made)
