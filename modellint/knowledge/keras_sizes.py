"""The shapes that Keras' layers take and give: how many dimensions, and the sizes that come of the arguments.

Sizes count the batch, which is the first. Arguments are plain values; what nobody knows of them is UNSURE.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from modellint.knowledge.shapes import Dim

Dims = tuple[Dim, ...]
Settings = Mapping[str, object]
Sizing = Callable[[Dims, Settings], Dims]
UNSURE = object()
CHANNELS = (1, 3, 4)
KEEPING = frozenset(
    {"Dropout", "SpatialDropout1D", "SpatialDropout2D", "SpatialDropout3D", "AlphaDropout", "GaussianDropout"}
    | {"GaussianNoise", "BatchNormalization", "LayerNormalization", "GroupNormalization", "UnitNormalization"}
    | {"Activation", "ReLU", "LeakyReLU", "PReLU", "ELU", "Softmax", "ThresholdedReLU", "ActivityRegularization"}
    | {"Masking", "Identity"}
)
MODAL = frozenset(
    {"Dropout", "SpatialDropout1D", "SpatialDropout2D", "SpatialDropout3D", "AlphaDropout", "GaussianDropout"}
    | {"GaussianNoise", "BatchNormalization", "RandomFlip", "RandomRotation", "RandomZoom", "RandomCrop"}
    | {"RandomTranslation", "RandomContrast", "RandomBrightness"}
)
RECURRENT = frozenset({"LSTM", "GRU", "SimpleRNN", "RNN", "CuDNNLSTM", "CuDNNGRU"})


class Impossible(Exception):
    """An axis of ``size`` is smaller than the window that is to slide over it."""

    def __init__(self, size: int, window: int) -> None:
        super().__init__(size, window)
        self.size, self.window = size, window


@dataclass(frozen=True, slots=True)
class Form:
    """What a layer takes: ``least`` to ``most`` dimensions (0: any number), and the sizes it then gives."""

    least: int
    most: int
    sizes: Sizing


def form_of(layer: str) -> Form | None:
    """The form of a layer of ``keras.layers``, by its short name; None if it is not known."""
    if layer in _PLAIN:
        return _PLAIN[layer]
    spatial = re.fullmatch(r"([A-Za-z]+?)(\d)D(Transpose)?", layer)
    if spatial is None or spatial[1] + (spatial[3] or "") not in _SPATIAL:
        return None
    sizes, strict = _SPATIAL[spatial[1] + (spatial[3] or "")]
    dimensions = int(spatial[2]) + 2
    return Form(dimensions, dimensions if strict else 0, sizes)


# --- layers of any number of dimensions ---


def _dense(given: Dims, settings: Settings) -> Dims:
    return (*given[:-1], _number(settings.get("units")))


def _flatten(given: Dims, settings: Settings) -> Dims:
    return (given[0], product(given[1:]) if len(given) > 1 else 1)


def _reshape(given: Dims, settings: Settings) -> Dims:
    target = settings.get("target_shape")
    if not isinstance(target, tuple):
        raise ValueError
    sizes = [_number(size) for size in target]
    whole, known = product(given[1:]), product(tuple(size for size in sizes if size != -1))
    free = whole // known if whole is not None and known else None
    return (given[0], *(free if size == -1 else size for size in sizes))


def _permute(given: Dims, settings: Settings) -> Dims:
    order = settings.get("dims")
    if not isinstance(order, tuple) or sorted(map(str, order)) != [str(i + 1) for i in range(len(given) - 1)]:
        raise ValueError
    return (given[0], *(given[axis] for axis in order))


def _repeat(given: Dims, settings: Settings) -> Dims:
    return (given[0], _number(settings.get("n")), given[1])


def _embedding(given: Dims, settings: Settings) -> Dims:
    return (*given, _number(settings.get("output_dim")))


def _recurrent(given: Dims, settings: Settings) -> Dims:
    every, units = settings.get("return_sequences"), _number(settings.get("units"))
    if not isinstance(every, bool):
        raise ValueError
    return (given[0], given[1], units) if every else (given[0], units)


def product(sizes: Dims) -> Dim:
    """All sizes multiplied, if all are known."""
    known = [size for size in sizes if size is not None]
    return math.prod(known) if len(known) == len(sizes) else None


# --- layers that slide a window over some axes ---


def _conv(given: Dims, settings: Settings) -> Dims:
    made = _slid(given, settings, "kernel_size", settings.get("strides", 1))
    return _with_channels(made, settings, _number(settings.get("filters")))


def _depthwise(given: Dims, settings: Settings) -> Dims:
    channels, times = given[_channel_axis(settings)], _number(settings.get("depth_multiplier"))
    made = _slid(given, settings, "kernel_size", settings.get("strides", 1))
    return _with_channels(made, settings, channels * times if channels and times else None)


def _pooled(given: Dims, settings: Settings) -> Dims:
    strides = settings.get("strides")
    return _slid(given, settings, "pool_size", settings.get("pool_size") if strides is None else strides)


def _pooled_globally(given: Dims, settings: Settings) -> Dims:
    kept, channels = settings.get("keepdims"), given[_channel_axis(settings)]
    if not isinstance(kept, bool):
        raise ValueError
    if not kept:
        return (given[0], channels)
    return _with_channels((given[0], *[1] * (len(given) - 1)), settings, channels)


def _transposed(given: Dims, settings: Settings) -> Dims:
    def enlarged(size: int, axis: int, count: int) -> Dim:
        kernel = _each(settings.get("kernel_size"), axis, count)
        stride = _each(settings.get("strides", 1), axis, count)
        plain = settings.get("output_padding") is None and settings.get("dilation_rate") in (1, (1,), (1, 1))
        if kernel is None or stride is None or not plain:
            return None
        padding = settings.get("padding")
        return size * stride + max(kernel - stride, 0) * (padding == "valid") if isinstance(padding, str) else None

    return _with_channels(_spatial(given, settings, enlarged), settings, _number(settings.get("filters")))


def _upsampled(given: Dims, settings: Settings) -> Dims:
    def enlarged(size: int, axis: int, count: int) -> Dim:
        factor = _each(settings.get("size"), axis, count)
        return size * factor if factor is not None else None

    return _spatial(given, settings, enlarged)


def _padded(given: Dims, settings: Settings) -> Dims:
    return _spatial(given, settings, lambda size, axis, count: _moved(size, settings.get("padding"), axis, count, 1))


def _cropped(given: Dims, settings: Settings) -> Dims:
    return _spatial(given, settings, lambda size, axis, count: _moved(size, settings.get("cropping"), axis, count, -1))


def _moved(size: int, around: object, axis: int, count: int, sign: int) -> Dim:
    """A size with something put around it, or taken off."""
    pair = around[axis] if count > 1 and isinstance(around, tuple) and len(around) == count else around
    sides = pair if isinstance(pair, tuple) else (pair, pair)
    numbers = [number for side in sides if (number := _number(side)) is not None]
    made = size + sign * sum(numbers) if len(numbers) == len(sides) == 2 else None
    if made is not None and made <= 0:
        raise Impossible(size, size - made)
    return made


def _slid(given: Dims, settings: Settings, window: str, strides: object) -> Dims:
    padding, dilation = settings.get("padding"), settings.get("dilation_rate", 1)

    def covered(size: int, axis: int, count: int) -> Dim:
        length, step, spread = (_each(one, axis, count) for one in (settings.get(window), strides, dilation))
        if length is None or not step or spread is None or padding not in ("valid", "same", "causal"):
            return None
        reach = (length - 1) * spread + 1
        if padding != "valid":
            return math.ceil(size / step)
        if size < reach:
            raise Impossible(size, reach)
        return (size - reach) // step + 1

    return _spatial(given, settings, covered)


def _spatial(given: Dims, settings: Settings, change: Callable[[int, int, int], Dim]) -> Dims:
    """The sizes after a change to each axis that is neither batch nor channels."""
    channel, made = _channel_axis(settings) % len(given), list(given)
    axes = [axis for axis in range(1, len(given)) if axis != channel]
    for index, axis in enumerate(axes):
        size = given[axis]
        made[axis] = None if size is None else change(size, index, len(axes))
    return tuple(made)


def _channel_axis(settings: Settings) -> int:
    layout = settings.get("data_format")
    if layout in (None, "channels_last", "tf"):
        return -1
    if layout in ("channels_first", "th"):
        return 1
    raise ValueError


def _with_channels(sizes: Dims, settings: Settings, channels: Dim) -> Dims:
    axis = _channel_axis(settings) % len(sizes)
    return (*sizes[:axis], channels, *sizes[axis + 1 :])


def _each(value: object, axis: int, count: int) -> int | None:
    """An argument that is one number for all axes, or one for each."""
    if isinstance(value, tuple):
        value = value[axis] if len(value) == count else value[0] if len(value) == 1 else UNSURE
    return _number(value)


def _number(value: object) -> int | None:
    return value if type(value) is int else None


def assumed(layer: str, form: Form, known: Dims, settings: Settings) -> Dims | None:
    """The sizes that a layer must be given to work at all, where only some are known, counted from the right."""
    order = settings.get("dims")
    count = len(order) + 1 if layer == "Permute" and isinstance(order, tuple) else max(form.least, 2)
    if layer in ("Dense", "Embedding"):
        return None
    kept = known[-count:] if layer not in ("Flatten", "Reshape") else ()
    return (*[None] * (count - len(kept)), *kept)


def looks_turned(sizes: Dims) -> bool:
    """Whether a shape without the batch seems to name the channels first: ``(3, 224, 224)``."""
    return len(sizes) >= 3 and sizes[0] in CHANNELS and sizes[-1] not in CHANNELS


_PLAIN = {
    "Dense": Form(2, 0, _dense),
    "Flatten": Form(1, 0, _flatten),
    "Reshape": Form(1, 0, _reshape),
    "Permute": Form(2, 0, _permute),
    "RepeatVector": Form(2, 2, _repeat),
    "Embedding": Form(1, 0, _embedding),
    **dict.fromkeys(RECURRENT, Form(3, 3, _recurrent)),
}
_SPATIAL: dict[str, tuple[Sizing, bool]] = {
    "Conv": (_conv, False),
    "SeparableConv": (_conv, False),
    "DepthwiseConv": (_depthwise, False),
    "ConvTranspose": (_transposed, False),
    "MaxPooling": (_pooled, True),
    "AveragePooling": (_pooled, True),
    "GlobalMaxPooling": (_pooled_globally, True),
    "GlobalAveragePooling": (_pooled_globally, True),
    "UpSampling": (_upsampled, True),
    "ZeroPadding": (_padded, True),
    "Cropping": (_cropped, True),
}
