"""Puts a report where it was asked for: on standard output, or into a file, with colours or without."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Iterator

import click

from modellint.check import Report
from modellint.config import Settings
from modellint.reporters import format_named, render
from modellint.reporters.summary import statistics, statistics_as_json, summary


def publish(report: Report, settings: Settings, applied: int = 0) -> None:
    """Show a report the way the settings say. What goes into a file is what would have been on standard output."""
    lines = _lines(report, settings, applied)
    colour = is_coloured(settings)
    if settings.output_file is None:
        for line in lines:
            click.echo(line, color=colour)
        return
    text = "".join(f"{line if colour else click.unstyle(line)}\n" for line in lines)
    with open(settings.output_file, "w", encoding="utf-8", errors="replace", newline="") as file:
        file.write(text)


def is_coloured(settings: Settings) -> bool | None:
    """Whether to use colours; None for where a terminal is written to. An option counts more than the environment."""
    if settings.color != "auto":
        return settings.color == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if settings.output_file is not None:
        return False
    return True if os.environ.get("FORCE_COLOR") else None


def _lines(report: Report, settings: Settings, applied: int) -> Iterator[str]:
    unsafe, for_people = settings.unsafe_fixes, format_named(settings.output_format).FOR_PEOPLE
    if settings.statistics:
        yield from (statistics if for_people else statistics_as_json)(report, unsafe=unsafe)
    else:
        yield from _rendered(report, settings)
    if for_people:
        yield from summary(report, unsafe=unsafe, applied=applied)


def _rendered(report: Report, settings: Settings) -> Iterable[str]:
    on_terminal = settings.output_file is None and sys.stdout.isatty()
    columns = shutil.get_terminal_size().columns if on_terminal else None
    return render(settings.output_format, report, unsafe=settings.unsafe_fixes, columns=columns)
