"""The compact tree: what the analysis reads.

Every node has an ordinal ``n``, counted in the order of lowering, which is the same each time the same bytes are
lowered. A place is a file and an ordinal; bytes, comments and white space stay with LibCST.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True, eq=False)
class Node:
    """Anything with a place of its own."""

    n: int


# --- expressions ---


@dataclass(slots=True, eq=False)
class Expression(Node):
    """Something with a value."""


@dataclass(slots=True, eq=False)
class Name(Expression):
    """A name that is read or bound."""

    id: str


@dataclass(slots=True, eq=False)
class Constant(Expression):
    """A number, text, bytes, True, False, None or Ellipsis. Joined plain strings are one constant."""

    value: object


@dataclass(slots=True, eq=False)
class FormattedString(Expression):
    """An f-string; ``parts`` are the expressions inside it."""

    parts: tuple[Expression, ...]


@dataclass(slots=True, eq=False)
class Attribute(Expression):
    """``value.attr``."""

    value: Expression
    attr: str


@dataclass(slots=True, eq=False)
class Argument(Node):
    """One argument of a call: ``star`` is ``""``, ``"*"`` or ``"**"``."""

    value: Expression
    keyword: str | None
    star: str


@dataclass(slots=True, eq=False)
class Call(Expression):
    """``func(arguments)``."""

    func: Expression
    arguments: tuple[Argument, ...]


@dataclass(slots=True, eq=False)
class Subscript(Expression):
    """``value[index]``; several comma-separated indices are a Tuple."""

    value: Expression
    index: Expression


@dataclass(slots=True, eq=False)
class Slice(Expression):
    """``lower:upper:step`` inside a subscript."""

    lower: Expression | None
    upper: Expression | None
    step: Expression | None


@dataclass(slots=True, eq=False)
class Unary(Expression):
    """``op`` is one of ``- + ~ not``."""

    op: str
    operand: Expression


@dataclass(slots=True, eq=False)
class Binary(Expression):
    """``left op right`` with an arithmetic or bitwise operator such as ``+`` or ``@``."""

    op: str
    left: Expression
    right: Expression


@dataclass(slots=True, eq=False)
class Boolean(Expression):
    """``a and b and c``: one node for a chain of one operator (``and`` or ``or``)."""

    op: str
    operands: tuple[Expression, ...]


@dataclass(slots=True, eq=False)
class Comparison(Expression):
    """``left ops[0] rights[0] ops[1] rights[1] …``; operators as written, ``not in`` and ``is not`` with one space."""

    left: Expression
    ops: tuple[str, ...]
    rights: tuple[Expression, ...]


@dataclass(slots=True, eq=False)
class Conditional(Expression):
    """``body if test else orelse``."""

    test: Expression
    body: Expression
    orelse: Expression


@dataclass(slots=True, eq=False)
class Starred(Expression):
    """``*value`` in a display, an assignment target or a subscript."""

    value: Expression


@dataclass(slots=True, eq=False)
class TupleDisplay(Expression):
    """``a, b`` with or without parentheses."""

    items: tuple[Expression, ...]


@dataclass(slots=True, eq=False)
class ListDisplay(Expression):
    """``[a, b]``."""

    items: tuple[Expression, ...]


@dataclass(slots=True, eq=False)
class SetDisplay(Expression):
    """``{a, b}``."""

    items: tuple[Expression, ...]


@dataclass(slots=True, eq=False)
class DictDisplay(Expression):
    """``{key: value, **value}``; the key of a double-starred entry is None."""

    entries: tuple[tuple[Expression | None, Expression], ...]


@dataclass(slots=True, eq=False)
class Generator(Node):
    """``for target in iterable if condition``."""

    target: Expression
    iterable: Expression
    conditions: tuple[Expression, ...]


@dataclass(slots=True, eq=False)
class Comprehension(Expression):
    """``kind`` is ``list``, ``set``, ``dict`` or ``generator``; ``key`` is set for a dict only."""

    kind: str
    key: Expression | None
    element: Expression
    generators: tuple[Generator, ...]


@dataclass(slots=True, eq=False)
class Lambda(Expression):
    """``lambda parameters: body``."""

    parameters: tuple[Parameter, ...]
    body: Expression


@dataclass(slots=True, eq=False)
class Await(Expression):
    """``await value``."""

    value: Expression


@dataclass(slots=True, eq=False)
class Yield(Expression):
    """``yield value`` or ``yield from value``."""

    value: Expression | None


@dataclass(slots=True, eq=False)
class NamedExpression(Expression):
    """``target := value``."""

    target: Expression
    value: Expression


# --- statements ---


@dataclass(slots=True, eq=False)
class Statement(Node):
    """Something that is executed."""


Block = tuple[Statement, ...]


@dataclass(slots=True, eq=False)
class ExpressionStatement(Statement):
    """An expression for its effect."""

    value: Expression


@dataclass(slots=True, eq=False)
class Assign(Statement):
    """``targets[0] = targets[1] = value``."""

    targets: tuple[Expression, ...]
    value: Expression


@dataclass(slots=True, eq=False)
class AnnotatedAssign(Statement):
    """``target: annotation = value``."""

    target: Expression
    annotation: Expression
    value: Expression | None


@dataclass(slots=True, eq=False)
class AugmentedAssign(Statement):
    """``target op= value``; ``op`` without the equals sign."""

    target: Expression
    op: str
    value: Expression


@dataclass(slots=True, eq=False)
class Return(Statement):
    """``return value``."""

    value: Expression | None


@dataclass(slots=True, eq=False)
class Raise(Statement):
    """``raise error``."""

    error: Expression | None


@dataclass(slots=True, eq=False)
class Assert(Statement):
    """``assert test``."""

    test: Expression


@dataclass(slots=True, eq=False)
class Delete(Statement):
    """``del targets``."""

    targets: tuple[Expression, ...]


@dataclass(slots=True, eq=False)
class Pass(Statement):
    """``pass``."""


@dataclass(slots=True, eq=False)
class Break(Statement):
    """``break``."""


@dataclass(slots=True, eq=False)
class Continue(Statement):
    """``continue``."""


@dataclass(slots=True, eq=False)
class Scope(Statement):
    """``global names`` or ``nonlocal names``."""

    keyword: str
    names: tuple[str, ...]


@dataclass(slots=True, eq=False)
class ImportedName(Node):
    """``name as alias``; ``name`` is dotted for a plain import."""

    name: str
    alias: str | None


@dataclass(slots=True, eq=False)
class Import(Statement):
    """``import a.b as c, d``."""

    names: tuple[ImportedName, ...]


@dataclass(slots=True, eq=False)
class ImportFrom(Statement):
    """``from ..module import names``; ``level`` counts the leading dots, ``star`` is for ``import *``."""

    module: str
    level: int
    names: tuple[ImportedName, ...]
    star: bool


@dataclass(slots=True, eq=False)
class If(Statement):
    """``elif`` is an If alone in ``orelse``."""

    test: Expression
    body: Block
    orelse: Block


@dataclass(slots=True, eq=False)
class For(Statement):
    """``for target in iterable``, async or not."""

    target: Expression
    iterable: Expression
    body: Block
    orelse: Block


@dataclass(slots=True, eq=False)
class While(Statement):
    """``while test``."""

    test: Expression
    body: Block
    orelse: Block


@dataclass(slots=True, eq=False)
class WithItem(Node):
    """``context as target``."""

    context: Expression
    target: Expression | None


@dataclass(slots=True, eq=False)
class With(Statement):
    """``with items``, async or not."""

    items: tuple[WithItem, ...]
    body: Block


@dataclass(slots=True, eq=False)
class Handler(Node):
    """``except type as name``."""

    type: Expression | None
    name: str | None
    body: Block


@dataclass(slots=True, eq=False)
class Try(Statement):
    """``try`` with its handlers (``except*`` too)."""

    body: Block
    handlers: tuple[Handler, ...]
    orelse: Block
    final: Block


@dataclass(slots=True, eq=False)
class Case(Node):
    """One case of a match: the pattern's literal value where it has one, and the names it binds."""

    pattern: Expression | None
    captures: tuple[str, ...]
    guard: Expression | None
    body: Block


@dataclass(slots=True, eq=False)
class Match(Statement):
    """``match subject``."""

    subject: Expression
    cases: tuple[Case, ...]


@dataclass(slots=True, eq=False)
class Parameter(Node):
    """A parameter: ``kind`` is ``positional-only``, ``normal``, ``*``, ``keyword-only`` or ``**``."""

    name: str
    kind: str
    default: Expression | None
    annotation: Expression | None


@dataclass(slots=True, eq=False)
class FunctionDef(Statement):
    """A function or method; ``generator`` if its own body yields."""

    name: str
    parameters: tuple[Parameter, ...]
    body: Block
    decorators: tuple[Expression, ...]
    returns: Expression | None
    generator: bool


@dataclass(slots=True, eq=False)
class ClassDef(Statement):
    """A class; ``bases`` holds base classes and keyword arguments alike."""

    name: str
    bases: tuple[Argument, ...]
    body: Block
    decorators: tuple[Expression, ...]


@dataclass(slots=True, eq=False)
class Module(Node):
    """A file: its statements, its path as given, and how many nodes it has."""

    path: str
    body: Block
    size: int = field(default=0)
