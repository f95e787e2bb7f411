"""Where a file is prepared for other versions of a library: tests of versions, ``hasattr``, ``except ImportError``."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from modellint.syntax import tree

_SPEAKS = re.compile(r"version|hasattr|has_|torch_?\d|pt_?\d|legacy|compat|signature", re.IGNORECASE)
_CATCHES = {
    "AttributeError",
    "BaseException",
    "Exception",
    "ImportError",
    "ModuleNotFoundError",
    "NameError",
    "NotImplementedError",
    "RuntimeError",
    "TypeError",
}


_MODULES = ("torch", "torchvision", "nn", "F", "functorch")


class Cautious:
    """What one file guards, by ranges of ordinals, and the names that it looks for or defines itself."""

    def __init__(self, body: tree.Block) -> None:
        self._ranges: list[tuple[int, int]] = []
        self._names: set[str] = set()
        nodes = [node for statement in body for node in walk(statement)]
        self._flags = {
            target.id
            for node in nodes
            if isinstance(node, tree.Assign) and self._asks(node.value, frozenset())
            for target in node.targets
            if isinstance(target, tree.Name)
        }
        for node in nodes:
            self._look(node)

    def covers(self, node: int, names: set[str]) -> bool:
        """Whether a use at this place is guarded, or the file looks for one of these names before it uses it."""
        return bool(self._names & names) or any(low <= node <= high for low, high in self._ranges)

    def _look(self, node: tree.Node) -> None:
        match node:
            case tree.Try(handlers=handlers) if any(map(_forgives, handlers)):
                self._cover(node)
            case tree.If(test=test) | tree.Conditional(test=test) if self._asks(test, self._flags):
                self._cover(node)
            case tree.Boolean(operands=operands) if any(self._asks(each, self._flags) for each in operands):
                self._cover(node)
            case tree.Call(func=tree.Name(id=("hasattr" | "getattr"))) as call:
                self._names.update(_texts(call))
            case tree.Assign(targets=targets):
                self._names.update(name for target in targets if (name := _patched(target)))

    @staticmethod
    def _asks(test: tree.Expression, flags: Collection[str]) -> bool:
        """Whether a test speaks of versions, or of a flag that was set from one."""
        for node in walk(test):
            word = node.id if isinstance(node, tree.Name) else node.attr if isinstance(node, tree.Attribute) else ""
            if word and (word in flags or _SPEAKS.search(word)):
                return True
        return False

    def _cover(self, node: tree.Node) -> None:
        ordinals = [each.n for each in walk(node)]
        self._ranges.append((min(ordinals), max(ordinals)))


def _patched(target: tree.Expression) -> str:
    """``torch.symeig = ...``: the name of something that is put into a module (and not into an object)."""
    if not isinstance(target, tree.Attribute):
        return ""
    node = target.value
    while isinstance(node, tree.Attribute):
        node = node.value
    return target.attr if isinstance(node, tree.Name) and node.id in _MODULES else ""


def _forgives(handler: tree.Handler) -> bool:
    if handler.type is None:
        return True
    return any(
        (isinstance(node, tree.Name) and node.id in _CATCHES)
        or (isinstance(node, tree.Attribute) and node.attr in _CATCHES)
        for node in walk(handler.type)
    )


def _texts(call: tree.Call) -> Iterator[str]:
    """The names that ``hasattr`` and ``getattr`` are asked for."""
    for argument in call.arguments:
        if isinstance(argument.value, tree.Constant) and isinstance(argument.value.value, str):
            yield argument.value.value


def walk(node: tree.Node) -> Iterator[tree.Node]:
    """A node and all that it is made of."""
    stack = [node]
    while stack:
        here = stack.pop()
        yield here
        for name in type(here).__dataclass_fields__:
            _push(stack, getattr(here, name))


def _push(stack: list[tree.Node], value: object) -> None:
    if isinstance(value, tree.Node):
        stack.append(value)
    elif isinstance(value, tuple):
        for each in value:
            _push(stack, each)
