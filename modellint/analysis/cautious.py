"""Where a file is prepared for other versions of a library: tests of versions, ``hasattr``, ``except ImportError``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from modellint.syntax import tree

_SPEAKS = re.compile(r"version|hasattr|has_|torch_?\d|pt_?\d|TORCH|parse|_avail|legacy|compat|signature", re.IGNORECASE)
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


class Cautious:
    """What one file guards, by ranges of ordinals, and the names that it looks for or defines itself."""

    def __init__(self, body: tree.Block) -> None:
        self._ranges: list[tuple[int, int]] = []
        self._names: set[str] = set()
        for statement in body:
            for node in walk(statement):
                self._look(node)

    def covers(self, node: int, name: str, parameter: str) -> bool:
        """Whether a use at this place is guarded, or the file looks for the name before it uses it."""
        return bool(self._names & {name, parameter}) or any(low <= node <= high for low, high in self._ranges)

    def _look(self, node: tree.Node) -> None:
        match node:
            case tree.Try(handlers=handlers) if any(map(_forgives, handlers)):
                self._cover(node)
            case tree.If(test=test) | tree.Conditional(test=test) if _asks(test):
                self._cover(node)
            case tree.Boolean(operands=operands) if any(map(_asks, operands)):
                self._cover(node)
            case tree.Call(func=tree.Name(id=("hasattr" | "getattr"))):
                texts = (each.value.value for each in node.arguments if isinstance(each.value, tree.Constant))
                self._names.update(text for text in texts if isinstance(text, str))
            case tree.Assign(targets=targets):
                self._names.update(target.attr for target in targets if _is_patch(target))

    def _cover(self, node: tree.Node) -> None:
        ordinals = [each.n for each in walk(node)]
        self._ranges.append((min(ordinals), max(ordinals)))


def _is_patch(target: tree.Expression) -> bool:
    """``torch.symeig = ...``: something that is put into a module, not into an object."""
    node = target.value if isinstance(target, tree.Attribute) else None
    while isinstance(node, tree.Attribute):
        node = node.value
    return isinstance(node, tree.Name) and node.id in ("torch", "torchvision", "nn", "F", "functorch")


def _forgives(handler: tree.Handler) -> bool:
    if handler.type is None:
        return True
    return any(
        (isinstance(node, tree.Name) and node.id in _CATCHES)
        or (isinstance(node, tree.Attribute) and node.attr in _CATCHES)
        for node in walk(handler.type)
    )


def _asks(test: tree.Expression) -> bool:
    for node in walk(test):
        word = node.id if isinstance(node, tree.Name) else node.attr if isinstance(node, tree.Attribute) else ""
        if word and _SPEAKS.search(word):
            return True
    return False


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
