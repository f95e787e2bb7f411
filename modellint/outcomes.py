"""Outcomes as plain lists, and back: what a cache can write down as JSON, and read without trusting it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from modellint.diagnostics import (
    Applicability,
    Edit,
    Finding,
    Fix,
    Located,
    Place,
    Position,
    Related,
    Severity,
    Span,
)
from modellint.examine import Outcome
from modellint.program.facts import Sight
from modellint.program.values import Origin

T = TypeVar("T")


def written(outcome: Outcome) -> dict[str, Any]:
    """What is found, as lists and texts; the contents of files are left to whoever keeps it."""
    return {
        "findings": [_finding(each) for each in outcome.findings],
        "sights": [_sight(each) for each in outcome.sights],
        "unknown": sorted(outcome.unknown),
    }


def read(data: Mapping[str, Any], imported: Mapping[str, bytes]) -> Outcome:
    """The outcome that was written; raises ValueError (or KeyError) where it never was one."""
    return Outcome(
        tuple(_many(data["findings"], _as_finding)),
        tuple(_many(data["sights"], _as_sight)),
        frozenset(_many(data["unknown"], _text)),
        imported,
    )


def _finding(it: Finding) -> list[Any]:
    fix = it.fix
    edits = [] if fix is None else [[e.path, e.start, e.end, e.text] for e in fix.edits]
    related = [[*_located(each.where), each.message] for each in it.related]
    mended = None if fix is None else [fix.message, fix.applicability.value, edits]
    return [it.code, it.name, it.severity.value, _located(it.where), it.message, it.advice, related, mended]


def _located(it: Located) -> list[Any]:
    span = it.span
    return [span.path, span.start, span.end, it.start.line, it.start.column, it.end.line, it.end.column]


def _sight(it: Sight) -> list[Any]:
    return [it.place.path, it.place.node, it.what, it.name, None if it.origin is None else it.origin.words]


def _as_finding(data: Any) -> Finding:
    code, name, severity, where, message, advice, related, mended = _list(data)
    return Finding(
        _text(code),
        _text(name),
        Severity(_number(severity)),
        _as_located(where),
        _text(message),
        _text(advice),
        tuple(_many(related, lambda it: Related(_as_located(_list(it)[:-1]), _text(it[-1])))),
        None if mended is None else _as_fix(mended),
    )


def _as_fix(data: Any) -> Fix:
    message, applicability, edits = _list(data)
    return Fix(_text(message), Applicability(applicability), tuple(_many(edits, _as_edit)))


def _as_edit(data: Any) -> Edit:
    path, start, end, text = _list(data)
    return Edit(_text(path), _number(start), _number(end), _text(text))


def _as_located(data: Any) -> Located:
    path, *numbers = _list(data)
    start, end, line, column, last, behind = map(_number, numbers)
    return Located(Span(_text(path), start, end), Position(line, column), Position(last, behind))


def _as_sight(data: Any) -> Sight:
    path, node, what, name, words = _list(data)
    origin = None if words is None else Origin(_text(words))
    return Sight(Place(_text(path), _number(node)), what=_text(what), name=_text(name), origin=origin)


def _many(data: Any, one: Callable[[Any], T]) -> Iterable[T]:
    return [one(each) for each in _list(data)]


def _list(data: Any) -> list[Any]:
    if isinstance(data, list):
        return data
    raise ValueError("not a list")


def _text(data: Any) -> str:
    if isinstance(data, str):
        return data
    raise ValueError("not a text")


def _number(data: Any) -> int:
    if type(data) is int:
        return data
    raise ValueError("not a number")
