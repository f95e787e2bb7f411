"""Which calls fit a stub's signature, by Python's own rules."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from modellint.knowledge.api import MISSING, Signature
from oracle.reality import Real

KINDS: dict[str, Any] = {
    "normal": inspect.Parameter.POSITIONAL_OR_KEYWORD,
    "*": inspect.Parameter.VAR_POSITIONAL,
    "keyword-only": inspect.Parameter.KEYWORD_ONLY,
    "**": inspect.Parameter.VAR_KEYWORD,
}


def takes(signature: Signature, positional: Sequence[Any], keywords: Mapping[str, Any]) -> bool:
    """Whether a call with these arguments fits."""
    parameters = [
        inspect.Parameter(p.name, KINDS[p.kind], default=inspect.Parameter.empty if p.default is MISSING else p.default)
        for p in signature.parameters
    ]
    try:
        inspect.Signature(parameters).bind(*positional, **keywords)
    except TypeError:
        return False
    return True


def covers(signature: Signature, overload: list[Real]) -> bool:
    """Whether all calls that an overload is made for fit: with all arguments, or only those that it demands."""
    demanded = [parameter for parameter in overload if parameter.default is MISSING]
    starred = {parameter.name for parameter in signature.parameters if parameter.kind == "*"}
    return all(takes(signature, *call) for given in (overload, demanded) for call in _calls(given, starred))


def _calls(given: list[Real], starred: set[str]) -> Iterator[tuple[list[None], dict[str, None]]]:
    """With arguments by position where that is possible, and by name where nothing is a ``*``."""
    by_name = {p.name: None for p in given if p.kind == "keyword-only"}
    by_position = [p.name for p in given if p.kind in ("normal", "*")]
    yield [None] * len(by_position), by_name
    if not starred.intersection(by_position) and all(p.kind != "*" for p in given):
        yield [], {**by_name, **dict.fromkeys(by_position)}
