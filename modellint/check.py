"""From paths to findings: read, analyse, ask the rules, work out places and fixes, leave out what is silenced."""

from __future__ import annotations

import contextlib
import gc
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from modellint.diagnostics import Finding, Span
from modellint.failures import INTERNAL_ERROR, Failures
from modellint.program.facts import Fact, Unread
from modellint.program.project import Project
from modellint.registry import Rule, specificity
from modellint.resolve import Said, resolve
from modellint.source.files import find
from modellint.source.screen import mentions_framework
from modellint.source.suppressions import silenced

if TYPE_CHECKING:
    from modellint.syntax.parse import Trees


@dataclass(frozen=True, slots=True)
class Given:
    """What there is to check: the contents of the files that can matter, and the files that could not be read."""

    sources: Mapping[str, bytes]
    unread: tuple[Unread, ...] = ()
    files: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found."""

    given: Given
    rules: tuple[Rule, ...]
    findings: tuple[Finding, ...]

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
    unread: list[Unread] = []
    paths = find(arguments)
    for path in paths:
        try:
            with open(path, "rb") as file:
                content = file.read()
        except OSError as error:
            unread.append(Unread("unreadable-file", Span(path, 0, 0), (error.strerror or str(error)).lower()))
            continue
        if mentions_framework(content):
            sources[path] = content
    return Given(sources, tuple(unread), len(paths))


def check(given: Given, rules: Sequence[Rule]) -> Report:
    """Ask the rules about the given files."""
    failures = Failures()
    with _paused_gc():
        findings = _visible(_findings(given, rules, failures), given.sources)
    each_once = {(finding.code, finding.where.span, finding.message): finding for finding in reversed(findings)}
    every = sorted([*each_once.values(), *failures.findings], key=Finding.sort_key)
    return Report(given, tuple(rules), tuple(every))


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


def _findings(given: Given, rules: Sequence[Rule], failures: Failures) -> list[Finding]:
    projects, trees = ([Project(given.unread)] if given.unread else []), None
    if given.sources:
        from modellint.syntax.parse import Trees

        trees = Trees()
        projects += _analysed(given.sources, trees, failures)
    return resolve(list(_ask(rules, projects, failures)), given.sources, trees, failures)


def _analysed(sources: Mapping[str, bytes], trees: Trees, failures: Failures) -> list[Project]:
    """All files as one project; where the analysis fails, each for itself, so that only the culprits are lost."""
    from modellint.analysis import analyse

    try:
        return [analyse(sources, trees)]
    except Exception as error:
        alone = [_analysed_alone(path, sources[path], trees, failures) for path in sources]
        if None not in alone:
            failures.tell(next(iter(sources)), "while looking at all files together", error)
        return [project for project in alone if project is not None]


def _analysed_alone(path: str, content: bytes, trees: Trees, failures: Failures) -> Project | None:
    from modellint.analysis import analyse

    with failures.caught(path, "while looking at this file"):
        return analyse({path: content}, trees)
    return None


def _ask(rules: Sequence[Rule], projects: Sequence[Project], failures: Failures) -> Iterator[Said]:
    for project in projects:
        for rule in rules:
            for fact in project.facts(rule.fact):
                with failures.caught(_path_of(fact), f"while asking {rule.name}"):
                    yield from [(rule, diagnostic) for diagnostic in rule.ask(fact, project)]


def _path_of(fact: Fact | Unread) -> str:
    return fact.span.path if isinstance(fact, Unread) else fact.place.path


def _visible(findings: Iterable[Finding], sources: Mapping[str, bytes]) -> list[Finding]:
    """The findings that no comment on their first or last line keeps quiet."""
    visible: list[Finding] = []
    by_file = sorted(findings, key=Finding.sort_key)
    for path, group in itertools.groupby(by_file, key=lambda finding: finding.path):
        told = list(group)
        lines = {line for finding in told for line in (finding.where.start.line, finding.where.end.line)}
        quiet = silenced(sources.get(path, b""), lines)
        visible += [finding for finding in told if not _is_quiet(finding, quiet)]
    return visible


def _is_quiet(finding: Finding, quiet: Mapping[int, tuple[str, ...]]) -> bool:
    selectors = (*quiet.get(finding.where.start.line, ()), *quiet.get(finding.where.end.line, ()))
    return any(specificity(selector, finding.code, finding.name) >= 0 for selector in selectors)
