"""Settings as they hold for a file: what a table of settings and the command line come to together."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from modellint.config.patterns import Pattern, Patterns
from modellint.config.table import Selectors, Table, Versions
from modellint.diagnostics import Severity

# fmt: off
EXCLUDED = (
    ".bzr", ".direnv", ".eggs", ".git", ".git-rewrite", ".hg", ".ipynb_checkpoints", ".modellint_cache", ".mypy_cache",
    ".nox", ".pants.d", ".pyenv", ".pytest_cache", ".pytype", ".ruff_cache", ".svn", ".tox", ".venv", ".vscode",
    "__pycache__", "__pypackages__", "_build", "buck-out", "build", "dist", "node_modules", "site-packages",
    "venv",
)
# fmt: on
"""Folders that hold nobody's own source code. One that is named in an argument is searched all the same."""

COMMAND_LINE = "the command line"


@dataclass(frozen=True, slots=True)
class Selection:
    """Which rules one source of settings wants: those it selects, or else those that others did, more and fewer."""

    select: Selectors | None = None
    extend_select: Selectors = ()
    ignore: Selectors = ()
    source: str = COMMAND_LINE


@dataclass(frozen=True, slots=True)
class PerFile:
    """What is ignored in the files that a pattern fits, or, with a ``!`` before it, in all others."""

    pattern: Pattern
    ignore: Selectors
    inverted: bool = False

    def speaks_of(self, path: str, root: str) -> bool:
        """Whether it concerns this file."""
        return Patterns([self.pattern]).fit_within(path, root) is not self.inverted


@dataclass(frozen=True, slots=True, eq=False)
class Settings:
    """All that was asked for with regard to a file. ``source`` is the file of settings, ``root`` its folder."""

    root: str = field(default_factory=os.getcwd)
    source: str = ""
    selections: tuple[Selection, ...] = ()
    per_file_ignores: tuple[PerFile, ...] = ()
    fixable: Selectors = ("ALL",)
    unfixable: Selectors = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    options: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    rules: tuple[str, ...] = ()
    preview: bool = False
    exclude: tuple[Pattern, ...] = tuple(Pattern(name, "") for name in EXCLUDED)
    extend_exclude: tuple[Pattern, ...] = ()
    force_exclude: bool = False
    respect_gitignore: bool = True
    src: tuple[str, ...] = ()
    target_version: Versions = Versions()
    fix: bool = False
    unsafe_fixes: bool = False
    output_format: str = "full"
    fail_on: Severity = Severity.WARNING
    baseline: str | None = None


_PLAIN = (
    "fixable", "unfixable", "preview", "force_exclude", "respect_gitignore", "fix", "unsafe_fixes", "output_format",
    "fail_on",
)  # fmt: skip


def apply(settings: Settings, table: Table, root: str, source: str) -> Settings:
    """The settings with what a table says put on top; its paths are relative to ``root``."""
    changes: dict[str, Any] = {name: value for name in _PLAIN if (value := getattr(table, name)) is not None}
    changes["selections"] = (*settings.selections, _selection(table, source))
    changes["per_file_ignores"] = _per_file(settings, table, root)
    changes["severity"] = {**settings.severity, **(table.severity or {})}
    changes["options"] = {**settings.options, **(table.options or {})}
    changes["extend_exclude"] = (*settings.extend_exclude, *_patterns(table.extend_exclude or (), root))
    if table.exclude is not None:
        changes["exclude"] = _patterns(table.exclude, root)
    if table.target_version is not None:
        changes["target_version"] = table.target_version
    for name in ("rules", "src"):
        if (paths := getattr(table, name)) is not None:
            changes[name] = tuple(_absolute(path, root) for path in paths)
    if table.baseline is not None:
        changes["baseline"] = _absolute(table.baseline, root)
    return replace(settings, **changes)


def _selection(table: Table, source: str) -> Selection:
    ignored = (*(table.ignore or ()), *(table.extend_ignore or ()))
    return Selection(table.select, table.extend_select or (), ignored, source)


def _per_file(settings: Settings, table: Table, root: str) -> tuple[PerFile, ...]:
    base = settings.per_file_ignores if table.per_file_ignores is None else ()
    said = [*(table.per_file_ignores or {}).items(), *(table.extend_per_file_ignores or {}).items()]
    return (
        *base,
        *(PerFile(Pattern(glob.removeprefix("!"), root), wanted, glob.startswith("!")) for glob, wanted in said),
    )


def _patterns(texts: tuple[str, ...], root: str) -> tuple[Pattern, ...]:
    return tuple(Pattern(text, root) for text in texts)


def _absolute(path: str, root: str) -> str:
    return os.path.normpath(os.path.join(root, os.path.expanduser(path)))
