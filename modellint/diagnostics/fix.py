"""Fixes: what a rule may ask to have changed (intents), and what comes of it (edits)."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from modellint.diagnostics.span import Place, Span


class Applicability(enum.Enum):
    """Safe: the program computes what its author meant and nobody else sees a difference."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    DISPLAY = "display-only"


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the bytes ``start:end`` of a file by ``text``."""

    path: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class TakeOut:
    """Take out a step that a value goes through, in whatever form it was written.

    ``applied`` is the call that applies the step (``F.softmax(x)``, ``x.softmax(1)``, ``self.softmax(x)``), if there is
    one of its own; ``made`` is what defines it (``nn.Softmax(dim=1)`` in a Sequential or bound to an attribute,
    ``Activation("softmax")``, or the ``activation=`` argument of a layer).
    """

    applied: Place | None
    made: Place | None


@dataclass(frozen=True, slots=True)
class RenameCallee:
    """Call something else from the same module: ``nn.BCELoss(...)`` → ``nn.BCEWithLogitsLoss(...)``.

    ``call`` is the call; ``old`` and ``new`` are qualified names. Where the callee was imported by name, the import is
    mended too.
    """

    call: Place
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class SetArgument:
    """Set, add or (with ``value`` None) remove the keyword argument ``name`` of a call.

    To remove, ``argument`` may name the argument itself, which may then also be positional (only the last one).
    """

    call: Place
    name: str
    value: str | None
    argument: Place | None = None


@dataclass(frozen=True, slots=True)
class RewriteArgument:
    """Write an argument anew, its name included: ``size_average=False`` → ``reduction="sum"``.

    ``{0}`` in ``text`` stands for the value as it was written.
    """

    argument: Place
    text: str


@dataclass(frozen=True, slots=True)
class MoveImport:
    """Import a name from where it is today, under the name that the file uses: ``from torch._six import inf``.

    ``name`` is the place of the imported name, ``new`` the qualified name of what it stands for.
    """

    name: Place
    new: str


@dataclass(frozen=True, slots=True)
class NameArgument:
    """Give an argument that stands alone the keyword ``name``: ``f(x, True)`` → ``f(x, inplace=True)``."""

    argument: Place
    name: str


@dataclass(frozen=True, slots=True)
class ReplaceCall:
    """Write the call ``outer`` as a call of ``callee`` on the arguments of ``inner``, a call that stands inside it.

    ``torch.log(F.softmax(x, dim=1))`` → ``F.log_softmax(x, dim=1)``. ``callee`` is a qualified name; it is spelled the
    way the file already reaches its module, and an import is added where it does not. ``negate`` puts a minus before
    the first argument (``log(1 - sigmoid(x))`` → ``logsigmoid(-x)``).
    """

    outer: Place
    inner: Place
    callee: str
    negate: bool = False


@dataclass(frozen=True, slots=True)
class InsertBefore:
    """Put a statement, on a line of its own, before the statement that contains ``place``.

    ``receiver`` and ``argument`` are nodes whose source text stands for ``{receiver}`` and ``{argument}`` in ``text``.
    """

    place: Place
    text: str
    receiver: Place | None = None
    argument: Place | None = None


@dataclass(frozen=True, slots=True)
class MoveBefore:
    """Take the simple statement that contains ``statement`` and put it before the one that contains ``target``.

    Both stand in one block.
    """

    statement: Place
    target: Place


@dataclass(frozen=True, slots=True)
class Append:
    """Write ``text`` right behind an expression: ``loss`` → ``loss.item()``; brackets are added where it needs them."""

    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class ReplaceStatement:
    """Write ``text`` in place of the simple statement that contains ``place``.

    ``{0}``, ``{1}`` … in it stand for the source of ``parts``, expressions of the same file.
    """

    place: Place
    text: str
    parts: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class ReplaceExpression:
    """Write ``text`` in place of the expression; ``{qualified.name}`` in it is spelled the way the file reaches it.

    ``{}`` stands for the expression as it is (``list({})``), ``{0}``, ``{1}`` … for those at ``parts``, which stand
    inside of it, as they were written.
    """

    place: Place
    text: str
    parts: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Rewrite:
    """Write ``text`` in place of bytes that no node stands for: a comment."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class MoveInto:
    """Move everything that ``outer`` does to the call ``inner`` inside of that call: ``f(x).t()`` → ``f(x.t())``."""

    outer: Place
    inner: Place


@dataclass(frozen=True, slots=True)
class BuildFirst:
    """Build without arguments what is built with those of its call: ``nn.MSELoss(a, b)`` → ``nn.MSELoss()(a, b)``."""

    call: Place


@dataclass(frozen=True, slots=True)
class Swap:
    """Let two neighbours in one list change places."""

    one: Place
    other: Place


Intent = (
    TakeOut
    | RenameCallee
    | SetArgument
    | RewriteArgument
    | MoveImport
    | NameArgument
    | ReplaceCall
    | InsertBefore
    | MoveBefore
    | MoveInto
    | Append
    | ReplaceExpression
    | ReplaceStatement
    | BuildFirst
    | Rewrite
    | Swap
)


@dataclass(frozen=True, slots=True)
class FixRequest:
    """What a rule asks to have changed: all intents together, or nothing."""

    message: str
    applicability: Applicability
    intents: tuple[Intent, ...]


@dataclass(frozen=True, slots=True)
class Fix:
    """A fix worked out to the byte."""

    message: str
    applicability: Applicability
    edits: tuple[Edit, ...]
