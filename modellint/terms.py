"""On which terms each file is checked: which rules are asked about it, with which options, at which severity."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from modellint.baseline import Baseline
from modellint.config import Configuration, Settings
from modellint.config.schema import key_of, read
from modellint.config.settings import PerFile
from modellint.diagnostics import Severity
from modellint.program.project import Version
from modellint.registry import Rule, RuleError, built_in, load, together
from modellint.selection import best, check, find, select


@dataclass(frozen=True, slots=True)
class FileTerms:
    """The terms for one file; rules are named by their codes. ``known`` are all rules that exist for it."""

    known: tuple[Rule, ...]
    asked: frozenset[str]
    severity: Mapping[str, Severity] = field(default_factory=dict)
    options: Mapping[str, object] = field(default_factory=dict)
    unfixable: frozenset[str] = frozenset()

    def asks(self, rule: Rule) -> bool:
        """Whether a rule is asked; another folder may have a rule of its own with the same code."""
        return rule.code in self.asked and rule in self.known


class Terms:
    """The same terms for every file: all rules are asked as they are."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules: tuple[Rule, ...] = tuple(rules)
        """All rules that are asked about any file."""
        self.known = self.rules
        """All rules that might be asked, under other settings."""
        self.listens = True
        """Whether comments may silence."""
        self.roots: tuple[str, ...] = ()
        """More folders to import modules from."""
        self.baseline: Baseline | None = None
        self._same = FileTerms(self.rules, frozenset(each.code for each in self.rules))

    def of(self, path: str) -> FileTerms:
        """The terms for a file."""
        return self._same

    def targets(self, path: str, framework: str) -> Version | None:
        """The oldest version of a framework that a file has to run on, if that is known."""
        return None

    def matters(self, path: str) -> tuple[str, tuple[str, ...]]:
        """What has a say in what rules find in a file, in words, and the folders of rules besides our own."""
        return "", ()


class ConfiguredTerms(Terms):
    """The terms that the settings of each file make."""

    def __init__(self, configuration: Configuration, paths: Sequence[str], *, listens: bool = True) -> None:
        self._configuration = configuration
        self._terms: dict[int, FileTerms] = {}
        for settings in {id(each): each for each in (configuration.main, *map(configuration.of_file, paths))}.values():
            self._terms[id(settings)] = _terms(settings)
        found = {rule: None for each in self._terms.values() for rule in each.known if rule.code in each.asked}
        super().__init__(sorted(found, key=lambda rule: rule.code))
        every = {rule: None for each in self._terms.values() for rule in each.known}
        self.known = tuple(sorted(every, key=lambda rule: rule.code))
        self.listens = listens
        self.roots = _spelled([root for each in configuration.all() for root in each.src], paths)

    def targets(self, path: str, framework: str) -> Version | None:
        """The oldest version of a framework that the settings of a file name."""
        version = getattr(self._configuration.of_file(path).target_version, framework, None)
        return tuple(map(int, version.split("."))) if version else None

    def matters(self, path: str) -> tuple[str, tuple[str, ...]]:
        """What has a say in what rules find in a file, in words, and the folders of rules besides our own."""
        settings = self._configuration.of_file(path)
        return repr((settings.options, settings.target_version)), settings.rules

    def of(self, path: str) -> FileTerms:
        """The terms for a file: those of its folder, without what is ignored in files of its name."""
        settings = self._configuration.of_file(path)
        if id(settings) not in self._terms:
            self._terms[id(settings)] = _terms(settings)
        terms = self._terms[id(settings)]
        ignored = _ignored_in(path, settings.per_file_ignores, settings.root)
        if not ignored:
            return terms
        asked = frozenset(rule.code for rule in terms.known if rule.code in terms.asked and best(rule, ignored) < 0)
        return FileTerms(terms.known, asked, terms.severity, terms.options, terms.unfixable)


def _spelled(roots: Iterable[str], paths: Iterable[str]) -> tuple[str, ...]:
    """The folders written as the files are: a file must not be met under two names."""
    absolute = {os.path.isabs(path) for path in paths}
    return tuple(dict.fromkeys(root if each else os.path.relpath(root) for root in roots for each in sorted(absolute)))


def known(settings: Settings) -> tuple[Rule, ...]:
    """The rules that come with modellint, and those in the folders of the settings."""
    own = tuple(rule for folder in settings.rules for rule in _own(folder))
    return together((*built_in(), *own)) if own else built_in()


_LOADED: dict[str, tuple[Rule, ...]] = {}


def _own(folder: str) -> tuple[Rule, ...]:
    """The rules of a user's folder, which is run only once."""
    if folder not in _LOADED:
        if not os.path.isdir(folder):
            raise RuleError(f"`rules`: there is no folder {folder}", "paths are relative to the file of settings")
        _LOADED[folder] = load(Path(folder))
    return _LOADED[folder]


def _terms(settings: Settings) -> FileTerms:
    rules = known(settings)
    for each in settings.per_file_ignores:
        check(each.ignore, rules, _of(settings, "per-file-ignores"))
    check(settings.severity, rules, _of(settings, "severity"))
    check((*settings.fixable, *settings.unfixable), rules, _of(settings, "fixable"))
    asked = select(rules, *settings.selections, preview=settings.preview)
    return FileTerms(
        rules,
        frozenset(rule.code for rule in asked),
        {rule.code: severity for rule in rules if (severity := _severity(rule, settings.severity)) is not None},
        _options(settings, rules),
        frozenset(rule.code for rule in rules if best(rule, settings.fixable) <= best(rule, settings.unfixable)),
    )


def _of(settings: Settings, key: str) -> str:
    return f"{os.path.basename(settings.source)}: `{key}`" if settings.source else f"`{key}`"


def _severity(rule: Rule, overrides: Mapping[str, Severity]) -> Severity | None:
    """The severity that the most specific selector gives a rule."""
    fitting = [selector for selector in overrides if best(rule, [selector]) >= 0]
    return overrides[max(fitting, key=lambda selector: best(rule, [selector]))] if fitting else None


def _options(settings: Settings, rules: tuple[Rule, ...]) -> dict[str, object]:
    options: dict[str, object] = {}
    for selector, table in settings.options.items():
        where = _of(settings, f"options.{selector}")
        check([selector], rules, where)
        rule = find(rules, selector)
        if rule.options is None:
            able = ", ".join(each.name for each in rules if each.options is not None)
            raise RuleError(f"{where}: {rule.name} has no options", f"these have: {able}")
        options[rule.code] = read(rule.options, table, where)
    return options


def described(options: type[Any]) -> dict[str, str]:
    """The options of a rule: their keys, and their types as they are written in the rule's file."""
    return {key_of(name): str(kind) for name, kind in options.__annotations__.items()}


def _ignored_in(path: str, listed: Iterable[PerFile], root: str) -> tuple[str, ...]:
    where = os.path.abspath(path)
    return tuple(selector for each in listed if each.speaks_of(where, root) for selector in each.ignore)
