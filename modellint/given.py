"""What there is to check: paths turned into the contents of the files that can matter."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from modellint.diagnostics import Span
from modellint.notebooks import opened
from modellint.program.facts import Unread
from modellint.source.files import find, is_left_out
from modellint.source.notebooks import Notebook, is_notebook
from modellint.source.screen import mentions_framework

if TYPE_CHECKING:
    from modellint.analysis.modules import Reader
    from modellint.config import Configuration


@dataclass(frozen=True, slots=True)
class Given:
    """What there is to check: the contents of the files that can matter, and the files that could not be read.

    ``files`` is the number of all files that were looked at, and ``every`` their paths. Those that are ``single`` were
    named themselves, so that the files around them may be missing. ``piped`` is the one that came from standard input;
    its content is put ``aside`` where it cannot matter. The content of a notebook is the Python of its cells. What else
    is imported comes from the ``reader``, and may be edited by a fix where it is ``mendable``.
    """

    sources: Mapping[str, bytes]
    unread: tuple[Unread, ...] = ()
    files: int = 0
    every: tuple[str, ...] = ()
    single: frozenset[str] = frozenset()
    piped: str | None = None
    aside: bytes = b""
    notebooks: Mapping[str, Notebook] = field(default_factory=dict)
    reader: Reader | None = None
    mendable: Callable[[str], bool] | None = None

    @property
    def contents(self) -> Mapping[str, bytes]:
        """The contents as they are in the files."""
        return {**self.sources, **{path: notebook.raw for path, notebook in self.notebooks.items()}}

    @property
    def shown(self) -> Mapping[str, bytes]:
        """The contents as their authors know them."""
        return {**self.sources, **{path: notebook.script for path, notebook in self.notebooks.items()}}

    @property
    def stdin(self) -> bytes | None:
        """The content of what came from standard input, None if nothing did."""
        return None if self.piped is None else self.contents.get(self.piped, self.aside)


def read(arguments: Iterable[str], configuration: Configuration | None = None) -> Given:
    """Read the files that the arguments stand for, and keep those that mention a framework."""
    sources: dict[str, bytes] = {}
    notebooks: dict[str, Notebook] = {}
    unread: list[Unread] = []
    arguments = list(arguments)
    paths = find(arguments, configuration)
    for path in paths:
        try:
            with open(path, "rb") as file:
                content = file.read()
        except OSError as error:
            unread.append(Unread("unreadable-file", Span(path, 0, 0), (error.strerror or str(error)).lower()))
            continue
        unread += _taken(path, content, sources, notebooks)
    single = frozenset(map(os.path.normpath, arguments)) & set(paths)
    return Given(sources, tuple(unread), len(paths), tuple(paths), single, notebooks=notebooks)


def read_one(name: str, content: bytes, configuration: Configuration) -> Given:
    """What came from standard input, under the name that it goes by."""
    sources: dict[str, bytes] = {}
    notebooks: dict[str, Notebook] = {}
    unread = () if is_left_out(name, configuration) else _taken(name, content, sources, notebooks)
    return Given(sources, unread, 1, (name,), frozenset([name]), name, content, notebooks)


def _taken(path: str, content: bytes, sources: dict[str, bytes], notebooks: dict[str, Notebook]) -> tuple[Unread, ...]:
    """Add a file to those that can matter, if it is one; what of it could not be read."""
    if is_notebook(path):
        found = opened(path, content)
        if found is None:
            return ()
        notebooks[path], sources[path] = found.notebook, found.notebook.code
        return found.unread
    if mentions_framework(content):
        sources[path] = content
    return ()
