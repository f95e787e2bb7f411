"""The values that the interpreter computes with besides tensors: numbers, containers, functions, instances."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from typing import NamedTuple

from modellint.diagnostics import Place
from modellint.knowledge.api import ApiClass, ApiFunction, ApiModule
from modellint.program.conditions import Guard
from modellint.program.values import Formula, Origin, Tensor
from modellint.records import dataclass
from modellint.syntax import tree


class Cells(dict[object, "Value"]):
    """Something that is written to: names, attributes, contents. ``born`` says when, in ticks."""

    __slots__ = ("born",)
    now = 0

    def __init__(self, *content: Mapping[object, Value]) -> None:
        super().__init__(*content)
        self.born = Cells.now


@dataclass(frozen=True, slots=True)
class Unknown:
    """Nothing is known of it but, where it has a key, that it is the same value wherever that key appears.

    ``default`` is what it is unless somebody says otherwise: an argparse default, a parameter's default. ``origin``
    says why it is not known, ``formula`` how it was computed from other values, ``part`` that it is a tensor of a layer
    (``weight``) or any of a network's (``*``).
    """

    key: object = None
    default: Literal | None = field(default=None, compare=False)
    origin: Origin | None = field(default=None, compare=False)
    formula: Formula | None = field(default=None, compare=False, repr=False)
    part: tuple[Built | Instance, str] | None = field(default=None, compare=False)

    @property
    def imported(self) -> str:
        """The dotted name of something imported from a module that nobody reads; else nothing."""
        match self.key:
            case (0, "import", str(name)):
                return name
        return ""

    def member(self, relation: str, name: object) -> Unknown:
        """A part of this value, the same one each time it is asked for."""
        if relation == "." and self.imported:
            return Unknown((0, "import", f"{self.imported}.{name}"), origin=self.origin)
        deep = self.key is None or (isinstance(self.key, tuple) and len(self.key) > 2 and self.key[0] > DEEPEST)
        key = None if deep else (_depth(self.key) + 1, self.key, relation, name)
        return Unknown(key, origin=self.origin, part=self.part if name == "data" else None)


DEEPEST = 8
DULL_DEPTH = 3


def _depth(key: object) -> int:
    return key[0] if isinstance(key, tuple) and isinstance(key[0], int) else 0


@dataclass(frozen=True, slots=True)
class Literal:
    """A constant: number, text, bytes, bool, None or Ellipsis, and where it was written."""

    value: object
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Mode(Literal):
    """A constant that may be another one in evaluation: ``self.training``, and what was picked by it."""


@dataclass(frozen=True, slots=True)
class Rest:
    """In a sequence: any number of elements like this one."""

    value: Value


@dataclass(frozen=True, slots=True)
class Tuple:
    """A tuple, or the frozen content of a list."""

    items: tuple[Value, ...] = ()

    @property
    def closed(self) -> bool:
        """Whether the number of elements is known."""
        return not any(isinstance(item, Rest) for item in self.items)


@dataclass(eq=False, slots=True)
class List:
    """A list: its content is one cell, a Tuple. ``depth`` counts the unknown loops it was made in.

    ``place`` is the display that it was written as.
    """

    cells: Cells
    depth: int = 0
    place: Place | None = None

    @classmethod
    def of(cls, items: Iterable[Value], depth: int = 0, place: Place | None = None) -> List:
        """A fresh list of these elements."""
        return cls(Cells({"items": Tuple(tuple(items))}), depth, place)


@dataclass(eq=False, slots=True)
class Dictionary:
    """A dict: cells by constant key; ``OTHERS`` stands for entries under keys that are not known.

    ``place`` is the display that it was written as.
    """

    cells: Cells
    place: Place | None = None


OTHERS = object()
LIBRARY = object()
REGISTERED = object()


@dataclass(eq=False, slots=True)
class Function:
    """A function of the program, with the names it closes over. ``owner`` is the class that defines it."""

    node: tree.FunctionDef | tree.Lambda
    scope: Scope
    defaults: Mapping[str, Value]
    owner: Class | None = None
    manner: str = ""
    no_grad: bool = False
    precision: tuple[Value, ...] = ()

    @property
    def name(self) -> str:
        """The name it was defined under."""
        return self.node.name if isinstance(self.node, tree.FunctionDef) else "<lambda>"


@dataclass(eq=False, slots=True)
class Class:
    """A class of the program. ``bases`` may hold library classes and unknown values.

    ``fields`` are the names that its body annotates, in order: what a dataclass or a named tuple is made from.
    """

    name: str
    bases: tuple[Value, ...]
    members: Cells
    scope: Scope
    place: Place
    fields: list[str] = field(default_factory=list)

    @property
    def is_tuple(self) -> bool:
        """Whether it is a ``typing.NamedTuple``."""
        return any(isinstance(base, Unknown) and base.imported == "typing.NamedTuple" for base in self.bases)


@dataclass(eq=False, slots=True)
class Instance:
    """An object of a class of the program; its attribute LIBRARY is what its library base was constructed with.

    Its attribute REGISTERED holds the layers and parameters that were registered under names that are not known;
    ``written`` says where its attributes were set last, ``started`` that the constructor of its library base was run,
    ``made`` that the program is seen to make it, with arguments that are known.
    """

    cls: Class
    attributes: Cells
    place: Place | None = None
    depth: int = 0
    written: dict[str, Place] = field(default_factory=dict)
    started: bool = False
    made: bool = False


@dataclass(eq=False, slots=True)
class Built:
    """An object of a library class, with the arguments it was constructed with."""

    api: ApiClass
    arguments: Mapping[str, Given]
    place: Place | None
    attributes: Cells
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Bound:
    """A function of the program together with the object it was reached through."""

    function: Function
    receiver: Value


@dataclass(frozen=True, slots=True)
class ApiMethod:
    """A library method together with the object it was reached through; ``place`` is that object's expression."""

    function: ApiFunction
    receiver: Value
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Builtin:
    """A method of a container or a builtin function, by name."""

    name: str
    receiver: Value | None = None


