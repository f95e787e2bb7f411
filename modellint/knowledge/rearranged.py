"""The shapes that functions make of shapes: formulae by name, for use in the shapes that stubs write."""

from __future__ import annotations

from collections.abc import Callable

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
from modellint.knowledge.sizes import SIZES, Settings

Formula = Callable[[Shape, Settings], Shape]
REARRANGED: dict[str, Formula] = {}


def _formula(function: Formula) -> Formula:
    REARRANGED[function.__name__.strip("_")] = function
    return function


def _sequence(settings: Settings, *names: str) -> tuple[object, ...] | None:
    """Numbers given one by one (``*dims``) or as one sequence, under one of these names; None if nobody knows them."""
    for name in names:
        value = settings.get(name, None)
        if isinstance(value, tuple):
            return value[0] if len(value) == 1 and isinstance(value[0], tuple) else value
        if type(value) is int:
            return (value,)
    return None


def _whole(value: object) -> int | None:
    return value if type(value) is int else None


def _dim(value: object) -> Dim:
    return value if type(value) is int and value >= 0 else None


@_formula
def _same(shape: Shape, settings: Settings) -> Shape:
    return shape


@_formula
def _made(shape: Shape, settings: Settings) -> Shape:
    """The shape that arguments spell out: ``torch.zeros(2, 3)``, ``torch.zeros((2, 3))``."""
    sizes = _sequence(settings, "size")
    if sizes is None or not all(type(size) is int or size is UNSURE or isinstance(size, SizeOf) for size in sizes):
        return UNKNOWN_SHAPE
    return Shape(tuple(map(_dim, sizes)), open=False) if sizes != (UNSURE,) else UNKNOWN_SHAPE


@_formula
def _flattened(shape: Shape, settings: Settings) -> Shape:
    start, end = _whole(settings.get("start_dim", UNSURE)), _whole(settings.get("end_dim", UNSURE))
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


