"""Which names a function mentions: a quick look that decides what to interpret, never what is true."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

from modellint.syntax import tree


def attributes(node: tree.Node) -> frozenset[str]:
    """The names after a dot anywhere inside a node."""
    return frozenset(found.attr for found in inside(node) if isinstance(found, tree.Attribute))


def assigned(node: tree.Node) -> frozenset[str]:
    """The names after a dot that are assigned to anywhere inside a node."""
    statements = [found for found in inside(node) if isinstance(found, tree.Assign)]
    targets = [target for statement in statements for target in statement.targets]
    return frozenset(target.attr for target in targets if isinstance(target, tree.Attribute))


def asked(node: tree.Node) -> frozenset[str]:
    """The names after a dot that tests anywhere inside a node mention."""
    tests = [found.test for found in inside(node) if isinstance(found, tree.If | tree.Conditional)]
    return frozenset(name for test in tests for name in attributes(test))


def names(node: tree.Node) -> frozenset[str]:
    """The names that stand alone or after a dot anywhere inside a node."""
    alone = {found.id for found in inside(node) if isinstance(found, tree.Name)}
    return attributes(node) | alone


def hands_on(body: tree.Block, first: int, last: int) -> bool:
    """Whether a value made by node ``first`` is only ever read on its way to node ``last``.

    Each statement between gives it to the next under a name that nobody else reads: ``x = f(x)``, ``x = g(x)``.
    """
    for block in _blocks(body):
        start = next((i for i, statement in enumerate(block) if _holds(statement, first)), None)
        end = next((i for i, statement in enumerate(block) if _holds(statement, last)), None)
        if start is not None and end is not None and not isinstance(block[start], _COMPOUND):
            return start < end and _is_chain(block[start : end + 1], block[end + 1 :])
    return False


def _is_chain(steps: tree.Block, behind: tree.Block) -> bool:
    name = ""
    for index, statement in enumerate(steps):
        if name and _reads(statement, name) != 1:
            return False
        match statement:
            case tree.Assign(targets=(tree.Name(id=target),)):
                if name and index == len(steps) - 1 and target != name:
                    return not any(_reads(later, name) for later in behind)
                if name and target != name and any(_reads(later, name) for later in (*steps[index + 1 :], *behind)):
                    return False
                name = target
            case tree.Return() if index == len(steps) - 1:
                return True
            case _:
                return False
    return True


def _reads(statement: tree.Statement, name: str) -> int:
    """How often a statement reads a name; the target of an assignment is none of it."""
    whole = statement.value if isinstance(statement, tree.Assign) and len(statement.targets) == 1 else statement
    targets = statement.targets if whole is not statement and isinstance(statement, tree.Assign) else ()
    bound = [node for target in targets if not isinstance(target, tree.Name) for node in inside(target)]
    return sum(isinstance(node, tree.Name) and node.id == name for node in (*inside(whole), *bound))


def _holds(statement: tree.Node, number: int) -> bool:
    return any(node.n == number for node in inside(statement))


def _blocks(block: tree.Block) -> Iterator[tree.Block]:
    """A block and those in it, the innermost first."""
    for statement in block:
        for name in ("body", "orelse", "final", "handlers", "cases"):
            inner = getattr(statement, name, ())
            if isinstance(inner, tuple):
                yield from _blocks(inner)
    yield block


_COMPOUND = (tree.If, tree.For, tree.While, tree.With, tree.Try, tree.Match, tree.FunctionDef, tree.ClassDef)


def inside(node: tree.Node) -> Iterator[tree.Node]:
    stack: list[object] = [node]
    while stack:
        found = stack.pop()
        if isinstance(found, tree.Node):
            yield found
            stack += [getattr(found, field) for field in _fields(type(found))]
        elif isinstance(found, tuple):
            stack += found


_WORDS = frozenset({"n", "id", "attr", "op", "name"})
_KNOWN: dict[type[tree.Node], tuple[str, ...]] = {}


def _fields(kind: type[tree.Node]) -> tuple[str, ...]:
    if kind not in _KNOWN:
        _KNOWN[kind] = tuple(field.name for field in fields(kind) if field.name not in _WORDS)
    return _KNOWN[kind]


@dataclass(frozen=True)
class Reads:
    """What a function does with ``self.name``: the nodes where it is an operand, how often it is anything else.

    ``written`` counts assignments; ``value`` is what was assigned last.
    """

    operands: tuple[int, ...] = ()
    others: int = 0
    written: int = 0
    value: tree.Expression | None = None


def reads(node: tree.Node, name: str) -> Reads:
    """How a function uses an attribute of that name."""
    operands: list[int] = []
    value: tree.Expression | None = None
    written = total = 0
    for found in inside(node):
        match found:
            case tree.Binary(left=left, right=right):
                operands += [found.n for side in (left, right) if _is_attribute(side, name)]
            case tree.Assign(targets=targets) if any(_is_attribute(target, name) for target in targets):
                written, value = written + 1, found.value
            case tree.Attribute(attr=attr) if attr == name:
                total += 1
    return Reads(tuple(operands), total - len(operands) - written, written, value)


def _is_attribute(node: tree.Node, name: str) -> bool:
    return isinstance(node, tree.Attribute) and node.attr == name
