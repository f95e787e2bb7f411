"""From paths to findings: read, analyse, ask the rules, work out places and fixes, leave out what is silenced."""

from __future__ import annotations

import contextlib
import gc
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from modellint.diagnostics import Diagnostic, Edit, Finding, Place, Span
from modellint.failures import INTERNAL_ERROR, Failures
from modellint.notebooks import opened
from modellint.program.facts import IdleComment, Sight, Stopped, Unread
from modellint.program.project import Project
from modellint.registry import Rule
from modellint.resolve import resolve
from modellint.silence import Silence
from modellint.source.files import find, is_left_out
from modellint.source.notebooks import Notebook, is_notebook, reaches
from modellint.source.screen import mentions_framework
from modellint.source.texts import Texts
from modellint.terms import Terms

if TYPE_CHECKING:
    from modellint.analysis.interpreter import Watch
    from modellint.analysis.modules import Reader
    from modellint.config import Configuration
    from modellint.syntax.parse import Trees


@dataclass(frozen=True, slots=True)
class Given:
    """What there is to check: the contents of the files that can matter, and the files that could not be read.

    ``files`` is the number of all files that were looked at, and ``every`` their paths. Those that are ``single`` were
    named themselves, so that the files around them may be missing. ``piped`` is the one that came from standard input;
    its content is put ``aside`` where it cannot matter. The content of a notebook is the Python of its cells. What else
    is imported comes from the ``reader``, and may be edited by a fix where it is ``mendable``.
    """

    sources: Mapping[str, bytes]
    unread: tuple[Unread, ...] = ()
    files: int = 0
    every: tuple[str, ...] = ()
    single: frozenset[str] = frozenset()
    piped: str | None = None
    aside: bytes = b""
    notebooks: Mapping[str, Notebook] = field(default_factory=dict)
    reader: Reader | None = None
    mendable: Callable[[str], bool] | None = None

    @property
    def contents(self) -> Mapping[str, bytes]:
        """The contents as they are in the files."""
        return {**self.sources, **{path: notebook.raw for path, notebook in self.notebooks.items()}}

    @property
    def shown(self) -> Mapping[str, bytes]:
        """The contents as their authors know them."""
        return {**self.sources, **{path: notebook.script for path, notebook in self.notebooks.items()}}

    @property
    def stdin(self) -> bytes | None:
        """The content of what came from standard input, None if nothing did."""
        return None if self.piped is None else self.contents.get(self.piped, self.aside)


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found, and what it saw at all (``sights``).

    ``sources`` also holds files that were not asked for but are pointed at by a note. ``known`` findings are in the
    baseline and not among ``findings``.
    """

    given: Given
    rules: tuple[Rule, ...]
    findings: tuple[Finding, ...]
    sources: Mapping[str, bytes]
    sights: tuple[Sight, ...] = ()
    terms: Terms | None = None
    known: tuple[Finding, ...] = ()

    @property
    def broken(self) -> bool:
        """Whether modellint itself failed somewhere."""
        return any(finding.name == INTERNAL_ERROR for finding in self.findings)

    @property
    def worst(self) -> int:
        """The highest severity found, 0 where nothing was."""
        return max((finding.severity for finding in self.findings), default=0)


def read(arguments: Iterable[str], configuration: Configuration | None = None) -> Given:
    """Read the files that the arguments stand for, and keep those that mention a framework."""
    sources: dict[str, bytes] = {}
    notebooks: dict[str, Notebook] = {}
    unread: list[Unread] = []
    arguments = list(arguments)
    paths = find(arguments, configuration)
    for path in paths:
        try:
            with open(path, "rb") as file:
                content = file.read()
        except OSError as error:
            unread.append(Unread("unreadable-file", Span(path, 0, 0), (error.strerror or str(error)).lower()))
            continue
        unread += _taken(path, content, sources, notebooks)
    single = frozenset(map(os.path.normpath, arguments)) & set(paths)
    return Given(sources, tuple(unread), len(paths), tuple(paths), single, notebooks=notebooks)


def read_one(name: str, content: bytes, configuration: Configuration) -> Given:
    """What came from standard input, under the name that it goes by."""
    sources: dict[str, bytes] = {}
    notebooks: dict[str, Notebook] = {}
    unread = () if is_left_out(name, configuration) else _taken(name, content, sources, notebooks)
    return Given(sources, unread, 1, (name,), frozenset([name]), name, content, notebooks)


def _taken(path: str, content: bytes, sources: dict[str, bytes], notebooks: dict[str, Notebook]) -> tuple[Unread, ...]:
    """Add a file to those that can matter, if it is one; what of it could not be read."""
    if is_notebook(path):
        found = opened(path, content)
        if found is None:
            return ()
        notebooks[path], sources[path] = found.notebook, found.notebook.code
        return found.unread
    if mentions_framework(content):
        sources[path] = content
    return ()


def check(
    given: Given,
    rules: Sequence[Rule],
    terms: Terms | None = None,
    watch: Watch = iter,
    trees: Trees | None = None,
) -> Report:
    """Ask the rules about the given files, on the terms that hold for each.

    ``watch`` is handed the steps of the analysis, and sees them go by. ``trees`` may know files from an earlier check.
    """
    terms = terms or Terms(rules)
    failures = Failures()
    silence = Silence(given.sources)
    with _paused_gc():
        projects, trees = _analysed(given, terms, failures, watch, trees)
        sources = dict(given.sources)
        for project in projects:
            sources.update(project.sources)
        found = _findings(rules, projects, _Run(given, sources, trees, terms, silence, failures))
        if any(rule.fact is IdleComment for rule in rules) and terms.listens and not failures.findings:
            idle = Project(tuple(_idle(given, projects, silence, terms)))
            found += _findings(rules, [idle], _Run(given, sources, trees, terms, silence, failures))
    each_once = {(finding.code, finding.where.span, finding.message): finding for finding in reversed(found)}
    every = sorted([*each_once.values(), *failures.findings], key=Finding.sort_key)
    new, known = terms.baseline.divided(every, Texts({**sources, **given.shown})) if terms.baseline else (every, [])
    sights = tuple(sight for each in projects for sight in each.facts(Sight) if sight.place.path in given.sources)
    return Report(given, tuple(rules), tuple(new), {**sources, **given.shown}, sights, terms, tuple(known))


@dataclass(frozen=True, slots=True)
class _Run:
    """What one check has at hand."""

    given: Given
    sources: Mapping[str, bytes]
    trees: Trees | None
    terms: Terms
    silence: Silence
    failures: Failures


def _findings(rules: Sequence[Rule], projects: Sequence[Project], run: _Run) -> list[Finding]:
    """What the rules say about these projects, as far as it is to be shown."""
    said = [(rule, told) for rule, told in _ask(rules, projects, run) if _is_asked_for(rule, told, run)]
    shown = {**run.sources, **run.given.shown}
    found = [_on_terms(finding, run) for finding in resolve(said, run.sources, run.trees, run.failures, shown)]
    return [finding for finding in found if not (run.terms.listens and run.silence.covers(finding))]


def _idle(given: Given, projects: Sequence[Project], silence: Silence, terms: Terms) -> Iterator[IdleComment]:
    """The comments that silence nothing, in files that were understood and seen together with those around them."""
    unknown = {unread.span.path for project in projects for unread in project.facts(Unread)}
    unknown |= {stopped.place.path for project in projects for stopped in project.facts(Stopped)}
    for path in given.sources:
        if path not in unknown and path not in given.single:
            yield from silence.idle(path, terms.of(path))


@contextlib.contextmanager
def _paused_gc() -> Iterator[None]:
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


def _ask(rules: Sequence[Rule], projects: Sequence[Project], run: _Run) -> Iterator[tuple[Rule, Diagnostic]]:
    for project in projects:
        for rule in rules:
            for fact in project.facts(rule.fact):
                path = _path_of(fact)
                with run.failures.caught(path, f"while asking {rule.name}"):
                    options = run.terms.of(path).options.get(rule.code) if rule.options else None
                    yield from [(rule, diagnostic) for diagnostic in rule.ask(fact, project, options)]


def _is_asked_for(rule: Rule, told: Diagnostic, run: _Run) -> bool:
    """Whether the rule is asked about the file, which was asked for itself and not merely read for another's sake."""
    path, given = told.place.path, run.given
    asked_for = path in given.sources or any(path == file.span.path for file in given.unread)
    return asked_for and run.terms.of(path).asks(rule)


def _on_terms(finding: Finding, run: _Run) -> Finding:
    """The finding at the severity that was set, without a fix that must not be made."""
    terms = run.terms.of(finding.path)
    severity = terms.severity.get(finding.code, finding.severity)
    fix = None if finding.code in terms.unfixable else finding.fix
    if fix is not None and not all(_is_editable(edit, run) for edit in fix.edits):
        fix = None
    return replace(finding, severity=severity, fix=fix)


def _is_editable(edit: Edit, run: _Run) -> bool:
    notebook = run.given.notebooks.get(edit.path)
    if edit.path not in run.given.sources:
        return run.given.mendable is not None and run.given.mendable(edit.path)
    if notebook is not None and not reaches(notebook, edit):
        return False
    return not (run.terms.listens and run.silence.of(edit.path).skipped)


def _path_of(fact: object) -> str:
    where = getattr(fact, "place", None) or getattr(fact, "span", None)
    return where.path if isinstance(where, Place | Span) else ""
