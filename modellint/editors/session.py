"""Checks what is open in an editor, file by file, and keeps what it takes to do so at each keystroke."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from modellint.analysis.modules import from_disk
from modellint.baseline import load
from modellint.checking import Given, Report, check, read_one
from modellint.config import Configuration
from modellint.config.table import Table
from modellint.editors.buffers import Document
from modellint.editors.carry import carried
from modellint.syntax.parse import Trees, Unparsed, check_syntax
from modellint.terms import ConfiguredTerms

MEMORY = 4_000_000


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in a document, and in which state of it.

    It is ``stale`` where the text cannot be parsed: then the findings are those of the last text that could be, moved
    to where their lines are now, and nothing is to be mended by them.
    """

    document: Document
    report: Report
    stale: bool = False

    @property
    def read(self) -> frozenset[str]:
        """All files that the findings may depend on."""
        return frozenset(map(os.path.abspath, self.report.sources))


@dataclass(slots=True)
class Session:
    """All that is remembered from one check to the next."""

    _trees: Trees = field(default_factory=lambda: Trees(MEMORY, editing=True))
    _good: dict[str, Checked] = field(default_factory=dict)
    _sound: dict[str, bytes] = field(default_factory=dict)

    def check(self, document: Document, others: Mapping[str, Document], is_ours: Callable[[str], bool]) -> Checked:
        """Check a document together with what it imports; of ``others``, what is typed counts, and not what is saved.

        Files that are ``is_ours`` may be edited by a fix. Raises ConfigError.
        """
        configuration = Configuration(Table(force_exclude=True))
        given = read_one(document.path, document.content, configuration)
        given = replace(given, reader=self._reader(others), mendable=is_ours)
        report = self._report(given, configuration)
        if self._is_whole(given):
            self._good[document.path] = checked = Checked(document, report)
            self._trees.expect_changes(document.path)
            return checked
        good = self._good.get(document.path)
        return Checked(document, carried(good.report, report, document.path) if good else report, stale=True)

    def forget(self, path: str) -> None:
        """A document was closed."""
        self._good.pop(path, None)
        self._sound.pop(path, None)

    def _is_whole(self, given: Given) -> bool:
        """Whether all of it can be parsed."""
        try:
            for path, content in given.sources.items():
                self._trees.lowered(path, content)
        except Unparsed:
            return False
        return not given.unread

    def _report(self, given: Given, configuration: Configuration) -> Report:
        (path,) = given.every
        terms = ConfiguredTerms(configuration, [path])
        baseline = configuration.of_file(path).baseline
        if baseline is not None and os.path.exists(baseline):
            terms.baseline = load(baseline)
        return check(given, terms.rules, terms, trees=self._trees)

    def _reader(self, others: Mapping[str, Document]) -> Callable[[str], bytes | None]:
        def read(path: str) -> bytes | None:
            other = others.get(os.path.abspath(path))
            return from_disk(path) if other is None or other.is_notebook else self._typed(other)

        return read

    def _typed(self, other: Document) -> bytes | None:
        """What was typed into a document last that can be parsed."""
        content = other.content
        if self._sound.get(other.path) != content:
            try:
                check_syntax(content)
            except Unparsed:
                return self._sound.get(other.path) or from_disk(other.path) or content
            self._sound[other.path] = content
        return content
