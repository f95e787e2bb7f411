"""Reads the stubs: one ``.pyi`` file a framework module, parsed and never executed, each only when it is asked for."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib.resources import files

from modellint.knowledge import notation
from modellint.knowledge.api import (
    ANYTHING,
    MISSING,
    ApiClass,
    ApiConstant,
    ApiFunction,
    ApiModule,
    Entry,
    Parameter,
    Signature,
)

_ROOT = files("modellint.knowledge")
_ALIASES = 20


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
    for ending in (parts[:-1] + [parts[-1] + ".pyi"], [*parts, "__init__.pyi"]):
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
        for statement in tree.body:
            self._take(statement)

    def names(self) -> list[str]:
        """All public names, those of re-exported modules included."""
        own = [*self._nodes, *self._aliases]
        starred = [name for module in self._stars for name in exported(module)]
        return [name for name in dict.fromkeys(own + starred) if not name.startswith("_")]

    def entry(self, name: str) -> Entry | None:
        """The definition of a name, through re-exports."""
        if name in self._nodes:
            return self._define(self._nodes[name])
        if name in self._aliases:
            return lookup(self._aliases[name])
        found = next((entry for module in self._stars if (entry := member(module, name))), None)
        return found or (lookup(f"{self.name}.{name}") if _stub(f"{self.name}.{name}") else None)

    def _take(self, statement: ast.stmt) -> None:
        match statement:
            case ast.ClassDef(name=name) | ast.FunctionDef(name=name):
                self._nodes[name] = statement
            case ast.Assign(targets=[ast.Name(id=name)]):
                self._nodes[name] = statement
            case ast.Import(names=names):
                for alias in names:
                    self._aliases[alias.asname or alias.name] = alias.name
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
                return _function(f"{self.name}.{node.name}", node, [])
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Name(id=other)):
                return self.entry(other) if other != name else None
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                return ApiConstant(f"{self.name}.{name}", _constant(value))
        return None

    def _class(self, node: ast.ClassDef) -> ApiClass:
        bases = [entry for base in node.bases if isinstance(entry := self._resolve(base), ApiClass)]
        qualified = f"{self.name}.{node.name}"
        methods: dict[str, ApiFunction] = {}
        for base in reversed(bases):
            methods.update(base.methods)
        own = {f.name: f for f in node.body if isinstance(f, ast.FunctionDef)}
        if "__init__" in own:
            methods["__init__"] = _function(f"{qualified}.__init__", own.pop("__init__"), [])
        older = _older(node) + tuple(pair for base in bases for pair in base.renamed)
        init = methods["__init__"].signature if "__init__" in methods else Signature()
        init = replace(init, renamed=init.renamed + older)
        given = [parameter.name for parameter in init.parameters]
        methods.update({name: _function(f"{qualified}.{name}", f, given) for name, f in own.items()})
        role = _role(node) or next((base.role for base in bases if base.role), "")
        ancestors = [name for base in bases for name in (base.name, *base.bases)]
        return ApiClass(qualified, role, init, methods, tuple(dict.fromkeys(ancestors)), older)

    def _resolve(self, node: ast.expr) -> Entry | None:
        if isinstance(node, ast.Name):
            return self.entry(node.id)
        if isinstance(node, ast.Attribute):
            return lookup(ast.unparse(node))
        return None


def _role(node: ast.ClassDef | ast.FunctionDef) -> str:
    role = _note(node, "role")
    return role if isinstance(role, str) else ""


def _older(node: ast.ClassDef | ast.FunctionDef) -> tuple[tuple[str, str], ...]:
    """The older names of arguments, and those they have now."""
    renamed = _note(node, "renamed")
    return tuple(renamed.items()) if isinstance(renamed, dict) else ()


def _note(node: ast.ClassDef | ast.FunctionDef, name: str) -> object:
    """What a class or function body assigns to a name that speaks to the analysis (``role``, ``renamed``)."""
    for statement in node.body:
        match statement:
            case ast.Assign(targets=[ast.Name(id=target)], value=value) if target == name:
                return _constant(value)
    return None


def _function(qualified: str, node: ast.FunctionDef, given: list[str]) -> ApiFunction:
    """A function; a method's annotations may also speak of what its class was ``given``."""
    attribute = any(isinstance(decorator, ast.Name) and decorator.id == "property" for decorator in node.decorator_list)
    return ApiFunction(qualified, _signature(node, given), _role(node), attribute)


def _signature(node: ast.FunctionDef, given: list[str]) -> Signature:
    names = [*given, *(argument.arg for argument in _arguments(node.args))]
    parameters = tuple(_parameters(node.args, names))
    returns = notation.read(node.returns, names) if node.returns else ANYTHING
    if parameters and parameters[0].name in ("self", "cls"):
        return Signature(parameters[1:], returns, parameters[0].annotation, _older(node))
    return Signature(parameters, returns, renamed=_older(node))


def _arguments(args: ast.arguments) -> list[ast.arg]:
    starred = [args.vararg] if args.vararg else []
    double = [args.kwarg] if args.kwarg else []
    return [*args.posonlyargs, *args.args, *starred, *args.kwonlyargs, *double]


def _parameters(args: ast.arguments, names: list[str]) -> Iterator[Parameter]:
    normal = [*args.posonlyargs, *args.args]
    padding: list[ast.expr | None] = [None] * (len(normal) - len(args.defaults))
    for argument, default in zip(normal, [*padding, *args.defaults], strict=True):
        yield _parameter(argument, "normal", default, names)
    if args.vararg:
        yield _parameter(args.vararg, "*", None, names)
    for argument, default in zip(args.kwonlyargs, args.kw_defaults, strict=True):
        yield _parameter(argument, "keyword-only", default, names)
    if args.kwarg:
        yield _parameter(args.kwarg, "**", None, names)


def _parameter(argument: ast.arg, kind: str, default: ast.expr | None, names: list[str]) -> Parameter:
    note = notation.read(argument.annotation, names) if argument.annotation else ANYTHING
    return Parameter(argument.arg, kind, MISSING if default is None else _constant(default), note)


def _constant(node: ast.expr) -> object:
    try:
        return ast.literal_eval(node)
    except ValueError:
        return ...
