"""The command line. Says what is wanted, hands on, prints; heavy modules are loaded only where they are needed."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from modellint import __version__
from modellint.config import Settings
from modellint.diagnostics import Severity
from modellint.reporters import formats

if TYPE_CHECKING:
    from modellint.check import Report
    from modellint.fix import Fixed

WRONG_USE = 2
UNRESOLVED = "unresolved"
STATISTICS = ("concise", "full", "json")


def _selectors(_context: click.Context, _option: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    """Codes, names and families, separated by commas, from all uses of an option together."""
    return tuple(selector for text in given for selector in text.replace(",", " ").split())


@contextlib.contextmanager
def _told() -> Iterator[None]:
    """Whatever goes wrong is told in one line, not in a traceback."""
    from modellint.failures import DEBUG
    from modellint.registry import RuleError

    try:
        yield
    except BrokenPipeError:
        raise
    except (RuleError, OSError) as error:
        click.echo(f"error: {error}", err=True)
        sys.exit(WRONG_USE)
    except Exception as error:
        if os.environ.get(DEBUG):
            raise
        click.echo(f"internal error: {type(error).__name__}: {error} ({DEBUG}=1 shows where)", err=True)
        sys.exit(WRONG_USE)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="modellint", message="%(prog)s %(version)s")
def main() -> None:
    """Find what will go wrong in the training of a PyTorch or Keras model, before anything runs."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True))
@click.option("--select", multiple=True, callback=_selectors, help="Ask these rules only: codes, names, families, ALL.")
@click.option("--extend-select", multiple=True, callback=_selectors, help="Ask these rules too.")
@click.option("--ignore", multiple=True, callback=_selectors, help="Do not ask these rules.")
@click.option("--fix", is_flag=True, help="Apply safe fixes.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: unsafe fixes as well.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and write nothing.")
@click.option("--output-format", type=click.Choice(formats()), default="full", show_default=True)
@click.option("--output-file", "-o", type=click.Path(dir_okay=False), help="Write the report into this file.")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True)
@click.option("--preview", is_flag=True, help="Ask rules that are still on trial, too.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 even if something was found.")
@click.option("--fail-on", type=click.Choice(["error", "warning", "info"]), default="warning", show_default=True)
@click.option("--statistics", is_flag=True, help="Show only how often each rule spoke.")
@click.option("--unresolved", is_flag=True, help="List only what was seen but could not be checked, and why.")
def check(paths: tuple[str, ...], **options: Any) -> None:
    """Check files and folders (the current one by default).

    Exits with 0 if all is well, 1 if something at or above --fail-on remains, 2 on wrong use or an internal error.
    """
    settings = Settings(**{**options, "fail_on": Severity[options["fail_on"].upper()]})
    if settings.unresolved:
        settings = replace(settings, select=(UNRESOLVED,), extend_select=(), ignore=())
    if settings.fix and settings.diff:
        raise click.UsageError("--fix writes and --diff does not: give one of them")
    if settings.statistics and settings.output_format not in STATISTICS:
        raise click.UsageError(f"--statistics knows the formats {', '.join(STATISTICS)}: give one of them")
    with _told():
        sys.exit(_run(paths or (os.curdir,), settings))


@main.command("rule")
@click.argument("rule")
def explain(rule: str) -> None:
    """Print the page of a rule, given by its code or name."""
    from modellint.registry import built_in, find

    with _told():
        click.echo(find(built_in(), rule).page, nl=False)


@main.command("rules")
def list_rules() -> None:
    """List all rules."""
    from modellint.registry import built_in

    with _told():
        known = built_in()
    longest = max((len(found.name) for found in known), default=0)
    for found in known:
        state = "preview" if found.preview else "on" if found.default else "off"
        click.echo(f"{found.code}  {found.name:<{longest}}  {found.severity.word:<7}  {state:<7}  {found.summary}")


def _run(paths: Iterable[str], settings: Settings) -> int:
    from modellint.check import check, read
    from modellint.registry import built_in, select
    from modellint.reporters.progress import watched
    from modellint.reporters.publish import publish

    rules = select(built_in(), settings)
    report = check(read(paths), rules, watched)
    if not report.given.files:
        click.echo("warning: no Python files or notebooks found under the given paths", err=True)
    if settings.fix or settings.diff:
        return _mend(report, settings)
    publish(report, settings)
    return _exit_code(report, settings)


def _mend(report: Report, settings: Settings) -> int:
    from modellint.fix import fix, write
    from modellint.reporters.publish import publish

    fixed = fix(report, unsafe=settings.unsafe_fixes)
    if not fixed.settled:
        click.echo("warning: some fixes undo each other; their last state is kept", err=True)
    if settings.diff:
        _print_diff(report, fixed)
        return _exit_code(report, settings)
    write(fixed.changed)
    publish(fixed.report, settings, applied=fixed.applied)
    return _exit_code(fixed.report, settings)


def _print_diff(report: Report, fixed: Fixed) -> None:
    from modellint.fix import diff
    from modellint.reporters.text import counted

    for line in diff(report.given.contents, fixed.changed):
        click.echo(line, nl=False)
    click.echo(f"Would apply {counted(fixed.applied, 'fix', 'fixes')}.", err=True)


def _exit_code(report: Report, settings: Settings) -> int:
    if report.broken:
        return WRONG_USE
    return 0 if settings.exit_zero else int(report.worst >= settings.fail_on)
