"""The shapes that moving, merging and dropping axes makes of shapes: formulae by name, for the shapes stubs write."""

from __future__ import annotations

from modellint.knowledge.formulae import dim, formula, sequence, whole_number
from modellint.knowledge.shapes import (
    NO_DIMENSIONS,
    UNKNOWN_SHAPE,
    UNSURE,
    Dim,
    Impossible,
    Shape,
    SizeOf,
    along,
    product,
)
from modellint.knowledge.sizes import Settings


@formula
def _same(shape: Shape, settings: Settings) -> Shape:
    return shape


@formula
def _made(shape: Shape, settings: Settings) -> Shape:
    """The shape that arguments spell out: ``torch.zeros(2, 3)``, ``torch.zeros((2, 3))``."""
    sizes = sequence(settings, "size")
    if sizes is None or not all(type(size) is int or size is UNSURE or isinstance(size, SizeOf) for size in sizes):
        return UNKNOWN_SHAPE
    return Shape(tuple(map(dim, sizes)), open=False) if sizes != (UNSURE,) else UNKNOWN_SHAPE


@formula
def _flattened(shape: Shape, settings: Settings) -> Shape:
    start, end = whole_number(settings.get("start_dim", UNSURE)), whole_number(settings.get("end_dim", UNSURE))
    whole = shape.closed
    if start is None or end is None:
        return UNKNOWN_SHAPE
    if whole.open:
        return Shape((None,) * (start + 1), open=False) if end == -1 and start >= 0 else UNKNOWN_SHAPE
    rank = len(whole.dims)
    if rank == 0:
        return Shape((1,), open=False)
    if not -rank <= start < rank or not -rank <= end < rank:
        raise Impossible(f"there is no axis {start if not -rank <= start < rank else end} in {rank} dimensions")
    start, end = start % rank, end % rank
    if start > end:
        raise Impossible("flatten ends before it starts")
    return Shape((*whole.dims[:start], product(whole.dims[start : end + 1]), *whole.dims[end + 1 :]), open=False)