@dataclass(frozen=True, slots=True)
class Partial:
    """A callable with some arguments given beforehand."""

    function: Value
    positional: tuple[Given, ...]
    keywords: tuple[tuple[str, Given], ...]


@dataclass(frozen=True, slots=True)
class Parameters:
    """The parameters of a network (or of a Tuple of networks), or ``some`` of them; ``named`` ones come in pairs.

    ``runs`` are the iterators that are used up by going through them: this one, and those that it takes them from.
    """

    owner: Value
    runs: tuple[int, ...] = ()
    named: bool = False
    some: bool = False


@dataclass(frozen=True, slots=True)
class Range:
    """``range(stop)`` of a number that is large or not known."""

    stop: Value


@dataclass(frozen=True, slots=True)
class GradientMode:
    """A context, also a decorator, that switches gradients on or off; ``lasting`` if it does so without ``with``."""

    on: bool
    lasting: bool = False


@dataclass(eq=False, slots=True)
class Parser:
    """An argparse parser: the options that were added, by destination."""

    options: Cells


@dataclass(frozen=True, slots=True)
class Super:
    """What ``super()`` gives inside a method."""

    cls: Class
    receiver: Value


@dataclass(eq=False, slots=True)
class Module:
    """A module of the program; a ``snippet`` imports nothing, so that its free names are read by convention."""

    path: str
    name: str
    names: Cells
    snippet: bool = False
    body: tree.Block = ()

    @property
    def is_package(self) -> bool:
        """Whether it stands for a folder of modules."""
        return self.path.endswith("__init__.py")


@dataclass(frozen=True, slots=True)
class Spread:
    """The content of a starred argument that differs between runs."""

    content: Choice


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that differs between runs: each option with the guard under which it holds.

    A comparison of things that may be tensors has a ``formula`` besides.
    """

    options: tuple[tuple[Guard, Value], ...]
    formula: Formula | None = field(default=None, compare=False, repr=False)


class Given(NamedTuple):
    """An argument as it was given: its value, its expression and (if it has one) its argument node."""

    value: Value
    place: Place | None = None
    argument: Place | None = None


@dataclass(slots=True)
class Scope:
    """Where names are looked up: its own names, then those of the scopes around it."""

    names: Cells
    module: Module
    parent: Scope | None = None
    globals: frozenset[str] = frozenset()
    enclosing: frozenset[str] = frozenset()


Value = (
    Unknown
    | Literal
    | Rest
    | Tuple
    | List
    | Dictionary
    | Function
    | Class
    | Instance
    | Built
    | Bound
    | ApiMethod
    | ApiFunction
    | ApiClass
    | ApiModule
    | Builtin
    | Partial
    | Parameters
    | Range
    | Parser
    | GradientMode
    | Super
    | Module
    | Choice
    | Spread
    | Tensor
)


def unread(name: str) -> Unknown:
    """Something imported from a module that nobody reads."""
    return Unknown((0, "import", name), origin=Origin(f"`{name}` is imported from a module that is not read"))


def by_mode(value: Value) -> Value:
    """This value, known to depend on whether the network trains."""
    match value:
        case Literal(value=constant, place=place):
            return Mode(constant, place)
        case Unknown(key=key, origin=origin) if not is_by_mode(value):
            return Unknown((_depth(key) + 1, BY_MODE, key), origin=origin)
        case Choice(options=choices):
            return Choice(tuple((guard, by_mode(option)) for guard, option in choices))
    return value


def is_by_mode(value: Value) -> bool:
    """Whether a plain value is known to depend on whether the network trains."""
    if isinstance(value, Unknown):
        return isinstance(value.key, tuple) and len(value.key) > 1 and value.key[1] == BY_MODE
    if isinstance(value, Choice):
        return any(is_by_mode(option) for _, option in value.options)
    return isinstance(value, Mode)


BY_MODE = "picked by mode"
UNKNOWN = Unknown()
NONE = Literal(None)
NEVER = Builtin("what never returns")


def origin_of(value: Value) -> Origin | None:
    """Why nobody knows a value, if anybody can tell."""
    match value:
        case Unknown(origin=origin) | Tensor(origin=origin):
            return origin
        case Choice(options=options):
            return next((origin for _, option in options if (origin := origin_of(option))), None)
        case Rest(value=inner):
            return origin_of(inner)
    return None


def is_drawn(value: Unknown) -> bool:
    """Whether it is what a loop takes from something, or a part of that."""
    key = value.key
    while isinstance(key, tuple) and isinstance(key[1], tuple):
        key = key[1]
    return isinstance(key, tuple) and key[1] == "item"


def is_dull(value: Value, depth: int = 0) -> bool:
    """Whether it is a plain value, or a container of such: nothing that could be trained or applied."""
    match value:
        case Unknown() | Literal() | Builtin() | Module() | ApiModule() | Range():
            return True
        case Choice(options=choices):
            return all(is_dull(option, depth) for _, option in choices)
        case Rest(value=inner):
            return is_dull(inner, depth)
        case Tuple(items=items):
            return depth < DULL_DEPTH and all(is_dull(item, depth + 1) for item in items)
        case List(cells=cells) | Dictionary(cells=cells):
            return depth < DULL_DEPTH and all(is_dull(item, depth + 1) for item in cells.values())
    return False