@_formula
def _viewed(shape: Shape, settings: Settings) -> Shape:
    sizes = _sequence(settings, "shape", "size", "sizes")
    if not sizes or any(isinstance(size, tuple | str) for size in sizes) or sizes == (UNSURE,):
        return UNKNOWN_SHAPE
    if sizes.count(-1) > 1:
        raise Impossible("only one size can be left to be worked out (-1)")
    dims = tuple(map(_dim, sizes))
    whole = shape.closed
    if whole.open:
        return Shape(dims, open=False)
    left, asked = _without_what_stays(shape, whole, sizes)
    there = product(left)
    known = product(tuple(_dim(size) for size in asked if size != -1))
    if known is None or known == 0:
        return Shape(dims, open=False)
    if -1 not in sizes:
        _must_hold(there == known or there is None, left, known)
        return Shape(dims, open=False)
    if there is None:
        _must_hold(not _mixes_samples(left, sizes, known), left[1:], known)
        return Shape(dims, open=False)
    _must_hold(there % known == 0, left, known)
    return Shape(tuple(there // known if size == -1 else _dim(size) for size in sizes), open=False)


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


@_formula
def _permuted(shape: Shape, settings: Settings) -> Shape:
    order = _sequence(settings, "dims")
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


@_formula
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
    missing = [axis for axis in axes if not -rank <= axis < rank]
    if missing and not shape.open:
        raise Impossible(f"there is no axis {missing[0]} in a tensor with {rank} dimensions")
    return not missing and (not whole.open or all(axis < 0 for axis in axes))


def _first(settings: Settings, *names: str) -> int | None:
    return next((value for name in names if type(value := settings.get(name, None)) is int), None)


@_formula
def _turned(shape: Shape, settings: Settings) -> Shape:
    """The last two axes exchanged; of a matrix, its transpose."""
    return (
        Shape((*shape.dims[:-2], shape.dims[-1], shape.dims[-2]), shape.open, shape.most)
        if len(shape.dims) > 1
        else UNKNOWN_SHAPE
    )


@_formula
def _transposed(shape: Shape, settings: Settings) -> Shape:
    return UNKNOWN_SHAPE if shape.open else Shape(tuple(reversed(shape.dims)), open=False)


@_formula
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


@_formula
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


@_formula
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


@_formula
def _halved(shape: Shape, settings: Settings) -> Shape:
    axis = settings.get("dim", -1)
    if type(axis) is not int:
        return UNKNOWN_SHAPE

    def half(size: Dim) -> tuple[Dim, ...]:
        if size is not None and size % 2:
            raise Impossible(f"an axis of size {size} has no halves")
        return (None if size is None else size // 2,)

    return along(shape, axis, half)


@_formula
def _unflattened(shape: Shape, settings: Settings) -> Shape:
    axis, sizes = settings.get("dim", UNSURE), _sequence(settings, "sizes", "unflattened_size")
    if type(axis) is not int or sizes is None or not all(type(size) is int for size in sizes):
        return UNKNOWN_SHAPE
    new = tuple(size for size in sizes if type(size) is int)

    def parts(size: Dim) -> tuple[Dim, ...]:
        rest = product(tuple(one for one in new if one != -1)) or 1
        if size is not None and (size % rest if -1 in new else size != rest):
            raise Impossible(f"{size} numbers do not go into {' x '.join(map(str, new))}")
        return tuple((None if size is None else size // rest) if one == -1 else one for one in new)

    return along(shape, axis, parts)


@_formula
def _expanded(shape: Shape, settings: Settings) -> Shape:
    sizes = _sequence(settings, "size")
    if not sizes or sizes == (UNSURE,) or shape.open or len(sizes) < len(shape.dims):
        return UNKNOWN_SHAPE
    old = (None,) * (len(sizes) - len(shape.dims)) + shape.dims
    return Shape(tuple(was if size == -1 else _dim(size) for size, was in zip(sizes, old, strict=True)), open=False)


@_formula
def _repeated(shape: Shape, settings: Settings) -> Shape:
    times = _sequence(settings, "repeats")
    if not times or times == (UNSURE,) or shape.open or len(times) < len(shape.dims):
        return UNKNOWN_SHAPE
    old: tuple[Dim, ...] = (1,) * (len(times) - len(shape.dims)) + shape.dims
    return Shape(
        tuple(
            size * often if type(often) is int and size is not None else None
            for often, size in zip(times, old, strict=True)
        ),
        open=False,
    )


@_formula
def _selected(shape: Shape, settings: Settings) -> Shape:
    axis = settings.get("dim", UNSURE)
    return along(shape, axis, lambda size: ()) if type(axis) is int else UNKNOWN_SHAPE


@_formula
def _narrowed(shape: Shape, settings: Settings) -> Shape:
    axis, length = settings.get("dim", UNSURE), _dim(settings.get("length", UNSURE))
    return along(shape, axis, lambda size: (length,)) if type(axis) is int else UNKNOWN_SHAPE


def _must_be_image(shape: Shape) -> None:
    if not shape.open and len(shape.dims) < 3:
        raise Impossible(f"an image has channels, rows and columns, this has {len(shape.dims)} dimensions")


@_formula
def _shuffled(shape: Shape, settings: Settings) -> Shape:
    factor = settings.get("upscale_factor", UNSURE)
    _must_be_image(shape)
    if type(factor) is not int or factor < 1 or len(shape.dims) < 3:
        return UNKNOWN_SHAPE
    channels, height, width = shape.dims[-3:]
    if channels is not None and channels % factor**2:
        raise Impossible(f"{channels} channels cannot be dealt out to {factor} x {factor} pixels")
    sizes = [channels and channels // factor**2, height and height * factor, width and width * factor]
    return Shape((*shape.dims[:-3], *sizes), shape.open, shape.most)


@_formula
def _unshuffled(shape: Shape, settings: Settings) -> Shape:
    factor = settings.get("downscale_factor", UNSURE)
    _must_be_image(shape)
    if type(factor) is not int or factor < 1 or len(shape.dims) < 3:
        return UNKNOWN_SHAPE
    channels, height, width = shape.dims[-3:]
    if any(size is not None and size % factor for size in (height, width)):
        raise Impossible(f"an image of {height} x {width} cannot be cut into squares of {factor}")
    sizes = [channels and channels * factor**2, height and height // factor, width and width // factor]
    return Shape((*shape.dims[:-3], *sizes), shape.open, shape.most)


@_formula
def _around(shape: Shape, settings: Settings) -> Shape:
    """Padding, given in pairs, the last axis first."""
    padding = settings.get("pad", UNSURE)
    if not isinstance(padding, tuple) or len(padding) % 2 or not all(type(one) is int for one in padding):
        return UNKNOWN_SHAPE
    dims = list(shape.dims)
    pairs = len(padding) // 2
    if pairs > len(dims):
        return UNKNOWN_SHAPE
    for index in range(1, pairs + 1):
        size, both = dims[-index], padding[2 * index - 2 : 2 * index]
        dims[-index] = None if size is None else size + sum(one for one in both if isinstance(one, int))
    return Shape(tuple(dims), shape.open, shape.most)


@_formula
def _resized(shape: Shape, settings: Settings) -> Shape:
    """All axes of an image resized but for samples and channels, however many of them there are."""
    whole = shape.closed
    if whole.open or len(whole.dims) < 3:
        _must_be_image(shape)
        return UNKNOWN_SHAPE
    sizes = [
        SIZES["resized"](old, axis, settings) for axis, old in enumerate(whole.dims[2:], start=2 - len(whole.dims))
    ]
    return Shape((*whole.dims[:2], *sizes), open=False)


@_formula
def _states(shape: Shape, settings: Settings) -> Shape:
    """The last states of a recurrent layer."""
    return _last(shape, settings, "projected")


@_formula
def _cells(shape: Shape, settings: Settings) -> Shape:
    """The last cell states of an LSTM, which are not projected."""
    return _last(shape, settings, "hidden")


def _last(shape: Shape, settings: Settings, features: str) -> Shape:
    first = settings.get("batch_first", UNSURE)
    size, runs = SIZES[features](None, -1, settings), SIZES["runs"](None, -1, settings)
    if shape.open or not isinstance(first, bool) or len(shape.dims) not in (2, 3):
        return Shape((size,))
    batch = (shape.dims[0 if first else 1],) if len(shape.dims) == 3 else ()
    return Shape((runs, *batch, size), open=False)
