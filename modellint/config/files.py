"""Files of settings: where they are, and what is in them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from modellint.config.errors import ConfigError
from modellint.config.schema import read
from modellint.config.table import Table

NAMES = (".modellint.toml", "modellint.toml")
PROJECT = "pyproject.toml"
LIST = "docs/configuration.md lists all keys; `modellint check --show-settings` shows what holds"


def in_folder(folder: str) -> tuple[str, Table] | None:
    """The file of settings in a folder with its table; a ``pyproject.toml`` counts if it speaks of modellint."""
    for name in NAMES:
        path = os.path.join(folder, name)
        if os.path.isfile(path):
            return path, load(path)
    path = os.path.join(folder, PROJECT)
    if os.path.isfile(path) and b"modellint" in _content(path):
        table = _section(path)
        return None if table is None else (path, _table(path, table))
    return None


def load(path: str) -> Table:
    """The table in a file that is known to be one of settings."""
    if os.path.basename(path) == PROJECT:
        return _table(path, _section(path) or {})
    return _table(path, _parsed(_content(path), shown(path)))


def pair(text: str) -> Table:
    """The table that ``KEY = VALUE`` on the command line stands for."""
    where = f"--config {text!r}"
    return read(Table, _parsed(text.encode(), where), where, LIST)


def _section(path: str) -> Mapping[str, Any] | None:
    tools = _parsed(_content(path), shown(path)).get("tool", {})
    section = tools.get("modellint") if isinstance(tools, dict) else None
    if section is not None and not isinstance(section, dict):
        raise ConfigError(
            f"{shown(path)}: `tool.modellint` is no table", "write `[tool.modellint]` on a line of its own"
        )
    return section


def _table(path: str, table: Mapping[str, Any]) -> Table:
    if os.path.basename(path) != PROJECT and set(table) == {"tool"}:
        raise ConfigError(
            f"{shown(path)}: unknown key `tool`", "only pyproject.toml has `[tool.modellint]`; here, keys stand alone"
        )
    where = f"{shown(path)}: [tool.modellint]" if os.path.basename(path) == PROJECT else shown(path)
    return read(Table, table, where, LIST)


def _content(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        raise ConfigError(
            f"{shown(path)}: {error.strerror}", "--isolated leaves all files of settings alone"
        ) from error


def _parsed(content: bytes, where: str) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(content.decode())
    except ValueError as error:  # also what cannot be decoded
        raise ConfigError(f"{where}: not valid TOML: {error}", 'strings need quotes; lists are ["a", "b"]') from error


def shown(path: str) -> str:
    """The path as a reader in the current folder would write it."""
    try:
        relative = os.path.relpath(path)
    except ValueError:  # on another drive
        return path
    return path if relative.startswith(os.pardir) else relative
