"""The sizes that layers make of sizes: formulae by name, for use in the shapes that stubs write.

Each is given the size that goes in (None: unknown), which axis it is among those the layer works on, counted from the
right, and the layer's arguments.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Protocol

from modellint.knowledge.shapes import UNSURE, Dim, Impossible


class Settings(Protocol):
    """The arguments, as plain values; UNSURE where they are not known."""

    def get(self, name: str, default: object, /) -> object:
        """The value of an argument, or the default where there is no such argument."""


Formula = Callable[[Dim, int, Settings], Dim]
SIZES: dict[str, Formula] = {}
# Those that can do nothing with a size that is not known.
FROM_SIZE = frozenset({"conv", "transposed", "pooled", "padded"})


def _formula(function: Formula) -> Formula:
    SIZES[function.__name__.strip("_")] = function
    return function


def each(value: object, axis: int) -> int | None:
    """An argument that is one number for all axes, or one for each."""
    if isinstance(value, tuple) and len(value) == 1:
        value = value[0]
    elif isinstance(value, tuple):
        value = value[axis] if len(value) >= -axis else UNSURE
    return value if type(value) is int else None


def _numbers(settings: Settings, axis: int, *names: str) -> list[int] | None:
    found = [each(settings.get(name, UNSURE), axis) for name in names]
    known = [number for number in found if number is not None]
    return known if len(known) == len(found) else None


def _fits(size: int, given: int, kernel: int) -> int:
    if size <= 0:
        raise Impossible(f"a window of {kernel} does not fit into {given}")
    return size


@_formula
def _conv(size: Dim, axis: int, settings: Settings) -> Dim:
    padding = settings.get("padding", 0)
    if padding == "same":
        return size
    pad = 0 if padding == "valid" else each(padding, axis)
    numbers = _numbers(settings, axis, "kernel_size", "stride", "dilation")
    if size is None or pad is None or numbers is None or numbers[1] <= 0:
        return None
    kernel, stride, dilation = numbers
    window = dilation * (kernel - 1) + 1
    return _fits((size + 2 * pad - window) // stride + 1, size + 2 * pad, window)


@_formula
def _transposed(size: Dim, axis: int, settings: Settings) -> Dim:
    numbers = _numbers(settings, axis, "kernel_size", "stride", "padding", "output_padding", "dilation")
    if size is None or numbers is None or settings.get("output_size", None) is not None:
        return None
    kernel, stride, pad, more, dilation = numbers
    return _fits((size - 1) * stride - 2 * pad + dilation * (kernel - 1) + more + 1, size, kernel)


@_formula
def _pooled(size: Dim, axis: int, settings: Settings) -> Dim:
    kernel, stride = each(settings.get("kernel_size", UNSURE), axis), settings.get("stride", None)
    step = kernel if stride in (None, ()) else each(stride, axis)
    pad, dilation = each(settings.get("padding", 0), axis), each(settings.get("dilation", 1), axis)
    ceil = settings.get("ceil_mode", False)
    if size is None or kernel is None or not step or pad is None or dilation is None or not isinstance(ceil, bool):
        return None
    window = dilation * (kernel - 1) + 1
    left = size + 2 * pad - window
    made = (-(-left // step) if ceil else left // step) + 1
    if ceil and (made - 1) * step >= size + pad:
        made -= 1
    return _fits(made, size + 2 * pad, window)


@_formula
def _adaptive(size: Dim, axis: int, settings: Settings) -> Dim:
    wanted = settings.get("output_size", UNSURE)
    if isinstance(wanted, tuple) and len(wanted) > 1:
        wanted = wanted[axis] if len(wanted) >= -axis else UNSURE
    return size if wanted is None else each(wanted, axis)


@_formula
def _resized(size: Dim, axis: int, settings: Settings) -> Dim:
    wanted, factor = settings.get("size", None), settings.get("scale_factor", None)
    if wanted is not None:
        return each(wanted, axis)
    if isinstance(factor, tuple):
        factor = factor[axis] if len(factor) >= -axis else UNSURE
    if size is None or not isinstance(factor, int | float):
        return None
    return math.floor(size * factor)


@_formula
def _padded(size: Dim, axis: int, settings: Settings) -> Dim:
    """Padding is given in pairs, the last axis first."""
    padding = settings.get("padding", UNSURE)
    if type(padding) is int:
        padding = (padding,) * (-2 * axis)
    if size is None or not isinstance(padding, tuple) or len(padding) < -2 * axis:
        return None
    around = padding[-2 * axis - 2 : -2 * axis]
    return size + sum(around) if all(type(one) is int for one in around) else None


@_formula
def _recurrent(size: Dim, axis: int, settings: Settings) -> Dim:
    """The features that a recurrent layer gives at each step, in both directions if it goes both ways."""
    hidden, projected = settings.get("hidden_size", UNSURE), settings.get("proj_size", 0)
    both = settings.get("bidirectional", False)
    if type(hidden) is not int or type(projected) is not int or not isinstance(both, bool):
        return None
    return (projected or hidden) * (2 if both else 1)


@_formula
def _projected(size: Dim, axis: int, settings: Settings) -> Dim:
    hidden, projected = settings.get("hidden_size", UNSURE), settings.get("proj_size", 0)
    return (projected or hidden) if type(hidden) is int and type(projected) is int else None


@_formula
def _hidden(size: Dim, axis: int, settings: Settings) -> Dim:
    hidden = settings.get("hidden_size", UNSURE)
    return hidden if type(hidden) is int else None


@_formula
def _runs(size: Dim, axis: int, settings: Settings) -> Dim:
    """How many last states a recurrent layer gives."""
    layers, both = settings.get("num_layers", 1), settings.get("bidirectional", False)
    return layers * (2 if both else 1) if type(layers) is int and isinstance(both, bool) else None
