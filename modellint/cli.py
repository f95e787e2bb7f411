"""The command line. Says what is wanted, hands on, prints; heavy modules are loaded only where they are needed."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import click

from modellint import __version__
from modellint.config import ConfigError
from modellint.explain import explain, list_rules
from modellint.misuse import WRONG_USE, Advising, told
from modellint.options import Run, cache_option, check_options, understood

if TYPE_CHECKING:
    from modellint.cache import Cache
    from modellint.checking import Given, Report
    from modellint.config import Configuration
    from modellint.fix import Fixed

STDIN = "-"


@click.group(cls=Advising, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="modellint", message="%(prog)s %(version)s")
def main() -> None:
    """Find what will go wrong in the training of a PyTorch or Keras model, before anything runs."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


main.add_command(explain)
main.add_command(list_rules)


@main.command()
@click.argument("paths", nargs=-1, type=click.Path())
@check_options
def check(paths: tuple[str, ...], **options: Any) -> None:
    """Check files and folders (the current one by default; - is standard input).

    Exits with 0 if all is well, 1 if something at or above --fail-on remains, 2 on wrong use or an internal error.
    """
    with told():
        paths = paths or (os.curdir,)
        if options.pop("watch"):
            from modellint.watch import watch

            sys.exit(watch(paths, lambda: _watched(paths, understood(dict(options)))))
        sys.exit(_run(paths, understood(options)))


@main.command()
@cache_option
@click.option("--config", multiple=True, metavar="FILE", help="Use this file of settings.")
def clean(cache_dir: str | None, config: tuple[str, ...]) -> None:
    """Forget what was found before: take away the cache."""
    with told():
        from modellint.cache import FOLDER, Cache
        from modellint.config import Configuration
        from modellint.reporters.text import counted

        folder = cache_dir or os.path.join(Configuration(given=config).main.root, FOLDER)
        count = Cache(folder).clean()
        click.echo(f"Removed {counted(count, 'entry', 'entries')} from {os.path.relpath(folder)}.")


@main.command()
def server() -> None:
    """Serve an editor: a language server on standard input and output."""
    with told():
        try:
            from modellint.editors.serving import serve
        except ImportError as error:
            if (error.name or "").partition(".")[0] not in {"pygls", "lsprotocol"}:
                raise
            raise ConfigError("the server needs pygls", "pip install 'modellint[lsp]'") from error
        serve()


def _run(paths: Sequence[str], run: Run) -> int:
    if run.show_files or run.show_settings:
        from modellint.showing import shown

        return _echo(shown(paths, run))
    return _once(paths, run)[0]


def _watched(paths: Sequence[str], run: Run) -> tuple[Configuration, Iterable[str]]:
    """One check of many: the settings it had, and the files that it read."""
    return run.configuration, _once(paths, run)[1]


def _once(paths: Sequence[str], run: Run) -> tuple[int, Iterable[str]]:
    """One check of all files: the status to exit with, and the files that were read."""
    from modellint.checking import check
    from modellint.reporters.progress import watched
    from modellint.terms import ConfiguredTerms

    given = _given(paths, run)
    every = [*given.sources, *(file.span.path for file in given.unread)]
    terms = ConfiguredTerms(run.configuration, every, listens=not run.ignore_noqa)
    terms.baseline = _baseline(run)
    report = check(given, terms.rules, terms, watched, cache=_cache(run) if given.piped is None else None)
    if not given.files:
        click.echo(
            "warning: no Python files or notebooks found under the given paths; `--show-files` lists what is found",
            err=True,
        )
    return _dealt_with(report, run), report.sources


def _given(paths: Sequence[str], run: Run) -> Given:
    from modellint.checking import read, read_one

    if STDIN not in paths:
        return read(paths, run.configuration)
    if len(paths) > 1:
        raise click.UsageError("`-` stands for standard input, and no other path can be checked with it")
    return read_one(run.stdin_filename or STDIN, sys.stdin.buffer.read(), run.configuration)


def _cache(run: Run) -> Cache | None:
    """Where it is remembered what was found: beside the settings, unless somebody wants it elsewhere, or not at all."""
    from modellint.cache import FOLDER, Cache

    return None if run.no_cache else Cache(run.cache_dir or os.path.join(run.configuration.main.root, FOLDER))


def _baseline(run: Run) -> Any:
    from modellint.baseline import Baseline, load

    if run.baseline is None:
        return None
    return Baseline(run.baseline) if run.update_baseline else load(run.baseline)


def _dealt_with(report: Report, run: Run) -> int:
    from modellint.publish import publish
    from modellint.upkeep import silence_all, update_baseline

    if run.update_baseline:
        return _echo(update_baseline(report))
    if run.add_noqa:
        return _echo(silence_all(report))
    if run.fix or run.diff:
        return _mend(report, run)
    publish(report, run)
    return _exit_code(report, run)


def _mend(report: Report, run: Run) -> int:
    from modellint.fix import fix, write
    from modellint.publish import publish

    fixed = fix(report, unsafe=run.unsafe_fixes)
    if not fixed.settled:
        click.echo("warning: some fixes undo each other; their last state is kept", err=True)
    if run.diff:
        _print_diff(report, fixed)
        return _exit_code(report, run)
    from_stdin = report.given.stdin is not None
    if from_stdin:
        click.echo(fixed.report.given.stdin, nl=False)
    else:
        write(fixed.changed)
    publish(fixed.report, run, applied=fixed.applied, err=from_stdin)
    code = 0 if run.fix_only and not fixed.report.broken else _exit_code(fixed.report, run)
    return code or int(run.exit_non_zero_on_fix and bool(fixed.applied))


def _print_diff(report: Report, fixed: Fixed) -> None:
    from modellint.fix import diff
    from modellint.reporters.text import counted

    for line in diff(report.given.contents, fixed.changed):
        click.echo(line, nl=False)
    click.echo(f"Would apply {counted(fixed.applied, 'fix', 'fixes')}.", err=True)


def _echo(lines: Iterable[str], *, err: bool = False) -> int:
    colour = False if os.environ.get("NO_COLOR") else True if os.environ.get("FORCE_COLOR") else None
    for line in lines:
        click.echo(line, color=colour, err=err)
    return 0


def _exit_code(report: Report, run: Run) -> int:
    if report.broken:
        return WRONG_USE
    return 0 if run.exit_zero else int(report.worst >= run.fail_on)
