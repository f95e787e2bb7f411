"""From contents to findings: analyse, ask the rules, work out places and fixes. Nobody's wishes are heeded yet."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from modellint.diagnostics import Diagnostic, Finding, Place, Span
from modellint.failures import Failures
from modellint.given import Given
from modellint.program.facts import Sight, Stopped, Unread
from modellint.program.project import Project
from modellint.registry import Rule
from modellint.resolve import resolve
from modellint.terms import Terms

if TYPE_CHECKING:
    from modellint.analysis.interpreter import Watch
    from modellint.syntax.parse import Trees


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the rules found in the files that were asked for, before anybody is heard on what to show.

    ``sights`` are what was seen at all, ``unknown`` the files that were not understood to their end. ``imported`` are
    the contents of files that were merely read, ``missed`` the files and folders that were looked for and are not
    there, ``folders`` those that are.
    """

    findings: tuple[Finding, ...] = ()
    sights: tuple[Sight, ...] = ()
    unknown: frozenset[str] = frozenset()
    imported: Mapping[str, bytes] = field(default_factory=dict)
    missed: frozenset[str] = frozenset()
    folders: frozenset[str] = frozenset()


def examine(
    given: Given,
    rules: Sequence[Rule],
    terms: Terms,
    failures: Failures,
    watch: Watch = iter,
    trees: Trees | None = None,
) -> Outcome:
    """Ask these rules about the given files; ``trees`` may know files from an earlier check."""
    with paused_gc():
        projects, trees = _analysed(given, terms, failures, watch, trees)
        sources = {**given.sources, **{path: text for each in projects for path, text in each.sources.items()}}
        told = _ask(rules, projects, terms, failures)
        said = [(rule, each) for rule, each in told if _is_meant(rule, each, given, terms)]
        found = resolve(said, sources, trees, failures, {**sources, **given.shown})
    unknown = {unread.span.path for project in projects for unread in project.facts(Unread)}
    unknown |= {stopped.place.path for project in projects for stopped in project.facts(Stopped)}
    return Outcome(
        tuple(found),
        tuple(sight for each in projects for sight in each.facts(Sight) if sight.place.path in given.sources),
        frozenset(unknown),
        {path: text for path, text in sources.items() if path not in given.sources},
        frozenset(path for project in projects for path in project.missed),
        frozenset(path for project in projects for path in project.folders),
    )


def _is_meant(rule: Rule, told: Diagnostic, given: Given, terms: Terms) -> bool:
    """Whether the file has this rule, and was asked for itself and not merely read for another's sake."""
    path = told.place.path
    asked_for = path in given.sources or any(path == file.span.path for file in given.unread)
    return asked_for and rule in terms.of(path).known


@contextlib.contextmanager
def paused_gc() -> Iterator[None]:
    """A run makes hardly any garbage that only a collector finds, and looking for it costs a fifth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _analysed(
    given: Given, terms: Terms, failures: Failures, watch: Watch, trees: Trees | None
) -> tuple[list[Project], Trees | None]:
    """What is known of the given files; the parser is loaded only if there is something to parse."""
    unread = [Project(given.unread)] if given.unread else []
    if not given.sources:
        return unread, None
    from modellint.syntax.parse import Trees

    trees = trees or Trees()
    return [*unread, *_understood(given, trees, terms, failures, watch)], trees


def _understood(given: Given, trees: Trees, terms: Terms, failures: Failures, watch: Watch) -> list[Project]:
    """All files as one project; where the analysis fails, each for itself, so that only the culprits are lost."""
    from modellint.analysis import analyse
    from modellint.analysis.modules import from_disk

    sources, reader = given.sources, given.reader or from_disk
    try:
        return [replace(analyse(sources, trees, terms.roots, watch, reader), targets=terms.targets)]
    except Exception as error:
        alone = [_understood_alone(path, sources[path], trees, terms, failures) for path in sources]
        if None not in alone:
            failures.tell(next(iter(sources)), "while looking at all files together", error)
        return [project for project in alone if project is not None]


def _understood_alone(path: str, content: bytes, trees: Trees, terms: Terms, failures: Failures) -> Project | None:
    from modellint.analysis import analyse

    with failures.caught(path, "while looking at this file"):
        return replace(analyse({path: content}, trees, terms.roots), targets=terms.targets)
    return None


def _ask(
    rules: Sequence[Rule], projects: Sequence[Project], terms: Terms, failures: Failures
) -> Iterator[tuple[Rule, Diagnostic]]:
    for project in projects:
        for rule in rules:
            for fact in project.facts(rule.fact):
                path = _path_of(fact)
                with failures.caught(path, f"while asking {rule.name}"):
                    options = terms.of(path).options.get(rule.code) if rule.options else None
                    yield from [(rule, diagnostic) for diagnostic in rule.ask(fact, project, options)]


def _path_of(fact: object) -> str:
    where = getattr(fact, "place", None) or getattr(fact, "span", None)
    return where.path if isinstance(where, Place | Span) else ""
