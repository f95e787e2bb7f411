"""Everything the stubs define, by qualified name; names that only point elsewhere are left out."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from modellint.knowledge.api import ApiClass, ApiFunction, Entry
from modellint.knowledge.stubs import member

ROOT = Path(str(files("modellint.knowledge")))


def modules(package: str) -> Iterator[str]:
    """The stub modules under a top-level package, itself included."""
    single = ROOT / f"{package}.pyi"
    for path in [single] if single.is_file() else sorted((ROOT / package).rglob("*.pyi")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        yield ".".join(part for part in parts if part != "__init__")


def tree(module: str) -> ast.Module:
    """The syntax of a stub."""
    path = ROOT.joinpath(*module.split("."))
    single = path.with_suffix(".pyi")
    return ast.parse((single if single.is_file() else path / "__init__.pyi").read_text(encoding="utf-8"))


def defined(module: str) -> Iterator[str]:
    """The names that a stub defines itself."""
    for node in tree(module).body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            yield node.name


def equated(module: str) -> Iterator[tuple[str, str]]:
    """The names that a stub gives to something defined beside them: ``mse = mean_squared_error``."""
    for node in tree(module).body:
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Name(id=other)):
                yield name, other


def entries(package: str) -> dict[str, Entry]:
    """What a package's stubs define, by qualified name."""
    found = {f"{module}.{name}": member(module, name) for module in modules(package) for name in defined(module)}
    return {name: entry for name, entry in found.items() if entry is not None}


def classes(package: str) -> dict[str, ApiClass]:
    """The classes among them."""
    return {name: entry for name, entry in entries(package).items() if isinstance(entry, ApiClass)}


def functions(package: str) -> dict[str, ApiFunction]:
    """The functions among them, and the methods that each class defines itself; constructors even where inherited."""
    found = {name: entry for name, entry in entries(package).items() if isinstance(entry, ApiFunction)}
    for owner in classes(package).values():
        found |= {method.name: method for method in owner.methods.values() if method.name.startswith(f"{owner.name}.")}
        if owner.init.parameters:
            found[f"{owner.name}.__init__"] = ApiFunction(f"{owner.name}.__init__", owner.init)
    return found
