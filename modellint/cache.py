"""Remembers what was found, so that files that are as they were are not analysed again.

An entry stands for a whole run: its name is made from the contents of all files, the settings that have a say in what
is found, and modellint itself. What else was looked at, the files that are imported and the places where nothing was,
is written in the entry and compared before it is believed. Entries are JSON with a checksum: nothing in a folder that
somebody else filled is ever run.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from hashlib import blake2b
from importlib.util import find_spec
from typing import Any

from modellint import __version__
from modellint.examine import Outcome
from modellint.given import Given
from modellint.outcomes import read, written
from modellint.registry import built_in_folder
from modellint.terms import Terms

FOLDER = ".modellint_cache"
MOST = 16
TAG = "CACHEDIR.TAG"
SIGNATURE = "Signature: 8a477f597d28d172789f06886806bc55\n# This folder holds the cache of modellint.\n"

_ENTRIES = re.compile(r"[0-9a-f]{40}(\.json|\.[0-9]+\.tmp)")
_OWN = {TAG: SIGNATURE, ".gitignore": "*\n"}


class Cache:
    """The entries in a folder. Whatever is wrong with it or with them, it is as if they were not there."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._entries = os.path.join(folder, __version__)

    def recall(self, given: Given, terms: Terms) -> Outcome | None:
        """What was found when everything was as it is now."""
        try:
            data = _load(self._file(given, terms))
            imported = _imported(data)
            return None if imported is None else read(data, imported)
        except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError):
            return None

    def keep(self, given: Given, terms: Terms, outcome: Outcome) -> None:
        """Write down what was found; where that is not possible, nothing is lost but time."""
        with contextlib.suppress(OSError):
            text = json.dumps(written(outcome) | _surroundings(outcome), separators=(",", ":"))
            file = self._file(given, terms)
            aside = file.removesuffix(".json") + f".{os.getpid()}.tmp"
            self._prepare()
            with open(aside, "w", encoding="ascii", newline="\n") as entry:
                entry.write(f"{_checksum(text)}\n{text}")
            os.replace(aside, file)
            self._forget()

    def clean(self) -> int:
        """Take away all that is modellint's own, of any version; how many entries there were."""
        count = 0
        for folder in _folders(self._folder):
            entries = [entry.path for entry in os.scandir(folder) if _ENTRIES.fullmatch(entry.name)]
            count += len(entries)
            for path in entries:
                os.remove(path)
            with contextlib.suppress(OSError):
                os.rmdir(folder)
        for name, content in _OWN.items():
            path = os.path.join(self._folder, name)
            if os.path.isfile(path) and _content(path) == content.encode():
                os.remove(path)
        with contextlib.suppress(OSError):
            os.rmdir(self._folder)
        return count

    def _file(self, given: Given, terms: Terms) -> str:
        return os.path.join(self._entries, f"{_key(given, terms)}.json")

    def _prepare(self) -> None:
        """Make the folder; one that others have put things into is left as it is, but for the entries."""
        if not os.path.isdir(self._entries):
            os.makedirs(self._folder, exist_ok=True)
            if not os.listdir(self._folder):
                for name, content in _OWN.items():
                    with open(os.path.join(self._folder, name), "w", encoding="ascii", newline="\n") as file:
                        file.write(content)
            os.makedirs(self._entries, exist_ok=True)

    def _forget(self) -> None:
        """Only the newest entries are of any use."""
        entries = [entry for entry in os.scandir(self._entries) if _ENTRIES.fullmatch(entry.name)]
        entries.sort(key=lambda entry: entry.stat().st_mtime_ns, reverse=True)
        for entry in entries[MOST:]:
            os.remove(entry.path)


def _folders(folder: str) -> Iterator[str]:
    """The folders of entries, of all versions."""
    with contextlib.suppress(OSError):
        yield from [e.path for e in os.scandir(folder) if e.is_dir(follow_symlinks=False) and e.name[:1].isdigit()]


