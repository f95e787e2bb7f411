"""What ``.gitignore`` files leave out, as git reads them: the deepest file with an opinion decides."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

NAMES = (".ignore", ".gitignore")
GIT = ".git"
OWN = os.path.join(GIT, "info", "exclude")


@dataclass(frozen=True, slots=True)
class Ignores:
    """The files that have a say in a folder, each with the folder it speaks of, the deepest first."""

    specs: tuple[tuple[str, GitIgnoreSpec], ...] = ()

    @classmethod
    def above(cls, folder: str) -> Ignores:
        """What the folders above have to say, up to the root of the repository that a folder is in.

        A folder that was asked for is searched, so a file that would leave it out altogether is not listened to.
        """
        found = cls()
        for parent in reversed(_parents(folder)):
            found = found.and_in(parent, [name for name in (*NAMES, GIT) if os.path.exists(os.path.join(parent, name))])
        return cls(tuple(each for each in found.specs if not _ignores_on_the_way(each, folder)))

    def and_in(self, folder: str, names: Collection[str]) -> Ignores:
        """These, and those in a folder with entries of these names."""
        files = [os.path.join(folder, name) for name in NAMES if name in names]
        files += [os.path.join(folder, OWN)] if GIT in names else []
        more = [(folder, spec) for file in files if (spec := _read(file)) is not None]
        return Ignores((*more, *self.specs)) if more else self

    def ignore(self, path: str, *, folder: bool) -> bool:
        """Whether an absolute path is ignored itself; what contains it was asked before."""
        for root, spec in self.specs:
            said = _opinion(root, spec, path, folder=folder)
            if said is not None:
                return said
        return False


def _opinion(root: str, spec: GitIgnoreSpec, path: str, *, folder: bool) -> bool | None:
    relative = os.path.relpath(path, root).replace(os.sep, "/")
    return spec.check_file(f"{relative}/" if folder else relative).include


def _ignores_on_the_way(each: tuple[str, GitIgnoreSpec], folder: str) -> bool:
    return _opinion(*each, folder, folder=True) is True


def _parents(folder: str) -> list[str]:
    """The folders above one, the nearest first, up to the root of its repository; none where it is in none."""
    parents = []
    for above in (folder, *_upwards(folder)):
        parents.append(above)
        if os.path.exists(os.path.join(above, GIT)):
            return parents[1:]
    return []


def _upwards(folder: str) -> Iterator[str]:
    while (above := os.path.dirname(folder)) != folder:
        yield above
        folder = above


def _read(file: str) -> GitIgnoreSpec | None:
    from pathspec import GitIgnoreSpec

    try:
        with open(file, encoding="utf-8", errors="replace") as lines:
            return GitIgnoreSpec.from_lines(_valid(lines))
    except OSError:
        return None


def _valid(lines: Iterator[str]) -> list[str]:
    """The lines that are patterns: git passes over the others, pathspec does not."""
    from pathspec import GitIgnoreSpec

    valid = []
    for line in lines:
        try:
            GitIgnoreSpec.from_lines([line])
        except ValueError:
            continue
        valid.append(line.rstrip("\n"))
    return valid
