"""The plugin of flake8: what modellint finds in the file that flake8 looks at, line by line and column by column.

flake8 counts columns from zero. It listens to ``noqa`` itself; ``# modellint:`` comments are heard here, unless
flake8 is told ``--disable-noqa``. What the file imports is read from disk.
"""

from __future__ import annotations

import argparse
import ast
from collections.abc import Iterator, Sequence

from modellint import __version__
from modellint.api import encoded, report_on
from modellint.checking import read_one
from modellint.config import Configuration
from modellint.config.table import Table
from modellint.registry import built_in
from modellint.selection import EXACT, best

Told = tuple[int, int, str, type[object]]


class Plugin:
    """What flake8 creates for each file."""

    name = "modellint"
    version = __version__

    _listens = True
    _wanted: tuple[str, ...] = ()

    def __init__(self, tree: ast.AST, filename: str, lines: Sequence[str]) -> None:
        self._filename = filename
        self._text = "".join(lines)

    @classmethod
    def parse_options(cls, options: argparse.Namespace) -> None:
        """Rules that flake8 is asked for by their codes are asked, also if they are off by default."""
        named = [*(options.select or ()), *(options.extend_select or ())]
        cls._wanted = tuple(rule.code for rule in built_in() if not rule.preview and best(rule, named) == EXACT)
        cls._listens = not options.disable_noqa

    def run(self) -> Iterator[Told]:
        """The findings in this file: line, column, text."""
        configuration = Configuration(Table(extend_select=self._wanted))
        given = read_one(self._filename, encoded(self._text), configuration)
        for finding in report_on(given, configuration, listens=self._listens).findings:
            start = finding.where.start
            yield start.line, start.column - 1, f"{finding.code} {finding.name}: {finding.message}", type(self)
