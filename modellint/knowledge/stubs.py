"""Reads the stubs: one ``.pyi`` file a framework module, parsed and never executed, each only when it is asked for."""

from __future__ import annotations

import ast
from functools import cache
from importlib.resources import files

from modellint.knowledge.api import ApiClass, ApiConstant, ApiFunction, ApiModule, Entry, Signature
from modellint.knowledge.definitions import (
    Renamed,
    answering,
    constant,
    define,
    demands,
    heads,
    holds,
    modal,
    renamed,
    role,
    saves,
)

_ROOT = files("modellint.knowledge")
DYNAMIC = "__getattr__"


@cache
def lookup(qualified: str) -> Entry | None:
    """What is known of a dotted name such as ``tensorflow.keras.layers.Dense``, under its canonical name."""
    if module := _stub(qualified):
        return ApiModule(module.name)
    owner, _, name = qualified.rpartition(".")
    if not owner:
        return None
    holder = lookup(owner)
    if isinstance(holder, ApiModule):
        return member(holder.name, name)
    if isinstance(holder, ApiClass):
        return holder.methods.get(name)
    return None


@cache
def member(module: str, name: str) -> Entry | None:
    """What a name in a framework module stands for."""
    stub = _stub(module)
    return stub.entry(name) if stub else None


def exported(module: str) -> list[str]:
    """The names that ``from module import *`` brings."""
    stub = _stub(module)
    return stub.names() if stub else []


@cache
def _stub(name: str) -> _Stub | None:
    parts = name.split(".")
    if not all(part.isidentifier() for part in parts):
        return None
    for ending in ([*parts[:-1], parts[-1] + ".pyi"], [*parts, "__init__.pyi"]):
        path = _ROOT.joinpath(*ending)
        if path.is_file():
            return _Stub(name, ending[-1] == "__init__.pyi", ast.parse(path.read_text(encoding="utf-8")))
    return None


class _Stub:
    """One stub file: its definitions by name, built on demand."""

    def __init__(self, name: str, package: bool, tree: ast.Module) -> None:
        self.name = name
        self._package = package
        self._nodes: dict[str, ast.stmt] = {}
        self._stars: list[str] = []
        self._aliases: dict[str, str] = {}
        self._renamed = renamed(tree)
        for statement in tree.body:
            self._take(statement)

    def names(self) -> list[str]:
        """All public names, those of re-exported modules included."""
        own = [*self._nodes, *self._aliases]
        starred = [name for module in self._stars for name in exported(module)]
        return [name for name in dict.fromkeys(own + starred) if not name.startswith("_")]

    def entry(self, name: str) -> Entry | None:
        """The definition of a name, through re-exports; ``__getattr__`` stands for all names that are not listed."""
        if name in self._nodes:
            return self._define(self._nodes[name])
        if name in self._aliases:
            return lookup(self._aliases[name])
        found = next((entry for module in self._stars if (entry := member(module, name))), None)
        found = found or (lookup(f"{self.name}.{name}") if _stub(f"{self.name}.{name}") else None)
        return found or (self.entry(DYNAMIC) if name != DYNAMIC else None)

    def _take(self, statement: ast.stmt) -> None:
        match statement:
            case ast.ClassDef(name=name) | ast.FunctionDef(name=name):
                self._nodes[name] = statement
            case ast.Assign(targets=[ast.Name(id=name)]) if name != "renamed":
                self._nodes[name] = statement
            case ast.Import(names=names):
                for alias in names:
                    top = alias.name.partition(".")[0]
                    self._aliases[alias.asname or top] = alias.name if alias.asname else top
            case ast.ImportFrom(names=[ast.alias(name="*")]):
                self._stars.append(self._origin(statement))
            case ast.ImportFrom(names=names):
                for alias in names:
                    self._aliases[alias.asname or alias.name] = f"{self._origin(statement)}.{alias.name}"

    def _origin(self, statement: ast.ImportFrom) -> str:
        if not statement.level:
            return statement.module or ""
        parts = self.name.split(".")
        parts = parts[: len(parts) - statement.level + self._package]
        return ".".join([*parts, *([statement.module] if statement.module else [])])

    def _define(self, node: ast.stmt) -> Entry | None:
        match node:
            case ast.ClassDef():
                return self._class(node)
            case ast.FunctionDef():
                return define(f"{self.name}.{node.name}", node, older=self._renamed)
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Name(id=other)):
                return self.entry(other) if other != name else None
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                return ApiConstant(f"{self.name}.{name}", constant(value))
        return None

    def _class(self, node: ast.ClassDef) -> ApiClass:
        bases = [entry for base in node.bases if isinstance(entry := self._resolve(base), ApiClass)]
        qualified = f"{self.name}.{node.name}"
        older: Renamed = renamed(node) + tuple(pair for base in bases for pair in base.renamed)
        methods: dict[str, ApiFunction] = {}
        for base in reversed(bases):
            methods.update(base.methods)
        own = {f.name: f for f in node.body if isinstance(f, ast.FunctionDef)}
        if "__init__" in own:
            methods["__init__"] = define(f"{qualified}.__init__", own.pop("__init__"))
        init = methods["__init__"].signature if "__init__" in methods else Signature()
        init = answering(init, init.renamed + older + self._renamed)
        given = [parameter.name for parameter in init.parameters]
        methods.update({f: define(f"{qualified}.{f}", own[f], given, older + self._renamed) for f in own})
        plays = role(node) or next((base.role for base in bases if base.role), "")
        ancestors = [name for base in bases for name in (base.name, *base.bases)]
        inherited = next((base.heads for base in bases if base.heads), ())
        asked = (*(one for base in bases for one in base.demands), *demands(node))
        kept = holds(node) or next((base.holds for base in bases if base.holds), "")
        return ApiClass(
            qualified,
            plays,
            init,
            methods,
            tuple(dict.fromkeys(ancestors)),
            older,
            heads(node) or inherited,
            modal(node) or any(base.modal for base in bases),
            kept,
            saves(node),
            asked,
        )

    def _resolve(self, node: ast.expr) -> Entry | None:
        if isinstance(node, ast.Name):
            return self.entry(node.id)
        if isinstance(node, ast.Attribute):
            return lookup(ast.unparse(node))
        return None
