"""What the installed frameworks really accept: the parameters of anything a stub describes."""

from __future__ import annotations

import ast
import contextlib
import importlib
import inspect
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from modellint.knowledge.api import MISSING

KINDS: dict[typing.Any, str] = {
    inspect.Parameter.VAR_POSITIONAL: "*",
    inspect.Parameter.KEYWORD_ONLY: "keyword-only",
    inspect.Parameter.VAR_KEYWORD: "**",
}


@dataclass(frozen=True)
class Real:
    """A parameter as the framework has it; a default that is no constant is ``...``."""

    name: str
    kind: str
    default: object


HOMES = {
    "keras.backend.": "keras.src.legacy.backend.",
    "keras.applications.": "keras.applications.imagenet_utils.",
}


def find(qualified: str) -> typing.Any:
    """The object of a dotted name, or None where the framework has none; Keras keeps some elsewhere."""
    found = _walk(qualified)
    for public, home in HOMES.items():
        if found is None and qualified.startswith(public):
            found = _walk(qualified.replace(public, home, 1))
    return found


def _walk(qualified: str) -> typing.Any:
    root, *rest = qualified.split(".")
    found: typing.Any = importlib.import_module(root)
    path = root
    for part in rest:
        if found is None:
            return None
        path = f"{path}.{part}"
        if not hasattr(found, part):
            with contextlib.suppress(ImportError):
                importlib.import_module(path)
        found = getattr(found, part, None)
    return found


def signatures(qualified: str) -> list[list[Real]]:
    """The signatures that the framework has or documents for a function, class or method: one, or its overloads."""
    thing = find(qualified)
    overloads = typing.get_overloads(thing) if inspect.isfunction(thing) else []
    if overloads:
        return [_of(overload) for overload in overloads]
    if inspect.isfunction(thing) and not _dispatched(thing):
        return [_of(thing)]
    return [*_made(qualified), *_shipped(qualified), *_described(thing)]


def _made(qualified: str) -> Iterator[list[Real]]:
    """How a class is called; what makes it may be ``__new__``."""
    thing = find(qualified.removesuffix(".__init__"))
    if isinstance(thing, type):
        for maker in (vars(thing).get("__init__"), thing.__new__):
            if inspect.isfunction(maker):
                yield _of(maker)
    elif inspect.ismethod(find(qualified)):
        yield _of(find(qualified))


def _of(thing: typing.Any) -> list[Real]:
    return [
        Real(p.name, KINDS.get(p.kind, "normal"), _default(p.default))
        for p in inspect.signature(thing).parameters.values()
        if p.name not in ("self", "cls")
    ]


def _default(value: object) -> object:
    if value is inspect.Parameter.empty:
        return MISSING
    return value if value is None or isinstance(value, (bool, int, float, str, tuple, list, dict)) else ...


def _dispatched(thing: object) -> bool:
    """Whether torch hides the real function behind a switch on a flag."""
    return inspect.isfunction(thing) and thing.__code__.co_filename.endswith("_jit_internal.py")


def _described(thing: object) -> Iterator[list[Real]]:
    """The signature that the first line of a docstring gives."""
    first = (inspect.getdoc(thing) or "").strip().partition("\n")[0].partition(" ->")[0].rpartition(".")[2]
    with contextlib.suppress(SyntaxError):
        match ast.parse(f"def {first}: ...").body:
            case [ast.FunctionDef(args=args)]:
                yield list(_parameters(args))


# --- the stubs that torch ships for what is written in C++ ---


def _shipped(qualified: str) -> Iterator[list[Real]]:
    owner, _, name = qualified.rpartition(".")
    for path, scope in _places(owner):
        for node in _definitions(path, scope).get(name, []):
            yield list(_parameters(node.args))


def _places(owner: str) -> list[tuple[str, str]]:
    if owner == "torch.Tensor":
        return [("_C/__init__.pyi", "TensorBase")]
    if owner == "torch.nn.functional":
        return [("nn/functional.pyi", ""), ("_C/_nn.pyi", ""), ("_C/_VariableFunctions.pyi", "")]
    return [("_C/_VariableFunctions.pyi", ""), ("_C/__init__.pyi", "")]


@cache
def _definitions(path: str, scope: str) -> dict[str, list[ast.FunctionDef]]:
    import torch

    file = Path(torch.__file__).parent / path
    body: list[ast.stmt] = ast.parse(file.read_text()).body if file.is_file() else []
    if scope:
        body = next(node.body for node in body if isinstance(node, ast.ClassDef) and node.name == scope)
    found: dict[str, list[ast.FunctionDef]] = {}
    for node in body:
        if isinstance(node, ast.FunctionDef):
            found.setdefault(node.name, []).append(node)
    return found


def _parameters(args: ast.arguments) -> Iterator[Real]:
    normal = [*args.posonlyargs, *args.args]
    padding: list[ast.expr | None] = [None] * (len(normal) - len(args.defaults))
    for argument, default in zip(normal, [*padding, *args.defaults], strict=True):
        if argument.arg not in ("self", "cls"):
            yield Real(argument.arg, "normal", _written(default))
    if args.vararg:
        yield Real(args.vararg.arg, "*", MISSING)
    for argument, default in zip(args.kwonlyargs, args.kw_defaults, strict=True):
        yield Real(argument.arg, "keyword-only", _written(default))
    if args.kwarg:
        yield Real(args.kwarg.arg, "**", MISSING)


def _written(default: ast.expr | None) -> object:
    if default is None:
        return MISSING
    try:
        value: object = ast.literal_eval(default)
    except ValueError:
        return ...
    return value
