"""modellint for programs: ``modellint.check`` and ``modellint.check_source``, and the plain data that they answer in.

Lines and columns count from one, columns in characters, and an end is the first place after the range. In a notebook
they are those of the ``cell``, whose number counts all cells from one; elsewhere it is None.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from modellint import diagnostics as inner
from modellint.baseline import load
from modellint.checking import Given, Report, read, read_one
from modellint.checking import check as check_given
from modellint.config import ConfigError, Configuration
from modellint.config.schema import key_of
from modellint.config.schema import read as read_table
from modellint.config.table import Table
from modellint.reporters.places import Places, Shown
from modellint.source.texts import encoding_of
from modellint.terms import ConfiguredTerms

Path = str | os.PathLike[str]
__all__ = ["ConfigError", "Diagnostic", "Edit", "Fix", "Note", "Range", "check", "check_source"]


@dataclass(frozen=True, slots=True, order=True)
class Range:
    """A place in a file, from its first character to the first one after it."""

    path: str
    cell: int | None
    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Note:
    """Another place that matters to a diagnostic, and why."""

    where: Range
    message: str


@dataclass(frozen=True, slots=True)
class Edit:
    """Write ``text`` in place of what is there."""

    where: Range
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A fix: all edits together. One that is not ``safe`` changes what the program does."""

    message: str
    safe: bool
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding. ``severity`` is ``error``, ``warning`` or ``info``; ``url`` is where its rule is explained."""

    where: Range
    code: str
    name: str
    severity: str
    message: str
    advice: str
    notes: tuple[Note, ...]
    fix: Fix | None
    url: str | None


def check(paths: Path | Iterable[Path] = os.curdir, *, isolated: bool = False, **settings: Any) -> list[Diagnostic]:
    """Check files and folders together, as ``modellint check`` does, and give what it finds, in order.

    ``settings`` are those of the command line and of ``[tool.modellint]``, with underscores: ``select=["MDL1"]``,
    ``preview=True``. Files of settings are read as usual, unless ``isolated``. Raises ``modellint.ConfigError``.
    """
    configuration = Configuration(_table(settings), isolated=isolated)
    listed = [paths] if isinstance(paths, str | os.PathLike) else paths
    return _diagnostics(read([os.fspath(path) for path in listed], configuration), configuration)


def check_source(
    source: str | bytes, filename: Path = "-", *, isolated: bool = False, **settings: Any
) -> list[Diagnostic]:
    """Check a text that goes by this name, which need not be a file; what it imports is read from disk.

    A name that ends in ``.ipynb`` stands for a notebook. The rest is as for ``check``.
    """
    configuration = Configuration(_table(settings), isolated=isolated)
    content = source if isinstance(source, bytes) else encoded(source)
    return _diagnostics(read_one(os.fspath(filename), content, configuration), configuration)


def encoded(text: str) -> bytes:
    """The bytes of a text, in the encoding that it declares, so that it can be read again."""
    content = text.encode(errors="replace")
    encoding = encoding_of(content)
    return content if encoding == "utf-8" else text.encode(encoding, errors="replace")


def report_on(given: Given, configuration: Configuration, *, listens: bool = True) -> Report:
    """Check what is given under its settings; ``listens`` says whether comments may silence."""
    every = [*given.sources, *(file.span.path for file in given.unread)]
    terms = ConfiguredTerms(configuration, every, listens=listens)
    if configuration.main.baseline is not None:
        terms.baseline = load(configuration.main.baseline)
    return check_given(given, terms.rules, terms)


def _table(settings: Mapping[str, Any]) -> Table:
    """Settings that were given as arguments, held to the types that a file must keep to."""
    said = {key_of(name): _listed(value) for name, value in settings.items() if value is not None}
    return read_table(Table, said, "modellint.check", "docs/configuration.md lists all settings")


def _listed(value: Any) -> Any:
    return list(value) if isinstance(value, tuple | set | frozenset) else value


def _diagnostics(given: Given, configuration: Configuration) -> list[Diagnostic]:
    report = report_on(given, configuration)
    places = Places(report)
    urls = {rule.code: rule.url for rule in report.rules}
    return [_diagnostic(finding, places, urls.get(finding.code)) for finding in report.findings]


def _diagnostic(finding: inner.Finding, places: Places, url: str | None) -> Diagnostic:
    return Diagnostic(
        _range(finding.where, places),
        finding.code,
        finding.name,
        finding.severity.word,
        finding.message,
        finding.advice,
        tuple(Note(_range(each.where, places), each.message) for each in finding.related),
        None if finding.fix is None else _fix(finding.fix, places),
        url,
    )


def _fix(fix: inner.Fix, places: Places) -> Fix:
    return Fix(fix.message, fix.applicability.value == "safe", tuple(_edit(edit, places) for edit in fix.edits))


def _edit(edit: inner.Edit, places: Places) -> Edit:
    return Edit(_as_range(places.edit(edit)), edit.text)


def _range(where: inner.Located, places: Places) -> Range:
    return _as_range(places.shown(where))


def _as_range(shown: Shown) -> Range:
    start, end = shown.start, shown.end
    return Range(shown.path, shown.cell, start.line, start.column, end.line, end.column)
