"""The keys of ``[tool.modellint]``. The command line says the same things, so it fills in such a table too."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from modellint.config.errors import ConfigError
from modellint.diagnostics import Severity

Selectors = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Versions:
    """The oldest version of each framework that the code has to run on; for Keras, the major version matters most."""

    torch: str | None = None
    keras: str | None = None
    tensorflow: str | None = None
    lightning: str | None = None
    transformers: str | None = None

    def __post_init__(self) -> None:
        for framework in self.__slots__:
            version = getattr(self, framework)
            if version is not None and not re.fullmatch(r"\d+(\.\d+)*", version):
                raise ConfigError(f"`target-version`: {version!r} is no version of {framework}", 'write "2" or "2.4"')


@dataclass(frozen=True, slots=True)
class Table:
    """What one file of settings, or the command line, says. None where it says nothing.

    Selectors are codes, names, families (``MDL1``) or ``ALL``.
    """

    select: Selectors | None = None
    extend_select: Selectors | None = None
    ignore: Selectors | None = None
    extend_ignore: Selectors | None = None
    per_file_ignores: Mapping[str, Selectors] | None = None
    extend_per_file_ignores: Mapping[str, Selectors] | None = None
    fixable: Selectors | None = None
    unfixable: Selectors | None = None
    severity: Mapping[str, Severity] | None = None
    options: Mapping[str, Mapping[str, object]] | None = None
    rules: tuple[str, ...] | None = None
    preview: bool | None = None
    exclude: tuple[str, ...] | None = None
    extend_exclude: tuple[str, ...] | None = None
    force_exclude: bool | None = None
    respect_gitignore: bool | None = None
    src: tuple[str, ...] | None = None
    target_version: Versions | None = None
    fix: bool | None = None
    unsafe_fixes: bool | None = None
    output_format: str | None = None
    fail_on: Severity | None = None
    baseline: str | None = None
