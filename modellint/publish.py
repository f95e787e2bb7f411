"""Puts a report where it was asked for: on standard output, or into a file, with colours or without."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Iterator

import click

from modellint.checking import Report
from modellint.config import ConfigError
from modellint.options import Run
from modellint.reporters import format_named, render
from modellint.reporters.notes import notes
from modellint.reporters.summary import statistics, statistics_as_json, summary

COUNTED = ("concise", "full", "json")


def publish(report: Report, run: Run, applied: int = 0, *, err: bool = False) -> None:
    """Show a report the way that was asked for. What goes into a file is what would have been on standard output."""
    if run.output_file is None:
        say(_lines(report, run, applied), run, err=err)
    else:
        _write(_lines(report, run, applied), run, run.output_file)
    if _has_summary(run):
        say(notes(report), run, err=True)


def say(lines: Iterable[str], run: Run, *, err: bool = False) -> None:
    """Print lines."""
    colour = _is_coloured(run)
    for line in lines:
        click.echo(line, color=colour, err=err)


def _write(lines: Iterable[str], run: Run, path: str) -> None:
    coloured = run.color == "always"
    text = "".join(f"{line if coloured else click.unstyle(line)}\n" for line in lines)
    with open(path, "w", encoding="utf-8", errors="replace", newline="") as file:
        file.write(text)


def _is_coloured(run: Run) -> bool | None:
    """Whether to use colours; None for where a terminal is written to. An option counts more than the environment."""
    if run.color != "auto":
        return run.color == "always"
    if os.environ.get("NO_COLOR"):
        return False
    return True if os.environ.get("FORCE_COLOR") else None


def _lines(report: Report, run: Run, applied: int) -> Iterator[str]:
    if run.statistics:
        if run.output_format not in COUNTED:
            raise ConfigError(f"--statistics knows the formats {', '.join(COUNTED)}", "give one of them")
        for_people = format_named(run.output_format).FOR_PEOPLE
        yield from (statistics if for_people else statistics_as_json)(report, unsafe=run.unsafe_fixes)
    elif not run.fix_only:
        yield from _rendered(report, run)
    if _has_summary(run):
        yield from summary(report, unsafe=run.unsafe_fixes, applied=applied)


def _has_summary(run: Run) -> bool:
    return format_named(run.output_format).FOR_PEOPLE and not run.quiet and not run.fix_only


def _rendered(report: Report, run: Run) -> Iterable[str]:
    on_terminal = run.output_file is None and sys.stdout.isatty()
    columns = shutil.get_terminal_size().columns if on_terminal else None
    return render(run.output_format, report, unsafe=run.unsafe_fixes, columns=columns)
