"""The program's modules: finding their files without importing them, and interpreting each once."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping

from modellint.analysis.machine import MORE_PER_FILE, RESERVE, STEPS_PER_FILE, Frame, Machine, OutOfSteps
from modellint.analysis.objects import Cells, Literal, Module, Scope, Value, unread
from modellint.diagnostics import Place, Span
from modellint.program import facts
from modellint.program.conditions import ALWAYS
from modellint.source.screen import is_snippet, mentions_framework
from modellint.syntax.parse import Trees, Unparsed

MOST_READ = 400
LEVELS_UP = 6

Reader = Callable[[str], bytes | None]
"""Gives the content of a file that nobody asked for, None where there is none."""


class Modules:
    """Loads modules by name from the files that were given, or from disk where a given file imports them."""

    def __init__(self, sources: Mapping[str, bytes], trees: Trees, reader: Reader) -> None:
        self.sources = dict(sources)
        self.loaded: dict[str, Module] = {}
        self._asked = frozenset(sources)
        self._trees = trees
        self._reader = reader
        self._folders = {folder for path in sources for folder in _above(path)}
        self._roots: list[str] = []
        self._resolved: dict[tuple[str, str, int], str | None] = {}
        self.missed: set[str] = set()
        self.folders: set[str] = set()

    def load(self, machine: Machine, name: str, importer: Module, level: int) -> Value:
        """The module of that name as seen from another; Unknown if there is no such file."""
        key = (name, os.path.dirname(importer.path), level)
        if key not in self._resolved:
            self._resolved[key] = self._find(name, importer.path, level)
        path = self._resolved[key]
        if path is not None:
            return self.interpret(machine, path)
        return unread(f"{'.' * level}{name}")

    def add_root(self, folder: str) -> None:
        """Look for modules in one more folder (``sys.path.append``)."""
        folder = os.path.normpath(folder)
        folder = "" if folder == os.curdir else folder
        if folder not in self._roots:
            self._roots.append(folder)
            self._resolved = {key: path for key, path in self._resolved.items() if path is not None}

    def _find(self, name: str, importer: str, level: int) -> str | None:
        """The file of a module; of a folder that only holds modules, the ``__init__.py`` that it could have."""
        stems = list(_stems(name, importer, level, self._roots))
        for stem in stems:
            for path in (f"{stem}.py", os.path.join(stem, "__init__.py")):
                if self._exists(path):
                    return path
        if not name or name.partition(".")[0] in sys.stdlib_module_names:
            return None
        folder = next((stem for stem in stems if stem in self._folders or self._is_folder(stem)), None)
        return folder and os.path.join(folder, "__init__.py")

    def interpret(self, machine: Machine, path: str) -> Module:
        """Run a module's statements once; where it imports itself in a circle, what it has so far."""
        if path in self.loaded:
            return self.loaded[path]
        names = Cells({"__name__": Literal("__main__"), "__file__": Literal(path)})
        module = self.loaded[path] = Module(path, _dotted(path), names)
        if path not in self.sources:
            return module
        module.snippet = is_snippet(self.sources[path])
        try:
            tree = self._trees.lowered(path, self.sources[path])
        except Unparsed as error:
            machine.note(facts.Unread(error.reason, Span(path, error.start, error.end), error.message))
            return module
        module.body = tree.body
        outer = (machine.path, machine.assumed, machine.frames, machine.loops, machine.no_grad, machine.precisions)
        budget, root = (machine.steps, machine.more), machine.root
        machine.path, machine.assumed, machine.frames, machine.loops = ALWAYS, ALWAYS, [], ()
        machine.no_grad, machine.precisions = 0, ()
        machine.allow(STEPS_PER_FILE, MORE_PER_FILE)
        machine.reserve = RESERVE
        try:
            module.body = tree.body
            machine.execute(Frame(Scope(module.names, module), path), tree.body)
        except (OutOfSteps, RecursionError):
            machine.note(facts.Stopped(Place(path, 0)))
        finally:
            machine.path, machine.assumed, machine.frames, machine.loops, machine.no_grad, machine.precisions = outer
            machine.allow(*budget)
            machine.root = root
        return module

    def _exists(self, path: str) -> bool:
        if path in self.sources:
            return True
        content = None if path in self.missed else self._read(path)
        if content is None:
            self.missed.add(path)
            return False
        self.sources[path] = content
        return True

    def _is_folder(self, path: str) -> bool:
        found = os.path.isdir(path)
        (self.folders if found else self.missed).add(path)
        return found

    def _read(self, path: str) -> bytes | None:
        if len(self.sources) - len(self._asked) >= MOST_READ:
            return None
        content = self._reader(path)
        return content if content is not None and (content.strip() or mentions_framework(content)) else None


def from_disk(path: str) -> bytes | None:
    """The usual reader. What cannot be read is as good as not there: it is only imported."""
    if not os.path.isfile(path):
        return None
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError:
        return None


def _stems(name: str, importer: str, level: int, roots: list[str]) -> Iterator[str]:
    """Where a module of that name may be, without its ending: relative, a sibling, further up, or where told."""
    folder = os.path.dirname(importer)
    for _ in range(max(level - 1, 0)):
        folder = (
            os.path.join(folder, "..") if folder in ("", "..") or folder.endswith("/..") else os.path.dirname(folder)
        )
    tail = name.replace(".", "/")
    for base in [folder] if level else [*_upwards(folder), *roots]:
        yield os.path.join(base, tail) if tail else base


def _above(path: str) -> Iterator[str]:
    """The folders that a file is in."""
    folder = os.path.dirname(path)
    while folder:
        yield folder
        above = os.path.dirname(folder)
        folder = above if above != folder else ""


def _upwards(folder: str) -> Iterator[str]:
    yield folder
    for _ in range(LEVELS_UP):
        parent = os.path.dirname(folder)
        if not folder or parent == folder:
            return
        folder = parent
        yield folder
        yield os.path.join(folder, "src")


def _dotted(path: str) -> str:
    stem = path.removesuffix(".py").removesuffix("/__init__")
    return stem.replace("\\", "/").strip("./").replace("/", ".")
