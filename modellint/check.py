"""From paths to findings: read, analyse, ask the rules, work out places and fixes, leave out what is silenced."""

from __future__ import annotations

import contextlib
import gc
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from modellint.diagnostics import Diagnostic, Edit, Finding, Place, Span
from modellint.failures import INTERNAL_ERROR, Failures
from modellint.notebooks import opened
from modellint.program.facts import Sight, Unread
from modellint.program.project import Project
from modellint.registry import Rule, specificity
from modellint.resolve import resolve
from modellint.source.files import find
from modellint.source.notebooks import Notebook, is_notebook, reaches
from modellint.source.screen import mentions_framework
from modellint.source.suppressions import silenced

if TYPE_CHECKING:
    from modellint.analysis.interpreter import Watch
    from modellint.syntax.parse import Trees


@dataclass(frozen=True, slots=True)
class Given:
    """What there is to check: the contents of the files that can matter, and the files that could not be read.

    The content of a notebook is the Python of its cells.
    """

    sources: Mapping[str, bytes]
    unread: tuple[Unread, ...] = ()
    files: int = 0
    notebooks: Mapping[str, Notebook] = field(default_factory=dict)

    @property
    def contents(self) -> Mapping[str, bytes]:
        """The contents as they are in the files."""
        return {**self.sources, **{path: notebook.raw for path, notebook in self.notebooks.items()}}

    @property
    def shown(self) -> Mapping[str, bytes]:
        """The contents as their authors know them."""
        return {**self.sources, **{path: notebook.script for path, notebook in self.notebooks.items()}}


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found, and what it saw at all (``sights``).

    ``sources`` also holds files that were not asked for but are pointed at by a note.
    """

    given: Given
    rules: tuple[Rule, ...]
    findings: tuple[Finding, ...]
    sources: Mapping[str, bytes]
    sights: tuple[Sight, ...] = ()

    @property
    def broken(self) -> bool:
        """Whether modellint itself failed somewhere."""
        return any(finding.name == INTERNAL_ERROR for finding in self.findings)

    @property
    def worst(self) -> int:
        """The highest severity found, 0 where nothing was."""
        return max((finding.severity for finding in self.findings), default=0)


def read(arguments: Iterable[str]) -> Given:
    """Read the files that the arguments stand for, and keep those that mention a framework."""
    sources: dict[str, bytes] = {}
    notebooks: dict[str, Notebook] = {}
    unread: list[Unread] = []
    paths = find(arguments)
    for path in paths:
        try:
            with open(path, "rb") as file:
                content = file.read()
        except OSError as error:
            unread.append(Unread("unreadable-file", Span(path, 0, 0), (error.strerror or str(error)).lower()))
            continue
        if is_notebook(path):
            found = opened(path, content)
            if found is not None:
                notebooks[path], sources[path] = found.notebook, found.notebook.code
                unread += found.unread
        elif mentions_framework(content):
            sources[path] = content
    return Given(sources, tuple(unread), len(paths), notebooks)


def check(given: Given, rules: Sequence[Rule], watch: Watch = iter) -> Report:
    """Ask the rules about the given files; ``watch`` is handed the steps of the analysis, and sees them go by."""
    failures = Failures()
    with _paused_gc():
        projects, trees = _analysed(given, failures, watch)
        sources = dict(given.sources)
        for project in projects:
            sources.update(project.sources)
        said = [(rule, told) for rule, told in _ask(rules, projects, failures) if _is_asked_for(told, given)]
        shown = {**sources, **given.shown}
        findings = _visible(resolve(said, sources, trees, failures, shown), given)
    each_once = {(finding.code, finding.where.span, finding.message): finding for finding in reversed(findings)}
    every = sorted([*each_once.values(), *failures.findings], key=Finding.sort_key)
    sights = tuple(sight for each in projects for sight in each.facts(Sight) if sight.place.path in given.sources)
    return Report(given, tuple(rules), tuple(every), shown, sights)


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


def _analysed(given: Given, failures: Failures, watch: Watch) -> tuple[list[Project], Trees | None]:
    """What is known of the given files; the parser is loaded only if there is something to parse."""
    unread = [Project(given.unread)] if given.unread else []
    if not given.sources:
        return unread, None
    from modellint.syntax.parse import Trees

    trees = Trees()
    return [*unread, *_understood(given.sources, trees, failures, watch)], trees


def _understood(sources: Mapping[str, bytes], trees: Trees, failures: Failures, watch: Watch) -> list[Project]:
    """All files as one project; where the analysis fails, each for itself, so that only the culprits are lost."""
    from modellint.analysis import analyse

    try:
        return [analyse(sources, trees, watch)]
    except Exception as error:
        alone = [_understood_alone(path, sources[path], trees, failures) for path in sources]
        if None not in alone:
            failures.tell(next(iter(sources)), "while looking at all files together", error)
        return [project for project in alone if project is not None]


def _understood_alone(path: str, content: bytes, trees: Trees, failures: Failures) -> Project | None:
    from modellint.analysis import analyse

    with failures.caught(path, "while looking at this file"):
        return analyse({path: content}, trees)
    return None


def _ask(rules: Sequence[Rule], projects: Sequence[Project], failures: Failures) -> Iterator[tuple[Rule, Diagnostic]]:
    for project in projects:
        for rule in rules:
            for fact in project.facts(rule.fact):
                with failures.caught(_path_of(fact), f"while asking {rule.name}"):
                    yield from [(rule, diagnostic) for diagnostic in rule.ask(fact, project)]


def _is_asked_for(told: Diagnostic, given: Given) -> bool:
    """Whether it is about a file that was asked for, and not about one that was merely read for an asked one's sake."""
    return told.place.path in given.sources or any(told.place.path == file.span.path for file in given.unread)


def _path_of(fact: object) -> str:
    where = getattr(fact, "place", None) or getattr(fact, "span", None)
    return where.path if isinstance(where, Place | Span) else ""


def _visible(findings: Iterable[Finding], given: Given) -> list[Finding]:
    """The findings that no comment on their first or last line keeps quiet, without fixes of files not asked for."""
    visible: list[Finding] = []
    by_file = sorted(findings, key=Finding.sort_key)
    for path, group in itertools.groupby(by_file, key=lambda finding: finding.path):
        told = list(group)
        lines = {line for finding in told for line in (finding.where.start.line, finding.where.end.line)}
        quiet = silenced(given.sources.get(path, b""), lines)
        visible += [_within_reach(finding, given) for finding in told if not _is_quiet(finding, quiet)]
    return visible


def _within_reach(finding: Finding, given: Given) -> Finding:
    fixable = finding.fix is None or all(_can_edit(edit, given) for edit in finding.fix.edits)
    return finding if fixable else replace(finding, fix=None)


def _can_edit(edit: Edit, given: Given) -> bool:
    notebook = given.notebooks.get(edit.path)
    return edit.path in given.sources if notebook is None else reaches(notebook, edit)


def _is_quiet(finding: Finding, quiet: Mapping[int, tuple[str, ...]]) -> bool:
    selectors = (*quiet.get(finding.where.start.line, ()), *quiet.get(finding.where.end.line, ()))
    return any(specificity(selector, finding.code, finding.name) >= 0 for selector in selectors)