# --- entries ---


def _load(path: str) -> Mapping[str, Any]:
    if not os.path.isfile(path):
        raise ValueError("there is none")
    checksum, _, text = _content(path).decode("ascii").partition("\n")
    data = json.loads(text) if checksum == _checksum(text) else None
    if not isinstance(data, dict):
        raise ValueError("damaged")
    return data


def _checksum(text: str) -> str:
    return blake2b(text.encode("ascii"), digest_size=20).hexdigest()


def _content(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


# --- what is around the files ---


def _surroundings(outcome: Outcome) -> dict[str, Any]:
    """The files that were read besides, those that were not worth it, and what there was not."""
    present = {path for path in outcome.missed if os.path.isfile(path)}
    return {
        "imported": {path: _digest(content) for path, content in outcome.imported.items()},
        "ignored": {path: _digest(_content(path)) for path in sorted(present)},
        "folders": sorted(outcome.folders),
        "missing": {folder: sorted(names) for folder, names in _missing(outcome.missed - present).items()},
    }


def _missing(paths: Iterable[str]) -> Mapping[str, set[str]]:
    """What is missing where: the first part of each path that is not there, by the folder that it is not in."""
    is_folder = cache(os.path.isdir)
    missing: dict[str, set[str]] = defaultdict(set)
    for path in paths:
        folder, name = os.path.split(path)
        while folder and not is_folder(folder):
            folder, name = os.path.split(folder)
        missing[folder].add(name)
    return missing


def _imported(data: Mapping[str, Any]) -> Mapping[str, bytes] | None:
    """The contents of the files that were read besides; None if anything is not as it was."""
    if not all(map(os.path.isdir, data["folders"])):
        return None
    for folder, names in data["missing"].items():
        if not set(names).isdisjoint(os.listdir(folder or os.curdir)):
            return None
    if any(_digest(_content(path)) != digest for path, digest in data["ignored"].items()):
        return None
    imported = {path: _content(path) for path in data["imported"]}
    same = all(_digest(content) == data["imported"][path] for path, content in imported.items())
    return imported if same else None


# --- keys ---


def _key(given: Given, terms: Terms) -> str:
    """The name of an entry: all that is known of a run before it begins."""
    key = blake2b(repr((_tool(), terms.roots, given.unread)).encode("utf-8", "surrogatepass"), digest_size=20)
    for path, source in given.sources.items():
        matters, folders = terms.matters(path)
        notebook = given.notebooks.get(path)
        parts = (source, *(() if notebook is None else (notebook.raw,)))
        head = (path, matters, [_folder(folder) for folder in folders], [len(part) for part in parts])
        key.update(repr(head).encode("utf-8", "surrogatepass"))
        for part in parts:
            key.update(part)
    return key.hexdigest()


def _digest(content: bytes) -> str:
    return blake2b(content, digest_size=20).hexdigest()


@cache
def _tool() -> str:
    """Modellint with its rules and stubs, and what it stands on."""
    libcst = find_spec("libcst")
    version = _content(os.path.join(os.path.dirname(libcst.origin), "_version.py")) if libcst and libcst.origin else b""
    parts = (_folder(os.path.dirname(__file__)), _folder(str(built_in_folder())), _digest(version))
    return repr((__version__, sys.version, *parts))


@cache
def _folder(folder: str) -> str:
    """What the Python files and stubs in a folder say."""
    key = blake2b(digest_size=20)
    pending = [folder]
    while pending:
        for entry in sorted(os.scandir(pending.pop()), key=lambda entry: entry.name):
            if entry.is_dir(follow_symlinks=False):
                pending.append(entry.path)
            elif entry.name.endswith((".py", ".pyi")):
                content = _content(entry.path)
                key.update(f"{entry.path.removeprefix(folder)}\0{len(content)}\0".encode("utf-8", "surrogatepass"))
                key.update(content)
    return key.hexdigest()
