"""Which settings hold where: the nearest file of settings decides, and the command line has the last word."""

from __future__ import annotations

import os
from collections.abc import Sequence

from modellint.config import files
from modellint.config.errors import ConfigError
from modellint.config.patterns import Patterns
from modellint.config.settings import COMMAND_LINE, Settings, apply
from modellint.config.table import Table


class Configuration:
    """The settings of a run, folder by folder.

    ``given`` are the values of ``--config``: a file, which then holds everywhere, or ``KEY = VALUE`` pairs. ``said`` is
    what the other options say.
    """

    def __init__(self, said: Table | None = None, given: Sequence[str] = (), *, isolated: bool = False) -> None:
        self._said = said or Table()
        self._pairs = [files.pair(text) for text in given if _is_pair(text)]
        self._here = os.getcwd()
        self._settings: dict[str, Settings] = {}
        self._exclusions: dict[int, Patterns] = {}
        named = [text for text in given if not _is_pair(text)]
        if len(named) > 1:
            raise ConfigError(f"--config names {len(named)} files", "give one file; KEY = VALUE may be given often")
        if named and isolated:
            raise ConfigError("--isolated and --config with a file exclude each other", "leave one of them out")
        self._only = self._named(named[0]) if named else self._without() if isolated else None

    @property
    def main(self) -> Settings:
        """What holds in the current folder: it decides on all that concerns the run, and not single files."""
        return self.of_folder(self._here)

    def of_file(self, path: str) -> Settings:
        """What holds for a file."""
        return self.of_folder(os.path.dirname(os.path.join(self._here, path)))

    def of_folder(self, folder: str) -> Settings:
        """What holds in a folder."""
        return self._only or self._nearest(os.path.normpath(os.path.join(self._here, folder)))

    def all(self) -> tuple[Settings, ...]:
        """The different settings that were met so far."""
        return tuple({id(each): each for each in (self.main, *self._settings.values())}.values())

    def excluded(self, settings: Settings) -> Patterns:
        """The patterns of files and folders that are left out."""
        if id(settings) not in self._exclusions:
            self._exclusions[id(settings)] = Patterns((*settings.exclude, *settings.extend_exclude))
        return self._exclusions[id(settings)]

    def _nearest(self, folder: str) -> Settings:
        if folder not in self._settings:
            found = files.in_folder(folder)
            above = os.path.dirname(folder)
            if found is not None:
                self._settings[folder] = self._complete(found[1], folder, found[0])
            else:
                self._settings[folder] = self._nearest(above) if above != folder else self._without()
        return self._settings[folder]

    def _named(self, path: str) -> Settings:
        if not os.path.isfile(path):
            advice = "give the path of a TOML file, or a pair such as 'preview = true'"
            raise ConfigError(f"--config: there is no file {path!r}", advice)
        return self._complete(files.load(path), self._here, os.path.abspath(path))

    def _without(self) -> Settings:
        return self._complete(Table(), self._here, "")

    def _complete(self, table: Table, root: str, source: str) -> Settings:
        settings = apply(Settings(root=root, source=source), table, root, files.shown(source) if source else "")
        for pair in self._pairs:
            settings = apply(settings, pair, self._here, "--config")
        return apply(settings, self._said, self._here, COMMAND_LINE)


def _is_pair(text: str) -> bool:
    return "=" in text and not os.path.isfile(text)
