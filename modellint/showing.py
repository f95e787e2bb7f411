"""What ``--show-files`` and ``--show-settings`` print."""

from __future__ import annotations

import dataclasses
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from modellint.config import Settings, files
from modellint.config.patterns import Pattern
from modellint.config.schema import key_of
from modellint.diagnostics import Severity
from modellint.options import Run
from modellint.source.files import find
from modellint.terms import ConfiguredTerms


def shown(paths: Sequence[str], run: Run) -> Iterator[str]:
    """The files that would be checked, or the settings that hold for the first of them."""
    found = find(paths, run.configuration)
    if run.show_files:
        yield from (os.path.abspath(path) for path in found)
        return
    path = found[0] if found else os.path.join(os.curdir, "")
    settings = run.configuration.of_file(path)
    origin = files.shown(settings.source) if settings.source else "no file of settings"
    yield f"# settings for {path}, from {origin}"
    yield from _settings(settings)
    terms = ConfiguredTerms(run.configuration, [path]).of(path)
    yield "\n# rules that are asked"
    for rule in terms.known:
        if rule.code in terms.asked:
            yield f"# {rule.code} {rule.name} ({terms.severity.get(rule.code, rule.severity).word})"


def _settings(settings: Settings) -> Iterator[str]:
    """All settings as TOML. The selections of a file and of the command line stand below each other."""
    for field in dataclasses.fields(settings):
        value = getattr(settings, field.name)
        if field.name == "selections":
            yield from _selections(settings)
        elif field.name == "per_file_ignores":
            yield f"per-file-ignores = {_toml({_negated(each): each.ignore for each in value})}"
        elif value is not None and field.name != "source":
            yield f"{key_of(field.name)} = {_toml(value)}"


def _selections(settings: Settings) -> Iterator[str]:
    for each in settings.selections:
        said = {name: getattr(each, name) for name in ("select", "extend_select", "ignore")}
        for name, selectors in said.items():
            if selectors:
                yield f"{key_of(name)} = {_toml(selectors)}  # {each.source}"


def _negated(each: Any) -> str:
    return f"{'!' if each.inverted else ''}{each.pattern.text}"


def _toml(value: object) -> str:
    if isinstance(value, Pattern):
        return _toml(value.text)
    if isinstance(value, Severity):
        return _toml(value.word)
    if dataclasses.is_dataclass(value):
        names = (field.name for field in dataclasses.fields(value))
        return _toml({name: said for name in names if (said := getattr(value, name)) is not None})
    if isinstance(value, Mapping):
        return "{" + ", ".join(f" {json.dumps(key)} = {_toml(each)}" for key, each in value.items()) + " }"
    if isinstance(value, (tuple, list)):
        return "[" + ", ".join(_toml(each) for each in value) + "]"
    return json.dumps(value, ensure_ascii=False)
