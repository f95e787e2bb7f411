"""What one stub says of one API: its signature, what goes in, what comes out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from modellint.knowledge.kinds import Kind


class _Missing:
    """No default: the argument must be given."""

    def __repr__(self) -> str:
        return "MISSING"


MISSING = _Missing()
BY_DEFAULT = "default"


# --- what an annotation in a stub can say ---


@dataclass(frozen=True, slots=True)
class Meaning:
    """A tensor of one of these kinds, and its shape pattern (empty: any shape)."""

    kinds: tuple[Kind, ...]
    shape: str = ""


@dataclass(frozen=True, slots=True)
class Same:
    """The very argument of that name."""

    parameter: str


@dataclass(frozen=True, slots=True)
class Like:
    """A tensor of the kind of the argument of that name, of its numbers or means of them; no pattern: any shape."""

    parameter: str
    shape: str = ""
    blends: bool = False


@dataclass(frozen=True, slots=True)
class Typed:
    """Numbers of a type: ``float`` or ``integer``."""

    dtype: str
    inner: Annotation


@dataclass(frozen=True, slots=True)
class Transformed:
    """A tensor whose kind a named transform (``Log``, ``Exp``) makes of the argument's, perhaps in another shape."""

    transform: str
    parameter: str
    shape: str = ""


@dataclass(frozen=True, slots=True)
class Applied:
    """What the callable (or named function) in that argument makes of ``inner``."""

    parameter: str
    inner: Annotation


@dataclass(frozen=True, slots=True)
class Several:
    """A tuple."""

    items: tuple[Annotation, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """An object (or dict) with these parts: a model's output with ``logits`` and ``loss``."""

    parts: tuple[tuple[str, Annotation], ...]


@dataclass(frozen=True, slots=True)
class Depends:
    """One thing if the argument of that name is true, else another; BY_DEFAULT: if all arguments are the defaults."""

    parameter: str
    then: Annotation
    orelse: Annotation


@dataclass(frozen=True, slots=True)
class When:
    """One thing if the argument of that name is this very constant (None, ``"none"``) or any ``int``, else another."""

    parameter: str
    equals: object
    then: Annotation
    orelse: Annotation

    def choose(self, value: object) -> Annotation:
        """What it is for an argument of that value."""
        met = type(value) is int if self.equals is int else value == self.equals
        return self.then if met else self.orelse


@dataclass(frozen=True, slots=True)
class Band:
    """A number that is sane between two bounds, and who says so."""

    low: float
    high: float
    source: str = ""


@dataclass(frozen=True, slots=True)
class Calls:
    """A number of calls: of a scheduler's ``step()``."""


@dataclass(frozen=True, slots=True)
class Axis:
    """The axis that the operation works over."""


@dataclass(frozen=True, slots=True)
class Named:
    """A callable, an object, or the name of one in a module (Keras' identifiers)."""

    module: str


@dataclass(frozen=True, slots=True)
class Anything:
    """Nothing is known."""


Annotation = (
    Meaning
    | Same
    | Like
    | Typed
    | Transformed
    | Applied
    | Several
    | Record
    | Depends
    | When
    | Band
    | Calls
    | Axis
    | Named
    | Anything
)
ANYTHING = Anything()


# --- signatures ---


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter: ``kind`` is ``normal``, ``*``, ``keyword-only`` or ``**``; ``default`` is MISSING or a constant."""

    name: str
    kind: str = "normal"
    default: object = MISSING
    annotation: Annotation = ANYTHING


@dataclass(frozen=True, slots=True, eq=False)
class Signature:
    """Parameters (without ``self``) and what comes out.

    ``receiver`` is the annotation of ``self``; ``renamed`` pairs the names that parameters had in older versions with
    those they have now.
    """

    parameters: tuple[Parameter, ...] = ()
    returns: Annotation = ANYTHING
    receiver: Annotation = ANYTHING
    renamed: tuple[tuple[str, str], ...] = ()

    def parameter(self, name: str) -> Parameter | None:
        """The parameter of that name, be it its name in an older version."""
        return _by_name(self).get(self.current(name))

    def current(self, name: str) -> str:
        """The name that a keyword has today."""
        return dict(self.renamed).get(name, name) if self.renamed else name

    def annotated(self, kind: type) -> Parameter | None:
        """The first parameter whose annotation is of that kind (Axis, Band, …)."""
        return _annotated(self, kind)


@cache
def _by_name(signature: Signature) -> Mapping[str, Parameter]:
    return {parameter.name: parameter for parameter in reversed(signature.parameters)}


@cache
def _annotated(signature: Signature, kind: type) -> Parameter | None:
    return next((p for p in signature.parameters if isinstance(p.annotation, kind)), None)


@dataclass(frozen=True, slots=True)
class ApiFunction:
    """A function or method of a framework, by its qualified name; ``role`` says what it is for (``loss`` …).

    ``attribute`` tells a property, which is read and not called; ``saves`` what autograd needs again: the ``output``.
    """

    name: str
    signature: Signature
    role: str = ""
    attribute: bool = False
    saves: str = ""

    @property
    def framework(self) -> str:
        """The top-level package it is known by."""
        return self.name.partition(".")[0]


@dataclass(frozen=True, slots=True)
class ApiClass:
    """A class of a framework with everything its bases give it.

    ``role`` is what the analysis does with its instances: ``layer``, ``loss``, ``optimizer``, ``chain`` (Sequential),
    ``wrapper`` (stands for its first argument), ``list``, ``mapping``, ``model``, ``module``, ``tensor`` …
    ``renamed`` are the older names of constructor arguments, its subclasses' included. ``heads`` are the attributes of
    a ready-made network that hold its last layers, with the number of layers: people put their own there. ``modal``
    tells a layer that does one thing while training and another in evaluation. ``holds`` says what a layer keeps from
    call to call: ``weights`` (``weights if affine``), or the ``mode`` alone. ``demands`` are conditions on constructor
    arguments, each with the words that say so.
    """

    name: str
    role: str
    init: Signature
    methods: Mapping[str, ApiFunction] = field(default_factory=dict)
    bases: tuple[str, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    heads: tuple[tuple[str, int], ...] = ()
    modal: bool = False
    holds: str = ""
    saves: str = ""
    demands: tuple[tuple[str, str], ...] = ()

    @property
    def framework(self) -> str:
        """The top-level package it is known by."""
        return self.name.partition(".")[0]

    @property
    def call(self) -> Signature | None:
        """What calling an instance does."""
        for name in ("forward", "call", "__call__"):
            if name in self.methods:
                return self.methods[name].signature
        return None


@dataclass(frozen=True, slots=True)
class ApiModule:
    """A module of a framework, by its qualified name."""

    name: str


@dataclass(frozen=True, slots=True)
class ApiConstant:
    """A constant of a framework that a stub gives a value."""

    name: str
    value: object


Entry = ApiFunction | ApiClass | ApiModule | ApiConstant
