"""What versions of the frameworks took away or advise against: tables beside the stubs (``versions/torch.toml``).

An entry is headed by what it speaks of:

"torch.symeig"                 a name, or a module with all that is in it
"torch.nn.MSELoss(reduce)"     an argument that is given; the class may be an ancestor of the one that is used
"torch.meshgrid(!indexing)"    an argument that is not given
"torch.nn.init.*(gain)"        of anything in that module

and says ``gone`` (the first version that is known to refuse it) or ``old`` (the first that advises against it), what
to use ``instead``, and the version from which on that ``works``. ``refuses`` tells a name that is still there and
raises when it is called, ``idle`` an argument that does nothing any more. How to mend it: ``to`` another name that
takes the same arguments, ``drop`` the argument, or ``write`` a pattern of what is given (``input, upper=True``) as
something else.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from typing import Any

from modellint.knowledge.api import ApiClass
from modellint.knowledge.stubs import lookup

Version = tuple[int, ...]
Pattern = tuple[tuple[str, object], ...]
ANY = object()
_ROOT = files("modellint.knowledge")
_HEADING = re.compile(r"([\w.*]+)(?:\((!?)(\w+)\))?")
TABLES = ("torch", "torchvision", "functorch", "lightning")


@dataclass(frozen=True, slots=True)
class Change:
    """One entry. ``parameter`` is empty where the name itself is meant; ``missing`` says that it is not given."""

    name: str
    parameter: str = ""
    missing: bool = False
    framework: str = ""
    gone: Version = ()
    old: Version = ()
    works: Version = ()
    instead: str = ""
    refuses: bool = False
    idle: bool = False
    arguments: tuple[str, ...] = ()
    to: str = ""
    drop: bool = False
    write: tuple[tuple[Pattern, str], ...] = ()
    safe: bool = False

    @property
    def moved(self) -> bool:
        """Whether it is the same thing, under the same name or another, in another module."""
        return bool(self.to) and self.to.rpartition(".")[0] != self.name.rpartition(".")[0]

    @property
    def short(self) -> str:
        """The last part of the name."""
        return self.name.rpartition(".")[2]


def changes(name: str) -> tuple[Change, ...]:
    """The entries that concern a function, class or module, those of its ancestors included."""
    return _changes(name) if name.partition(".")[0] in TABLES else ()


@cache
def _changes(name: str) -> tuple[Change, ...]:
    table = _table(name.partition(".")[0])
    entry = lookup(name)
    bases = entry.bases if isinstance(entry, ApiClass) else ()
    own = table.get(name, ())
    inherited = [each for base in bases for each in table.get(base, ()) if each.parameter]
    return (*own, *inherited, *_of_module(table, name))


def _of_module(table: Mapping[str, tuple[Change, ...]], name: str) -> Iterator[Change]:
    """What holds for all of a module: it is gone itself, or an argument of everything in it is."""
    module = name.rpartition(".")[0]
    yield from table.get(f"{module}.*", ())
    while module:
        yield from (each for each in table.get(module, ()) if each.gone and not each.parameter and not each.refuses)
        module = module.rpartition(".")[0]


@cache
def _table(framework: str) -> Mapping[str, tuple[Change, ...]]:
    path = _ROOT.joinpath("versions", f"{framework}.toml")
    found: dict[str, tuple[Change, ...]] = {}
    if framework in TABLES:
        for heading, said in tomllib.loads(path.read_text(encoding="utf-8")).items():
            change = _read(framework, heading, said)
            found[change.name] = (*found.get(change.name, ()), change)
    return found


def entries() -> Iterator[Change]:
    """All entries of all tables."""
    for framework in TABLES:
        for group in _table(framework).values():
            yield from group


def _read(framework: str, heading: str, said: Mapping[str, Any]) -> Change:
    match = _HEADING.fullmatch(heading)
    known = {field.name for field in fields(Change)}
    if match is None or not said.keys() <= known:
        raise ValueError(f"changes of {framework}: {heading}: {said.keys() - known}")
    name, missing, parameter = match.groups()
    given = dict(said)
    for key in {"gone", "old", "works"} & given.keys():
        given[key] = version(given[key])
    given["arguments"] = tuple(given.get("arguments", "").split())
    given["write"] = tuple((_pattern(pattern), text) for pattern, text in given.get("write", {}).items())
    return Change(name, parameter or "", bool(missing), given.pop("framework", framework), **given)


def version(text: str) -> Version:
    """``2.13`` as numbers."""
    return tuple(map(int, text.split(".")))


def _pattern(text: str) -> Pattern:
    """``input, upper=True``: arguments that are given, some of them with a certain constant."""
    parts = [part.strip().partition("=") for part in text.split(",") if part.strip()]
    return tuple((name, ast.literal_eval(value) if equals else ANY) for name, equals, value in parts)
