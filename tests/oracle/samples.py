"""Arguments to run things with: a tensor for what has a shape pattern, and values for what must be given."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np

from modellint.knowledge.api import MISSING, Axis, Meaning, Parameter, Signature

SIZES = {"c": 4, "t": 6, "l": 6, "d": 5, "h": 6, "w": 7, "f": 4}
Make = Callable[["np.ndarray[Any, Any]"], Any]


def tensor(make: Make, pattern: str, batch: tuple[int, ...], known: Mapping[str, Any]) -> Any:
    """Random numbers of both signs, in the shape of a pattern; starred names are the batch."""
    dims: list[int] = []
    for word in pattern.split():
        if word.startswith("*"):
            dims += batch
        else:
            dims.append(int(known[word]) if isinstance(known.get(word), int) else SIZES.get(word, 3))
    return make(np.random.default_rng(0).normal(0.0, 3.0, dims).astype("float32"))


def arguments(
    signature: Signature, make: Make, given: Mapping[str, Any], batch: tuple[int, ...] = (2,), known: Mapping[str, Any] = {}
) -> dict[str, Any]:
    """An argument for everything a signature demands or describes; defaults for the rest."""
    return dict(_each(signature, make, given, batch, known))


def _each(
    signature: Signature, make: Make, given: Mapping[str, Any], batch: tuple[int, ...], known: Mapping[str, Any]
) -> Iterator[tuple[str, Any]]:
    first = next((p.name for p in signature.parameters if p.kind == "normal"), "")
    for parameter in signature.parameters:
        if parameter.name in given:
            yield parameter.name, given[parameter.name]
        elif parameter.kind in ("normal", "keyword-only"):
            yield parameter.name, _value(parameter, parameter.name == first, make, batch, known)


def _value(parameter: Parameter, first: bool, make: Make, batch: tuple[int, ...], known: Mapping[str, Any]) -> Any:
    note = parameter.annotation
    if isinstance(note, Meaning) and note.shape:
        return tensor(make, note.shape, batch, known)
    if isinstance(note, Axis) and parameter.default in (MISSING, None):
        return 1
    if parameter.default is not MISSING:
        return parameter.default
    if first:
        return tensor(make, "*s", (4, 5), known)
    raise LookupError(f"a value for {parameter.name}")


def call(function: Callable[..., Any], signature: Signature, values: Mapping[str, Any]) -> Any:
    """Call something the way its signature demands, with these arguments; those left at their default are left out."""
    positional: list[Any] = []
    keywords: dict[str, Any] = {}
    for parameter in signature.parameters:
        if parameter.name not in values or parameter.kind == "**":
            continue
        value = values[parameter.name]
        if parameter.kind == "*":
            positional += value
        elif parameter.kind == "normal" and parameter.default is MISSING:
            positional.append(value)
        elif value is not parameter.default and value is not ...:
            keywords[parameter.name] = value
    return function(*positional, **keywords)
