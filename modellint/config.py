"""What the user asked for."""

from __future__ import annotations

from dataclasses import dataclass

from modellint.diagnostics import Severity


@dataclass(frozen=True, slots=True)
class Settings:
    """How a run of ``modellint check`` was asked to behave. Selectors are codes, names, families or ``ALL``."""

    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    preview: bool = False
    fix: bool = False
    unsafe_fixes: bool = False
    diff: bool = False
    output_format: str = "full"
    output_file: str | None = None
    color: str = "auto"
    fail_on: Severity = Severity.WARNING
    exit_zero: bool = False
    statistics: bool = False
    unresolved: bool = False
