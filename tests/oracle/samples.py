"""Arguments to run things with: a tensor for what has a shape pattern, and values for what must be given."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from modellint.knowledge.api import MISSING, Annotation, Axis, Depends, Meaning, Signature, When

SIZES = {"c": 4, "t": 6, "l": 6, "d": 5, "h": 6, "w": 7, "f": 4}
Make = Callable[[Any], Any]


def tensor(make: Make, pattern: str, batch: tuple[int, ...], known: Mapping[str, Any]) -> Any:
    """Random numbers of both signs, in the shape of a pattern; starred names are the batch."""
    dims: list[int] = []
    for word in pattern.split():
        if word.startswith("*") or (word.endswith("?") and word != "?"):
            dims += (4, 5) if pattern == "*s" else batch
        elif isinstance(known.get(word), tuple):
            dims += known[word]
        else:
            dims.append(known[word] if type(known.get(word)) is int else SIZES.get(word, 3))
    return make(np.random.default_rng(0).normal(0.0, 3.0, dims).astype("float32"))


def arguments(
    signature: Signature,
    make: Make,
    given: Mapping[str, Any],
    needed: Mapping[str, Any],
    batch: tuple[int, ...] = (2,),
    known: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """What is ``given``, a tensor for what has a shape pattern, what is ``needed`` where there is no default."""
    first = next((p.name for p in signature.parameters if p.kind == "normal"), "")
    found: dict[str, Any] = {}
    for parameter in signature.parameters:
        name, note = parameter.name, _chosen(parameter.annotation, {**needed, **(known or {}), **given})
        if name in given:
            found[name] = given[name]
        elif isinstance(note, Meaning) and note.shape:
            found[name] = tensor(make, note.shape, batch, known or {})
        elif isinstance(note, Axis) and parameter.default in (MISSING, None):
            found[name] = 1
        elif parameter.default is not MISSING:
            found[name] = parameter.default
        elif name in needed:
            found[name] = needed[name]
        elif name == first:
            found[name] = tensor(make, "*s", batch, {})
        elif parameter.kind in ("normal", "keyword-only"):
            raise LookupError(f"a value for {name}")
    return found


def _chosen(note: Annotation, values: Mapping[str, Any]) -> Annotation:
    """What a parameter takes under these arguments."""
    match note:
        case When(parameter=name):
            return _chosen(note.choose(values.get(name)), values)
        case Depends(parameter=name, then=then, orelse=orelse):
            return _chosen(then if values.get(name) else orelse, values)
    return note


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
