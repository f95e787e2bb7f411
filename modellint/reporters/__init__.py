"""What the reader sees. Each file in ``formats`` is a format, loaded only if it is asked for.

A format has a function ``render(report, manner)`` that yields lines, and says with ``FOR_PEOPLE`` whether a summary is
to follow. Its docstring says by which convention it counts lines and columns.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from modellint.checking import Report


@dataclass(frozen=True, slots=True)
class Manner:
    """How to show a report: whether unsafe fixes count as available, and how many columns there are on a terminal."""

    unsafe: bool = False
    columns: int | None = None


class Format(Protocol):
    """A file in ``formats``."""

    FOR_PEOPLE: bool

    def render(self, report: Report, manner: Manner) -> Iterator[str]:
        """The report, line by line."""


def format_names() -> list[str]:
    """The names of all formats."""
    files = (Path(__file__).parent / "formats").glob("[a-z]*.py")
    return sorted(file.stem.replace("_", "-") for file in files)


def format_named(name: str) -> Format:
    """The format of this name."""
    return cast("Format", importlib.import_module(f"modellint.reporters.formats.{name.replace('-', '_')}"))


def render(output_format: str, report: Report, *, unsafe: bool = False, columns: int | None = None) -> Iterator[str]:
    """The report in one of the formats, line by line."""
    return format_named(output_format).render(report, Manner(unsafe, columns))
