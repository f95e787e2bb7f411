"""The options of ``modellint check``, and what they come to together with the files of settings."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from typing import Any

import click

from modellint.config import ConfigError, Configuration, Settings
from modellint.config.errors import nearest
from modellint.config.table import Table
from modellint.diagnostics import Severity
from modellint.reporters import format_names

Command = Callable[..., None]
UNRESOLVED = "unresolved"
FORMATS = format_names()
COLOURS = ("auto", "always", "never")
SEVERITIES = [severity.word for severity in reversed(Severity)]


@dataclasses.dataclass(frozen=True, slots=True)
class Run:
    """What one call of ``modellint check`` is to do; the fields up to ``fail_on`` may also come from a file."""

    configuration: Configuration
    fix: bool
    unsafe_fixes: bool
    output_format: str
    fail_on: Severity
    baseline: str | None
    fix_only: bool
    diff: bool
    exit_zero: bool
    exit_non_zero_on_fix: bool
    statistics: bool
    ignore_noqa: bool
    add_noqa: bool
    update_baseline: bool
    show_files: bool
    show_settings: bool
    stdin_filename: str | None
    quiet: bool
    no_cache: bool = False
    cache_dir: str | None = None
    output_file: str | None = None
    color: str = "auto"


def _listed(_context: click.Context, _option: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...] | None:
    """What is separated by commas, from all uses of an option together; None if it is not used."""
    found = tuple(each for text in given for each in text.replace(",", " ").split())
    return found if given else None


def _pairs(_context: click.Context, option: click.Parameter, given: tuple[str, ...]) -> Mapping[str, Any] | None:
    """``PATTERN:RULES`` as a table."""
    table: dict[str, tuple[str, ...]] = {}
    for text in given:
        pattern, colon, rule = text.rpartition(":")
        if not (colon and pattern and rule):
            raise click.BadParameter(f"{text!r} is not PATTERN:RULE, such as 'tests/**:MDL1'", param=option)
        table[pattern] = (*table.get(pattern, ()), *rule.replace(",", " ").split())
    return table or None


def _severity(_context: click.Context, _option: click.Parameter, given: str | None) -> Severity | None:
    return None if given is None else Severity[given.upper()]


def _completed(_context: click.Context, _option: click.Parameter, typed: str) -> list[str]:
    """The codes and names of rules that start like this, for the shell."""
    from modellint.registry import built_in

    before, comma, last = typed.rpartition(",")
    words = [word for rule in built_in() for word in (rule.code, rule.name)]
    return [f"{before}{comma}{word}" for word in words if word.lower().startswith(last.lower())]


def _rules(name: str, text: str) -> Callable[[Command], Command]:
    return click.option(
        name, multiple=True, metavar="RULES", callback=_listed, shell_complete=_completed, help=text
    )  # fmt: skip


def _switch(names: str, text: str, *, on_and_off: bool = False) -> Callable[[Command], Command]:
    *_, name = names.split("/")[0].split()
    if on_and_off:
        return click.option(f"{names}/--no-{name.removeprefix('--')}", default=None, help=text)
    return click.option(*names.split(), is_flag=True, help=text)


cache_option = click.option("--cache-dir", metavar="FOLDER", envvar="MODELLINT_CACHE_DIR", help="Where the cache is.")

CHECK = (
    _rules("--select", "Ask these rules only: codes, names, families (MDL1), ALL."),
    _rules("--extend-select", "Ask these rules too."),
    _rules("--ignore", "Do not ask these rules."),
    click.option("--per-file-ignores", multiple=True, metavar="PATTERN:RULES", callback=_pairs,
                 help="Do not ask these rules about files that fit the pattern."),
    click.option("--extend-per-file-ignores", multiple=True, metavar="PATTERN:RULES", callback=_pairs,
                 help="The same, on top of what the settings say."),
    _switch("--preview", "Ask rules that are still on trial, too.", on_and_off=True),
    _switch("--unresolved", "List only what was seen but could not be checked, and why."),
    _switch("--fix", "Apply safe fixes.", on_and_off=True),
    _switch("--unsafe-fixes", "With --fix or --diff: unsafe fixes as well.", on_and_off=True),
    _switch("--fix-only", "Apply safe fixes, and say nothing about the rest."),
    _switch("--diff", "Show what --fix would change, and write nothing."),
    _rules("--fixable", "Fix only what these rules find."),
    _rules("--unfixable", "Do not fix what these rules find."),
    click.option("--exclude", multiple=True, metavar="PATTERNS", callback=_listed,
                 help="Leave out files and folders that fit, in place of those that usually are."),
    click.option("--extend-exclude", multiple=True, metavar="PATTERNS", callback=_listed,
                 help="Leave out these, too."),
    _switch("--force-exclude", "Leave them out even if they are named here, as hooks do.", on_and_off=True),
    _switch("--respect-gitignore", "Leave out what git ignores (the default).", on_and_off=True),
    click.option("--stdin-filename", metavar="NAME", help="What the file is called that `-` reads."),
    click.option("--config", multiple=True, metavar="FILE | KEY=VALUE",
                 help="Use this file of settings, or set one key: 'preview = true'."),
    _switch("--isolated", "Read no file of settings."),
    _switch("--ignore-noqa", "Do not listen to comments that ask for silence."),
    _switch("--add-noqa", "Silence everything that is found with comments."),
    click.option("--baseline", metavar="FILE", help="Show only what is not in this file."),
    _switch("--update-baseline", "Write what is found to the baseline."),
    click.option("--output-format", type=click.Choice(FORMATS), help="[default: full]"),
    click.option("-o", "--output-file", type=click.Path(dir_okay=False), help="Write the report into this file."),
    click.option("--color", type=click.Choice(COLOURS), default="auto", show_default=True, help="Use colours."),
    click.option("--fail-on", type=click.Choice(SEVERITIES), callback=_severity,
                 help="Exit with 1 from this severity on.  [default: warning]"),
    _switch("-e --exit-zero", "Exit with 0 even if something was found."),
    _switch("--exit-non-zero-on-fix", "Exit with 1 if something was fixed."),
    _switch("--statistics", "Show only how often each rule spoke."),
    _switch("-q --quiet", "Show what is found, and nothing else."),
    click.option("-n", "--no-cache", is_flag=True, envvar="MODELLINT_NO_CACHE",
                 help="Analyse everything anew, and remember nothing."),
    cache_option,
    _switch("--show-files", "List the files that would be checked."),
    _switch("--show-settings", "Show the settings that hold for the given files."),
    _switch("-w --watch", "Check again whenever a file changes."),
)  # fmt: skip


def check_options(command: Command) -> Command:
    """Give a command all options of ``check``."""
    for option in reversed(CHECK):
        command = option(command)
    return command


def understood(options: dict[str, Any]) -> Run:
    """What the options ask for, with the files of settings read."""
    _consistent(options)
    if options.pop(UNRESOLVED):
        options.update(select=(UNRESOLVED,), extend_select=None, ignore=None)
    if options["fix_only"]:
        options["fix"] = True
    names = {field.name for field in dataclasses.fields(Table)}
    said = Table(**{name: options.pop(name) for name in names & options.keys()})
    given, isolated = options.pop("config"), options.pop("isolated")
    configuration = Configuration(said, given, isolated=isolated)
    settings = configuration.main
    _known_format(settings)
    if options["update_baseline"] and not settings.baseline:
        raise ConfigError("--update-baseline: which one?", "add --baseline FILE, or set `baseline` in the settings")
    shared = {name: getattr(settings, name) for name in _SHARED}
    return Run(configuration, **{**shared, "fix": settings.fix and not options["diff"]}, **options)


_SHARED = ("fix", "unsafe_fixes", "output_format", "fail_on", "baseline")


def _consistent(options: Mapping[str, Any]) -> None:
    for one, other, why in (
        ("fix", "diff", "--fix writes and --diff does not"),
        ("fix_only", "diff", "--fix-only writes and --diff does not"),
        ("add_noqa", "fix", "--add-noqa silences what --fix mends"),
        ("add_noqa", "diff", "--add-noqa writes and --diff does not"),
        ("update_baseline", "fix", "--update-baseline keeps what --fix mends"),
        ("update_baseline", "diff", "--update-baseline writes and --diff does not"),
    ):
        if options[one] and options[other]:
            raise ConfigError(why, "give one of them")


def _known_format(settings: Settings) -> None:
    if settings.output_format not in FORMATS:
        close = nearest(settings.output_format, FORMATS)
        advice = f"did you mean {close!r}?" if close else f"there are: {', '.join(FORMATS)}"
        raise ConfigError(f"`output-format`: there is no {settings.output_format!r}", advice)
