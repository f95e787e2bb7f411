"""From paths to findings: what was found in the files, as those who asked want to hear it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from modellint.diagnostics import Edit, Finding
from modellint.examine import Outcome, examine
from modellint.failures import INTERNAL_ERROR, Failures
from modellint.given import Given, read, read_one
from modellint.program.facts import IdleComment, Sight
from modellint.program.project import Project
from modellint.registry import Rule
from modellint.resolve import resolve
from modellint.silence import Silence
from modellint.source.notebooks import reaches
from modellint.source.texts import Texts
from modellint.terms import Terms

if TYPE_CHECKING:
    from modellint.analysis.interpreter import Watch
    from modellint.cache import Cache
    from modellint.syntax.parse import Trees

__all__ = ["Given", "Report", "check", "read", "read_one"]


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


def check(
    given: Given,
    rules: Sequence[Rule],
    terms: Terms | None = None,
    watch: Watch = iter,
    trees: Trees | None = None,
    cache: Cache | None = None,
) -> Report:
    """Ask the rules about the given files, on the terms that hold for each.

    ``watch`` is handed the steps of the analysis, and sees them go by. ``trees`` may know files from an earlier check;
    what is in the ``cache`` is not analysed again.
    """
    terms = terms or Terms(rules)
    failures = Failures()
    outcome = _remembered(given, terms, watch, cache) if cache and given.sources and not given.reader else None
    if outcome is None:
        outcome = examine(given, rules, terms, failures, watch, trees)
    return _reported(given, rules, terms, outcome, failures)


def _remembered(given: Given, terms: Terms, watch: Watch, cache: Cache) -> Outcome | None:
    """What all rules find, from the cache or for the next time; None if we fail at one of them."""
    outcome = cache.recall(given, terms)
    if outcome is None:
        failures = Failures()
        outcome = examine(given, terms.known, terms, failures, watch)
        if failures.findings:
            return None
        cache.keep(given, terms, outcome)
    return outcome


def _reported(given: Given, rules: Sequence[Rule], terms: Terms, outcome: Outcome, failures: Failures) -> Report:
    """The report on what was found, without what nobody wants to hear."""
    silence = Silence(given.sources)
    run = _Run(given, terms, silence)
    found = list(_shown(outcome.findings, run))
    if any(rule.fact is IdleComment for rule in rules) and terms.listens and not failures.findings:
        found += _shown(_idle(rules, run, outcome, failures), run)
    each_once = {(finding.code, finding.where.span, finding.message): finding for finding in reversed(found)}
    every = sorted([*each_once.values(), *failures.findings], key=Finding.sort_key)
    sources = {**given.sources, **outcome.imported, **given.shown}
    new, known = terms.baseline.divided(every, Texts(sources)) if terms.baseline else (every, [])
    return Report(given, tuple(rules), tuple(new), sources, outcome.sights, terms, tuple(known))


@dataclass(frozen=True, slots=True)
class _Run:
    """What one check has at hand."""

    given: Given
    terms: Terms
    silence: Silence


def _shown(findings: Iterable[Finding], run: _Run) -> Iterator[Finding]:
    """The findings that are asked for and not silenced, on the terms of their files."""
    for finding in findings:
        if finding.code in run.terms.of(finding.path).asked:
            finding = _on_terms(finding, run)
            if not (run.terms.listens and run.silence.covers(finding)):
                yield finding


def _idle(rules: Sequence[Rule], run: _Run, outcome: Outcome, failures: Failures) -> Sequence[Finding]:
    """What is said of comments that silence nothing, in files that were understood together with those around them."""
    given = run.given
    checked = [path for path in given.sources if path not in outcome.unknown and path not in given.single]
    facts = tuple(fact for path in checked for fact in run.silence.idle(path, run.terms.of(path)))
    asked = [rule for rule in rules if rule.fact is IdleComment]
    if not facts:
        return ()
    from modellint.syntax.parse import Trees

    told = [(rule, each) for rule in asked for fact in facts for each in rule.ask(fact, Project(facts))]
    said = [(rule, each) for rule, each in told if rule in run.terms.of(each.place.path).known]
    return resolve(said, given.sources, Trees(), failures, {**given.sources, **given.shown})


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
