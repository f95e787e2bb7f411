"""What names mean in a file: those that are imported, and those that are bound in other ways."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass

from modellint.codemods.page import Page, children
from modellint.syntax import tree

_HOMES = (("tensorflow.keras", "keras"), ("tensorflow.python.keras", "keras"))


@dataclass(frozen=True, slots=True)
class Imported:
    """A name bound by an import; ``name`` is ``*`` for everything in a module."""

    name: str
    qualified: str
    alias: tree.ImportedName | None
    statement: tree.Import | tree.ImportFrom
    everywhere: bool


def canonical(qualified: str) -> str:
    """A qualified name as the knowledge has it: what is in ``tensorflow.keras`` is ``keras``."""
    for home, short in _HOMES:
        if qualified == home or qualified.startswith(f"{home}."):
            return short + qualified[len(home) :]
    return qualified


@functools.lru_cache(maxsize=2)
def imports(page: Page) -> tuple[Imported, ...]:
    """All absolute imports of a file; those that hold ``everywhere`` are at module level."""
    return tuple(_imports(page))


def _imports(page: Page) -> Iterator[Imported]:
    for statement in page.all(tree.Statement):
        if isinstance(statement, tree.Import | tree.ImportFrom):
            everywhere = _is_everywhere(page, statement)
            for name, qualified, alias in _bindings(statement):
                yield Imported(name, canonical(qualified), alias, statement, everywhere)


def _bindings(statement: tree.Import | tree.ImportFrom) -> Iterator[tuple[str, str, tree.ImportedName | None]]:
    if isinstance(statement, tree.Import):
        for each in statement.names:
            top = each.name.partition(".")[0]
            yield (each.alias, each.name, each) if each.alias else (top, top, each)
    elif statement.level == 0:
        if statement.star:
            yield "*", statement.module, None
        for each in statement.names:
            yield each.alias or each.name, f"{statement.module}.{each.name}", each


def _is_everywhere(page: Page, statement: tree.Statement) -> bool:
    for outer in page.ancestors(statement):
        if isinstance(outer, tree.FunctionDef | tree.ClassDef):
            return False
        if isinstance(outer, tree.If) and dotted(outer.test).endswith("TYPE_CHECKING"):
            return False
    return True


def dotted(node: tree.Expression) -> str:
    """``a.b.c`` as text; nothing for anything else."""
    parts: list[str] = []
    while isinstance(node, tree.Attribute):
        parts.append(node.attr)
        node = node.value
    return ".".join((node.id, *reversed(parts))) if isinstance(node, tree.Name) else ""


def root(node: tree.Expression) -> str:
    """The name that a chain of attributes, calls and subscripts starts with, if it starts with one."""
    while isinstance(node, tree.Attribute | tree.Call | tree.Subscript):
        node = node.func if isinstance(node, tree.Call) else node.value
    return node.id if isinstance(node, tree.Name) else ""


@functools.lru_cache(maxsize=2)
def bound(page: Page) -> frozenset[str]:
    """The names that a file binds in other ways than by importing them."""
    names: set[str] = set()
    for node in page.nodes.values():
        match node:
            case tree.Assign(targets=targets):
                names.update(name for target in targets for name in _targets(target))
            case tree.AnnotatedAssign(target=target) | tree.AugmentedAssign(target=target) | tree.For(target=target):
                names.update(_targets(target))
            case tree.Generator(target=target) | tree.NamedExpression(target=target):
                names.update(_targets(target))
            case tree.WithItem(target=target) if target is not None:
                names.update(_targets(target))
            case tree.FunctionDef(name=name) | tree.ClassDef(name=name) | tree.Parameter(name=name):
                names.add(name)
            case tree.Handler(name=str(name)):
                names.add(name)
            case tree.Case(captures=captures):
                names.update(captures)
    return frozenset(names)


def _targets(target: tree.Node) -> Iterator[str]:
    if isinstance(target, tree.Name):
        yield target.id
    elif isinstance(target, tree.TupleDisplay | tree.ListDisplay | tree.Starred):
        for inner in children(target):
            yield from _targets(inner)
