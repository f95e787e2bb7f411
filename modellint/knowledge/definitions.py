"""Reads one ``def`` of a stub, and what the bodies of stubs say to the analysis: ``role``, ``holds``, ``renamed``."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from dataclasses import replace

from modellint.knowledge import notation
from modellint.knowledge.api import ANYTHING, MISSING, ApiFunction, Parameter, Signature

Renamed = tuple[tuple[str, str], ...]
Scope = ast.Module | ast.ClassDef | ast.FunctionDef


def define(qualified: str, node: ast.FunctionDef, given: Sequence[str] = (), older: Renamed = ()) -> ApiFunction:
    """A function or method; a method's annotations may also speak of what its class was ``given``."""
    attribute = any(isinstance(decorator, ast.Name) and decorator.id == "property" for decorator in node.decorator_list)
    signature = answering(_signature(node, given), renamed(node) + older)
    return ApiFunction(qualified, signature, role(node), attribute, saves(node))


def answering(signature: Signature, older: Renamed) -> Signature:
    """The signature that also answers to those older names that concern it."""
    names = {parameter.name for parameter in signature.parameters}
    return replace(signature, renamed=tuple(pair for pair in older if pair[1] in names and pair[0] not in names))


def role(scope: Scope) -> str:
    """What the analysis does with it."""
    said = _said(scope, "role")
    return said if isinstance(said, str) else ""


def holds(scope: Scope) -> str:
    """What a layer keeps from call to call: ``weights``, ``weights if affine``, or only the ``mode`` it is in."""
    said = _said(scope, "holds")
    return said if isinstance(said, str) else ""


def saves(scope: Scope) -> str:
    """What the gradient is computed from: the ``output``, if it is said."""
    said = _said(scope, "saves")
    return said if isinstance(said, str) else ""


def heads(scope: Scope) -> tuple[tuple[str, int], ...]:
    """The attributes that hold the last layers of a ready-made network."""
    said = _said(scope, "heads")
    return tuple(said.items()) if isinstance(said, dict) else ()


def demands(scope: Scope) -> tuple[tuple[str, str], ...]:
    """What the arguments of a constructor must satisfy, and how to say so."""
    said = _said(scope, "demands")
    return tuple(said.items()) if isinstance(said, dict) else ()


def modal(scope: Scope) -> bool:
    """Whether it does something else while training than in evaluation."""
    return _said(scope, "modal") is True


def renamed(scope: Scope) -> Renamed:
    """The names that arguments had in older versions or have besides, and those they have now."""
    said = _said(scope, "renamed")
    return tuple(said.items()) if isinstance(said, dict) else ()


def constant(node: ast.expr) -> object:
    """The value of a literal; ``...`` for anything else."""
    try:
        value: object = ast.literal_eval(node)
    except ValueError:
        return ...
    return value


def _said(scope: Scope, name: str) -> object:
    for statement in scope.body:
        match statement:
            case ast.Assign(targets=[ast.Name(id=target)], value=value) if target == name:
                return constant(value)
    return None


def _signature(node: ast.FunctionDef, given: Sequence[str]) -> Signature:
    names = [*given, *(argument.arg for argument in _arguments(node.args))]
    parameters = tuple(_parameters(node.args, names))
    returns = notation.read(node.returns, names) if node.returns else ANYTHING
    if parameters and parameters[0].name in ("self", "cls"):
        return Signature(parameters[1:], returns, parameters[0].annotation)
    return Signature(parameters, returns)


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
    return Parameter(argument.arg, kind, MISSING if default is None else constant(default), note)
