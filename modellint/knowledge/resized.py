"""The shapes of tensors that are cut, repeated, padded and resized: formulae by name, for the shapes stubs write."""

from __future__ import annotations

from modellint.knowledge.formulae import dim, formula, sequence
from modellint.knowledge.shapes import UNKNOWN_SHAPE, UNSURE, Dim, Impossible, Shape, along, product
from modellint.knowledge.sizes import SIZES, Settings


@formula
def _halved(shape: Shape, settings: Settings) -> Shape:
    axis = settings.get("dim", -1)
    if type(axis) is not int:
        return UNKNOWN_SHAPE

    def half(size: Dim) -> tuple[Dim, ...]:
        if size is not None and size % 2:
            raise Impossible(f"an axis of size {size} has no halves")
        return (None if size is None else size // 2,)

    return along(shape, axis, half)


@formula
def _unflattened(shape: Shape, settings: Settings) -> Shape:
    axis, sizes = settings.get("dim", UNSURE), sequence(settings, "sizes", "unflattened_size")
    if type(axis) is not int or sizes is None or not all(type(size) is int for size in sizes):
        return UNKNOWN_SHAPE
    new = tuple(size for size in sizes if type(size) is int)

    def parts(size: Dim) -> tuple[Dim, ...]:
        rest = product(tuple(one for one in new if one != -1)) or 1
        if size is not None and (size % rest if -1 in new else size != rest):
            raise Impossible(f"{size} numbers do not go into {' x '.join(map(str, new))}")
        return tuple((None if size is None else size // rest) if one == -1 else one for one in new)

    return along(shape, axis, parts)


@formula
def _expanded(shape: Shape, settings: Settings) -> Shape:
    sizes = sequence(settings, "size")
    if not sizes or sizes == (UNSURE,) or shape.open or len(sizes) < len(shape.dims):
        return UNKNOWN_SHAPE
    old = (None,) * (len(sizes) - len(shape.dims)) + shape.dims
    return Shape(tuple(was if size == -1 else dim(size) for size, was in zip(sizes, old, strict=True)), open=False)


@formula
def _repeated(shape: Shape, settings: Settings) -> Shape:
    times = sequence(settings, "repeats")
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


@formula
def _selected(shape: Shape, settings: Settings) -> Shape:
    axis = settings.get("dim", UNSURE)
    return along(shape, axis, lambda size: ()) if type(axis) is int else UNKNOWN_SHAPE


@formula
def _narrowed(shape: Shape, settings: Settings) -> Shape:
    axis, length = settings.get("dim", UNSURE), dim(settings.get("length", UNSURE))
    return along(shape, axis, lambda size: (length,)) if type(axis) is int else UNKNOWN_SHAPE


def _must_be_image(shape: Shape) -> None:
    if not shape.open and len(shape.dims) < 3:
        raise Impossible(f"an image has channels, rows and columns, this has {len(shape.dims)} dimensions")


@formula
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


@formula
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


@formula
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


@formula
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


@formula
def _states(shape: Shape, settings: Settings) -> Shape:
    """The last states of a recurrent layer."""
    return _last(shape, settings, "projected")


@formula
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
