"""Which files to read: the arguments of a command turned into a list of Python files."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from modellint.config import ConfigError, Configuration
from modellint.source.gitignore import Ignores

SUFFIXES = (".py", ".ipynb")
VIRTUAL_ENVIRONMENT = "pyvenv.cfg"


def find(arguments: Iterable[str], configuration: Configuration | None = None) -> list[str]:
    """The files that the arguments stand for, sorted, each once, shown the way its argument was given.

    A file is taken as it is, whatever its name, unless exclusion is forced; a folder is searched for Python files and
    notebooks that are neither excluded nor ignored by git. Links to folders are not followed inside a folder, so the
    search ends.
    """
    configuration = configuration or Configuration(isolated=True)
    found: dict[str, str] = {}
    for argument in arguments:
        for path in _below(argument, configuration):
            found.setdefault(os.path.abspath(path), path)
    return sorted(found.values())


def is_left_out(path: str, configuration: Configuration) -> bool:
    """Whether exclusion is forced and excludes this file or folder."""
    settings = configuration.of_file(path)
    if not settings.force_exclude:
        return False
    return configuration.excluded(settings).fit_within(os.path.abspath(path), settings.root)


def _below(argument: str, configuration: Configuration) -> Iterator[str]:
    shown = str(Path(argument))
    if not os.path.lexists(shown):
        raise ConfigError(
            f"there is no file or folder {argument!r}", "without arguments, the current folder is checked"
        )
    if is_left_out(shown, configuration):
        return
    if os.path.isdir(shown):
        yield from _search("" if shown == os.curdir else shown, configuration)
    else:
        yield shown


def _search(folder: str, configuration: Configuration) -> Iterator[str]:
    """All Python files below a folder. One that cannot be listed is given back itself, for the reader to report."""
    pending = [(folder, Ignores.above(os.path.abspath(folder)))]
    while pending:
        folder, ignores = pending.pop()
        try:
            with os.scandir(folder or os.curdir) as listing:
                entries = list(listing)
        except OSError:
            yield folder or os.curdir
            continue
        sieve = _Sieve(os.path.abspath(folder), {entry.name for entry in entries}, ignores, configuration)
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if sieve.keeps(entry.name, folder=True) and not _is_environment(entry):
                    pending.append((os.path.join(folder, entry.name), sieve.ignores))
            elif entry.name.endswith(SUFFIXES) and entry.is_file() and sieve.keeps(entry.name, folder=False):
                yield os.path.join(folder, entry.name)


class _Sieve:
    """What is left out in one folder."""

    def __init__(self, folder: str, names: set[str], ignores: Ignores, configuration: Configuration) -> None:
        settings = configuration.of_folder(folder)
        self._folder = folder
        self._excluded = configuration.excluded(settings)
        self._respectful = settings.respect_gitignore
        self.ignores = ignores.and_in(folder, names) if self._respectful else ignores

    def keeps(self, name: str, *, folder: bool) -> bool:
        path = os.path.join(self._folder, name)
        return not self._excluded.fit(path) and not (self._respectful and self.ignores.ignore(path, folder=folder))


def _is_environment(entry: os.DirEntry[str]) -> bool:
    return os.path.exists(os.path.join(entry.path, VIRTUAL_ENVIRONMENT))
