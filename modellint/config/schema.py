"""Reads tables of TOML as dataclasses: the fields say which keys there are, their annotations which values."""

from __future__ import annotations

import dataclasses
import enum
import functools
import types
import typing
from collections.abc import Hashable, Mapping
from typing import Any, TypeVar

from modellint.config.errors import ConfigError, nearest

T = TypeVar("T")
_BASIC = {bool: "true or false", int: "a whole number", float: "a number", str: "a string"}


def key_of(field: str) -> str:
    """The key of a field, as it is written in TOML: ``per_file_ignores`` → ``per-file-ignores``."""
    return field.replace("_", "-")


def keys(cls: type[Any]) -> dict[str, Any]:
    """The keys that a table may have, with the types of their values."""
    return {key_of(name): hint for name, hint in _hints(typing.cast("Hashable", cls)).items()}


def read(cls: type[T], table: Mapping[str, object], where: str, hint: str = "") -> T:
    """The table as an object of this class. ``where`` says in an error what is being read."""
    known = keys(cls)
    given = {}
    for key, value in table.items():
        if key not in known:
            raise _unknown(key, known, where, hint)
        given[key.replace("-", "_")] = convert(value, known[key], f"{where}: `{key}`")
    return cls(**given)


def convert(value: object, hint: Any, where: str) -> Any:
    """The value as the type that the annotation asks for."""
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return read(hint, _of_type(value, dict, "a table", where), where)
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        return _member(value, hint, where)
    if hint in _BASIC:
        return _basic(value, hint, where)
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        return convert(value, next(each for each in inner if each is not types.NoneType), where)
    if origin is tuple:
        return _several(_of_type(value, list, _words(hint), where), inner, where)
    if origin is Mapping:
        table = _of_type(value, dict, "a table", where)
        return {key: convert(each, inner[1], f"{where}: `{key}`") for key, each in table.items()}
    return value


@functools.cache
def _hints(cls: Hashable) -> dict[str, Any]:
    hints = typing.get_type_hints(cls)
    return {field.name: hints[field.name] for field in dataclasses.fields(typing.cast("type[Any]", cls))}


def _unknown(key: str, known: Mapping[str, Any], where: str, hint: str) -> ConfigError:
    close = nearest(key, known)
    advice = f"did you mean `{close}`?" if close else hint or f"there are: {', '.join(known) or 'none'}"
    return ConfigError(f"{where}: unknown key `{key}`", advice)


def _basic(value: object, hint: type[Any], where: str) -> Any:
    if hint is float and type(value) is int:
        return float(value)
    return _of_type(value, hint, _BASIC[hint], where)


def _of_type(value: object, wanted: type[Any], words: str, where: str) -> Any:
    if not isinstance(value, wanted) or (wanted is not bool and isinstance(value, bool)):
        raise ConfigError(f"{where} is {_shown(value)}", f"write {words}")
    return value


def _member(value: object, hint: type[enum.Enum], where: str) -> enum.Enum:
    words = {member.name.lower(): member for member in hint}
    if not isinstance(value, str) or value not in words:
        close = nearest(value, words) if isinstance(value, str) else ""
        advice = f"did you mean {close!r}?" if close else f"write one of {', '.join(map(repr, words))}"
        raise ConfigError(f"{where} is {_shown(value)}", advice)
    return words[value]


def _several(values: list[object], inner: tuple[Any, ...], where: str) -> tuple[Any, ...]:
    if inner[1:] == (...,):
        return tuple(convert(each, inner[0], f"{where}, entry {number}") for number, each in enumerate(values, 1))
    if len(values) != len(inner):
        raise ConfigError(f"{where} has {len(values)} entries", f"write {len(inner)} of them")
    return tuple(convert(each, hint, where) for each, hint in zip(values, inner, strict=True))


def _words(hint: Any) -> str:
    """What a list is to hold, in words."""
    inner = typing.get_args(hint)
    noun = {str: "strings", int: "whole numbers", float: "numbers"}.get(inner[0], "values")
    return f"a list of {noun}" if inner[1:] == (...,) else f"a list of {len(inner)} {noun}"


def _shown(value: object) -> str:
    names = {bool: str(value).lower(), list: "a list", dict: "a table"}
    return names.get(type(value), repr(value))
