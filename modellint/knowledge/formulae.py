"""Formulae that make a shape of a whole shape: where they are registered, and how they read their arguments."""

from __future__ import annotations

from collections.abc import Callable

from modellint.knowledge.shapes import Dim, Shape
from modellint.knowledge.sizes import Settings

Formula = Callable[[Shape, Settings], Shape]
REARRANGED: dict[str, Formula] = {}


def formula(function: Formula) -> Formula:
    """Registers a formula under its name."""
    REARRANGED[function.__name__.strip("_")] = function
    return function


def sequence(settings: Settings, *names: str) -> tuple[object, ...] | None:
    """Numbers given one by one (``*dims``) or as one sequence, under one of these names; None if nobody knows them."""
    for name in names:
        value = settings.get(name, None)
        if isinstance(value, tuple):
            return value[0] if len(value) == 1 and isinstance(value[0], tuple) else value
        if type(value) is int:
            return (value,)
    return None


def whole_number(value: object) -> int | None:
    """An argument that is a whole number."""
    return value if type(value) is int else None


def dim(value: object) -> Dim:
    """An argument that is a size."""
    return value if type(value) is int and value >= 0 else None
