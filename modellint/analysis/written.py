"""Looks at what is written: whether a name is mentioned again, and what an expression is called."""

from __future__ import annotations

from collections.abc import Callable

from modellint.analysis.classes import has_unknown_base
from modellint.analysis.machine import Event, Machine
from modellint.analysis.objects import Function, Module
from modellint.diagnostics import Place
from modellint.syntax import tree
from modellint.syntax.mentions import inside

_HARMLESS = frozenset({"get_lr", "get_last_lr", "last_epoch", "print_lr"})
_PLAIN = frozenset({"item", "cpu", "detach", "mean", "avg", "numpy", "float", "compute"})


class Written:
    """Answers by looking at the text; every file is looked through only once, and only if somebody asks."""

    def __init__(self, machine: Machine) -> None:
        self._modules = machine.loader.loaded
        self._nodes: dict[str, list[tree.Node]] = {}
        self._numbered: dict[str, dict[int, tree.Node]] = {}
        self._set: dict[str, bool] = {}

    def name_of(self, made: Event) -> str | None:
        """The name that something was bound to where it was made, if nothing that matters is done with that name."""
        module = self._modules.get(made.place.path)
        target = self._target(module, made.place) if module else None
        match target:
            case tree.Name(id=name) if module and self._is_unused(module, made.function, name):
                return name
            case tree.Attribute(value=tree.Name(id="self"), attr=name) if self._is_never_read(made.function, name):
                return f"self.{name}"
        return None

    def called(self, place: Place) -> str:
        """What people call the value of a plain expression; nothing if it is computed."""
        found = self.node(place)
        return _called(found) if isinstance(found, tree.Expression) else ""

    def node(self, place: Place) -> tree.Node | None:
        """What is written at a place."""
        module = self._modules.get(place.path)
        if module is None:
            return None
        if module.path not in self._numbered:
            self._numbered[module.path] = {node.n: node for node in reversed(self._inside(module))}
        return self._numbered[module.path].get(place.node)

    def mentions(self, names: frozenset[str]) -> bool:
        """Whether any of these attributes is mentioned anywhere."""
        nodes = (node for module in self._modules.values() for node in self._inside(module))
        return any(isinstance(node, tree.Attribute) and node.attr in names for node in nodes)

    def sets(self, key: str) -> bool:
        """Whether an entry under that key is assigned anywhere."""
        if key not in self._set:
            self._set[key] = self._is_set(key)
        return self._set[key]

    def _is_set(self, key: str) -> bool:
        nodes = (node for module in self._modules.values() for node in self._inside(module))
        targets = (
            target
            for node in nodes
            if isinstance(node, tree.Assign | tree.AugmentedAssign)
            for target in (node.targets if isinstance(node, tree.Assign) else (node.target,))
        )
        return any(isinstance(t, tree.Subscript) and _is_constant(t.index, key) for t in targets)

    def _target(self, module: Module, place: Place) -> tree.Expression | None:
        for node in self._inside(module):
            if isinstance(node, tree.Assign) and node.value.n == place.node and len(node.targets) == 1:
                return node.targets[0]
        return None

    def _inside(self, module: Module) -> list[tree.Node]:
        if module.path not in self._nodes:
            self._nodes[module.path] = [node for statement in module.body for node in inside(statement)]
        return self._nodes[module.path]

    def _is_unused(self, module: Module, function: Function | None, name: str) -> bool:
        nodes = self._inside(module) if function is None else list(inside(function.node))
        if any(isinstance(node, tree.Scope) and name in node.names for node in nodes):
            return False
        if function is None and any(self._imports(other, module, name) for other in self._modules.values()):
            return False
        return not _used(nodes, lambda node: isinstance(node, tree.Name) and node.id == name)

    def _imports(self, other: Module, module: Module, name: str) -> bool:
        """Whether another file may import a name from a module."""
        last = module.name.rpartition(".")[2]
        froms = (node for node in self._inside(other) if isinstance(node, tree.ImportFrom))
        return any(
            (node.star and node.module.rpartition(".")[2] in (last, "")) or any(one.name == name for one in node.names)
            for node in froms
        )

    def _is_never_read(self, function: Function | None, name: str) -> bool:
        if function is None or function.owner is None or has_unknown_base(function.owner):
            return False
        nodes = [node for module in self._modules.values() for node in self._inside(module)]
        if any(isinstance(node, tree.Constant) and node.value == name for node in nodes):
            return False
        return not _used(nodes, lambda node: isinstance(node, tree.Attribute) and node.attr == name)


def _used(nodes: list[tree.Node], is_meant: Callable[[tree.Node], bool]) -> bool:
    """Whether a name is mentioned other than to bind it, or to look at what it says."""
    bound = {target for node in nodes if isinstance(node, tree.Assign) for target in node.targets}
    looked = {node.value for node in nodes if isinstance(node, tree.Attribute) and node.attr in _HARMLESS}
    return any(is_meant(node) and node not in bound and node not in looked for node in nodes)


def _is_constant(node: tree.Expression, value: object) -> bool:
    return isinstance(node, tree.Constant) and node.value == value


def _called(node: tree.Expression) -> str:
    match node:
        case tree.Name(id=name) | tree.Attribute(attr=name):
            return name
        case tree.Subscript(index=tree.Constant(value=str(name))):
            return name
        case tree.Call(func=tree.Attribute(value=inner, attr=name), arguments=()) if name in _PLAIN:
            return _called(inner)
        case tree.Call(func=tree.Name(id="float"), arguments=(tree.Argument(value=inner),)):
            return _called(inner)
        case tree.Call(func=tree.Attribute(attr="mean"), arguments=(tree.Argument(value=inner),)):
            return _called(inner)
    return ""