@formula
def _viewed(shape: Shape, settings: Settings) -> Shape:
    sizes = sequence(settings, "shape", "size", "sizes")
    if not sizes or any(isinstance(size, tuple | str) for size in sizes) or sizes == (UNSURE,):
        return UNKNOWN_SHAPE
    if sizes.count(-1) > 1:
        raise Impossible("only one size can be left to be worked out (-1)")
    dims = tuple(map(dim, sizes))
    whole = shape.closed
    if whole.open:
        return Shape(dims, open=False)
    left, asked = _without_what_stays(shape, whole, sizes)
    there = product(left)
    known = product(tuple(dim(size) for size in asked if size != -1))
    if known is None or known == 0:
        return Shape(dims, open=False)
    if -1 not in sizes:
        _must_hold(there == known or there is None, left, known)
        return Shape(dims, open=False)
    if there is None:
        _must_hold(not _mixes_samples(left, sizes, known), left[1:], known)
        return Shape(dims, open=False)
    _must_hold(there % known == 0, left, known)
    return Shape(tuple(there // known if size == -1 else dim(size) for size in sizes), open=False)


def _without_what_stays(
    shape: Shape, whole: Shape, sizes: tuple[object, ...]
) -> tuple[tuple[Dim, ...], tuple[object, ...]]:
    """The sizes that go in and those asked for, but for the unknown ones that are asked for by name (``x.size(0)``)."""
    kept = [size.axis for size in sizes if isinstance(size, SizeOf) and size.shape is shape]
    stays = {axis % len(whole.dims) for axis in kept if -len(whole.dims) <= axis < len(whole.dims)}
    left = tuple(size for axis, size in enumerate(whole.dims) if axis not in stays)
    return left, tuple(size for size in sizes if not (isinstance(size, SizeOf) and size.shape is shape))


def _mixes_samples(left: tuple[Dim, ...], sizes: tuple[object, ...], known: int) -> bool:
    """``x.view(-1, k)`` where neither does k divide a sample's numbers nor do they divide k."""
    each_sample = product(left[1:]) or 1
    return (
        sizes[0] == -1 and left[0] is None and bool(each_sample) and bool(known % each_sample and each_sample % known)
    )


def _must_hold(holds: bool, left: tuple[Dim, ...], known: int) -> None:
    if not holds:
        count = product(left)
        spelled = " x ".join(map(str, left))
        whole = f"{spelled} = {count}" if len(left) > 1 else str(count)
        raise Impossible(f"{whole} numbers do not go into rows of {known}")


@formula
def _permuted(shape: Shape, settings: Settings) -> Shape:
    order = sequence(settings, "dims")
    if order is None or not all(type(axis) is int for axis in order):
        return UNKNOWN_SHAPE
    whole = shape.closed
    axes = [axis for axis in order if isinstance(axis, int)]
    if whole.open or (shape.open and len(axes) != len(whole.dims)):
        return Shape((None,) * len(axes), open=False)
    rank = len(whole.dims)
    if sorted(axis % rank if rank and -rank <= axis < rank else axis for axis in axes) != list(range(rank)):
        raise Impossible(f"{len(axes)} axes are put in order, but there are {rank}")
    return Shape(tuple(whole.dims[axis] for axis in axes), open=False)


@formula
def _swapped(shape: Shape, settings: Settings) -> Shape:
    one, other = (_first(settings, *names) for names in (("dim0", "axis0"), ("dim1", "axis1")))
    if one is None or other is None:
        return UNKNOWN_SHAPE
    whole = shape if one < 0 and other < 0 and -min(one, other) <= len(shape.dims) else shape.closed
    if not _all_there(shape, whole, (one, other)):
        return UNKNOWN_SHAPE
    dims = list(whole.dims)
    dims[one], dims[other] = dims[other], dims[one]
    return Shape(tuple(dims), whole.open, whole.most)


def _all_there(shape: Shape, whole: Shape, axes: tuple[int, ...]) -> bool:
    """Whether all axes are among those that are known; there is no doing what asks for one that is not there."""
    rank = len(whole.dims)
    if whole == NO_DIMENSIONS:
        return False
    missing = [axis for axis in axes if not -rank <= axis < rank]
    if missing and not shape.open:
        raise Impossible(f"there is no axis {missing[0]} in a tensor with {rank} dimensions")
    return not missing and (not whole.open or all(axis < 0 for axis in axes))


def _first(settings: Settings, *names: str) -> int | None:
    return next((value for name in names if type(value := settings.get(name, None)) is int), None)


@formula
def _turned(shape: Shape, settings: Settings) -> Shape:
    """The last two axes exchanged; of a matrix, its transpose."""
    return (
        Shape((*shape.dims[:-2], shape.dims[-1], shape.dims[-2]), shape.open, shape.most)
        if len(shape.dims) > 1
        else UNKNOWN_SHAPE
    )


@formula
def _transposed(shape: Shape, settings: Settings) -> Shape:
    return UNKNOWN_SHAPE if shape.open else Shape(tuple(reversed(shape.dims)), open=False)


@formula
def _squeezed(shape: Shape, settings: Settings) -> Shape:
    axis = settings.get("dim", None)
    if type(axis) is int:
        size = along(shape, axis, lambda one: (one,)).axis(axis) if not shape.closed.open or axis < 0 else None
        if size is None:
            return UNKNOWN_SHAPE
        return along(shape, axis, lambda one: () if one == 1 else (one,))
    if axis is not None or shape.open or None in shape.dims:
        return UNKNOWN_SHAPE
    return Shape(tuple(size for size in shape.dims if size != 1), open=False)


@formula
def _unsqueezed(shape: Shape, settings: Settings) -> Shape:
    axis = settings.get("dim", UNSURE)
    if type(axis) is not int:
        return UNKNOWN_SHAPE
    whole = shape if axis < 0 and -axis - 1 <= len(shape.dims) else shape.closed
    if whole.open and axis >= 0:
        return UNKNOWN_SHAPE
    rank = len(whole.dims)
    at = axis + rank + 1 if axis < 0 else axis
    if not 0 <= at <= rank:
        return UNKNOWN_SHAPE
    most = None if whole.most is None else whole.most + 1
    return Shape((*whole.dims[:at], 1, *whole.dims[at:]), whole.open, most)


@formula
def _reduced(shape: Shape, settings: Settings) -> Shape:
    """Sums and means over axes, which are gone afterwards or of size 1; over all of them where none is given."""
    asked, keep = settings.get("dim", None), settings.get("keepdim", False)
    if not isinstance(keep, bool):
        return UNKNOWN_SHAPE
    if asked is None or asked == ():
        return UNKNOWN_SHAPE if keep else NO_DIMENSIONS
    axes = asked if isinstance(asked, tuple) else (asked,)
    numbers = [axis for axis in axes if type(axis) is int]
    if len(numbers) != len(axes):
        return UNKNOWN_SHAPE
    whole = shape if all(axis < 0 and -axis <= len(shape.dims) for axis in numbers) else shape.closed
    if not _all_there(shape, whole, tuple(numbers)):
        return UNKNOWN_SHAPE
    rank = len(whole.dims)
    gone = {axis % rank for axis in numbers}
    dims = tuple(1 if at in gone else size for at, size in enumerate(whole.dims) if keep or at not in gone)
    most = None if whole.most is None else whole.most - (0 if keep else len(gone))
    return Shape(dims, whole.open, most)
