"""Which files to read: the arguments of a command turned into a list of Python files."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

# fmt: off
EXCLUDED = frozenset({
    ".bzr", ".direnv", ".eggs", ".git", ".git-rewrite", ".hg", ".ipynb_checkpoints", ".mypy_cache", ".nox",
    ".pants.d", ".pyenv", ".pytest_cache", ".pytype", ".ruff_cache", ".svn", ".tox", ".venv", ".vscode",
    "__pycache__", "__pypackages__", "_build", "buck-out", "build", "dist", "node_modules", "site-packages",
    "venv",
})
# fmt: on
"""Folders that hold nobody's own source code. One that is named in an argument is searched all the same."""

ENDINGS = (".py", ".ipynb")
VIRTUAL_ENVIRONMENT = "pyvenv.cfg"


def find(arguments: Iterable[str]) -> list[str]:
    """The files that the arguments stand for, sorted, each once, shown the way its argument was given.

    A file is taken as it is, whatever its name; a folder is searched for ``*.py`` and ``*.ipynb``. Links are not
    followed to folders inside a folder, so the search ends.
    """
    found: dict[str, str] = {}
    for argument in arguments:
        for path in _below(argument):
            found.setdefault(os.path.abspath(path), path)
    return sorted(found.values())


def _below(argument: str) -> Iterator[str]:
    shown = str(Path(argument))
    if not os.path.lexists(shown):
        raise FileNotFoundError(argument)
    if os.path.isdir(shown):
        yield from _search("" if shown == os.curdir else shown)
    else:
        yield shown


def _search(folder: str) -> Iterator[str]:
    """All files of ours below a folder. One that cannot be listed is given back itself, for the reader to report."""
    pending = [folder]
    while pending:
        folder = pending.pop()
        try:
            with os.scandir(folder or os.curdir) as listing:
                entries = list(listing)
        except OSError:
            yield folder or os.curdir
            continue
        for entry in entries:
            if _is_folder(entry):
                pending.append(os.path.join(folder, entry.name))
            elif entry.name.endswith(ENDINGS) and entry.is_file():
                yield os.path.join(folder, entry.name)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    if entry.name in EXCLUDED or not entry.is_dir(follow_symlinks=False):
        return False
    return not os.path.exists(os.path.join(entry.path, VIRTUAL_ENVIRONMENT))
