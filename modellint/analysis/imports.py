"""Imports: names of frameworks, of the program's own modules, and of everything else."""

from __future__ import annotations

from modellint.analysis import outdated
from modellint.analysis.choices import narrowed
from modellint.analysis.machine import Frame, Machine, executes
from modellint.analysis.objects import Cells, Literal, Module, Unknown, Value, unread
from modellint.knowledge.api import ApiConstant, ApiModule
from modellint.knowledge.stubs import exported, lookup
from modellint.knowledge.stubs import member as api_member
from modellint.syntax import tree


@executes(tree.Import)
def _import(machine: Machine, frame: Frame, node: tree.Import) -> bool:
    for name in node.names:
        outdated.imported(machine, frame, name, name.name)
        if name.alias:
            machine.memory.write(frame.scope.names, name.alias, module_named(machine, frame, name.name))
        else:
            root = name.name.partition(".")[0]
            module_named(machine, frame, name.name)
            machine.memory.write(frame.scope.names, root, module_named(machine, frame, root))
    return False


@executes(tree.ImportFrom)
def _import_from(machine: Machine, frame: Frame, node: tree.ImportFrom) -> bool:
    if node.module == "__future__":
        return False
    module = module_named(machine, frame, node.module, node.level)
    if node.star:
        _import_all(machine, frame.scope.names, module)
    for name in node.names:
        value = _from(machine, frame, module, node, name.name)
        if not node.level:
            outdated.imported(machine, frame, name, f"{node.module}.{name.name}", _qualified(module, name.name))
        machine.memory.write(frame.scope.names, name.alias or name.name, value)
    return False


def _qualified(module: Value, name: str) -> str:
    """What a name in a library's module is called; nothing where the module is the program's own."""
    owner = module.name if isinstance(module, ApiModule) else module.imported if isinstance(module, Unknown) else ""
    return f"{owner}.{name}" if owner else ""


def module_named(machine: Machine, frame: Frame, name: str, level: int = 0) -> Value:
    """The module of that name: the program's own, a framework's, or one that nobody reads."""
    if not level:
        known = lookup(name)
        if isinstance(known, ApiModule):
            return known
    return machine.loader.load(machine, name, frame.scope.module, level)


def _from(machine: Machine, frame: Frame, module: Value, node: tree.ImportFrom, name: str) -> Value:
    match module:
        case ApiModule(name=owner):
            known = api_member(owner, name)
            if isinstance(known, ApiConstant):
                return Literal(known.value)
            return known if known is not None else unread(f"{owner}.{name}")
        case Module(names=names) if name in names:
            return narrowed(names[name], machine.path)
    dotted = f"{node.module}.{name}" if node.module else name
    found = machine.loader.load(machine, dotted, frame.scope.module, node.level)
    if isinstance(module, Unknown) and not isinstance(found, Module):
        return module.member(".", name)
    return found


def _import_all(machine: Machine, names: Cells, module: Value) -> None:
    match module:
        case ApiModule(name=owner):
            for name in exported(owner):
                found = api_member(owner, name)
                if found is not None:
                    machine.memory.write(names, name, Literal(found.value) if isinstance(found, ApiConstant) else found)
        case Module(names=theirs):
            for key, value in list(theirs.items()):
                if isinstance(key, str) and not key.startswith("_"):
                    machine.memory.write(names, key, value)
