"""What was seen of networks while the program made and ran them, kept for the account at the end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from modellint.analysis.objects import Built, Class, Function, Given, Instance, Value
from modellint.diagnostics import Place
from modellint.program.conditions import Guard
from modellint.program.values import Tensor
from modellint.syntax import tree


@dataclass(frozen=True, slots=True, eq=False)
class LayerCall:
    """A layer was applied to a tensor: the call, the argument, and on which runs.

    A call that is ``implied`` is written nowhere: the layer stands in a Sequential.
    """

    layer: Built
    place: Place
    given: Given | None
    operand: Tensor | None
    result: Value
    implied: bool
    guard: Guard
    function: Function | None


@dataclass(frozen=True, slots=True, eq=False)
class Indexing:
    """A tensor that a layer gave was indexed: the subscript, in words, and where."""

    owner: Tensor
    node: tree.Subscript
    place: Place
    guard: Guard
    function: Function | None


@dataclass(frozen=True, slots=True, eq=False)
class Fill:
    """A tensor of a layer (or any of a network's, ``*``) is filled: by what, with which arguments, on which runs."""

    owner: Built | Instance
    tensor: str
    name: str
    given: Mapping[str, Given]
    place: Place
    guard: Guard


@dataclass(slots=True)
class Witness:
    """All that was seen, in order.

    ``instances`` are objects of the program's classes whose constructor ran to its end, ``containers`` the library's
    own containers of layers; ``released`` is what code that nobody reads was given, ``listed`` whose parameters were
    asked for. ``early`` are attributes that were set before the constructor of the library base was run,
    ``unanswered`` the calls of objects that have nothing to answer them. ``swept`` says of layers that stood for all of
    their class in a network how many those are, and whether it normalises; ``loaded`` that weights are read from
    somewhere, ``copied`` that tensors are copied over others; ``typed`` are attributes that are annotated as lists of
    modules.
    """

    instances: list[Instance] = field(default_factory=list)
    containers: list[Built] = field(default_factory=list)
    released: list[Value] = field(default_factory=list)
    listed: list[Value] = field(default_factory=list)
    applied: list[LayerCall] = field(default_factory=list)
    indexed: list[Indexing] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)
    swept: dict[int, tuple[int, bool]] = field(default_factory=dict)
    loaded: bool = False
    copied: bool = False
    typed: set[tuple[Class | None, str]] = field(default_factory=set)
    early: list[tuple[Instance, str, Value, Function | None]] = field(default_factory=list)
    unanswered: list[tuple[Instance, Place]] = field(default_factory=list)
