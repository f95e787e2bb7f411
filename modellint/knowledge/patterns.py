"""The language in which stubs write shapes: jaxtyping's ``n c *d``, with ``?`` for a size that nobody knows.

    in_features     the size that an argument gives, or else whatever goes in
    *b              any number of dimensions
    n?              a dimension that may be missing; a pattern has one such word or starred one at most
    conv(h)         the size that a named formula of knowledge/sizes.py makes of another
    permuted(*s)    alone: the shape that a formula makes of the whole (knowledge/rearranged.py, knowledge/resized.py)

A name whose argument is a tuple stands for as many dimensions.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from modellint.knowledge import rearranged, resized  # noqa: F401 (each registers its formulae)
from modellint.knowledge.formulae import REARRANGED
from modellint.knowledge.shapes import NO_DIMENSIONS, UNKNOWN_SHAPE, Dim, Impossible, Shape
from modellint.knowledge.sizes import FROM_SIZE, SIZES, Settings

_FORMULA = re.compile(r"(\w+)\((\*?\w*)\)")


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern taken apart: the words before the one that stands for several dimensions, and those after it.

    ``most`` is how many that one stands for (None: any number); ``whole`` is a formula for the whole shape.
    """

    before: tuple[str, ...] = ()
    middle: str = ""
    most: int | None = 0
    after: tuple[str, ...] = ()
    whole: str = ""


@dataclass(frozen=True, slots=True)
class Clash:
    """A shape that does not fit: an axis of another size than it must have, another number of dimensions, or worse.

    ``parameter`` names the argument that demands the size; ``words`` say what is wrong where it is neither.
    """

    parameter: str = ""
    axis: int | None = None
    wants: tuple[int, ...] = ()
    given: int | None = None
    words: str = ""


@dataclass(slots=True)
class Bindings:
    """What the names of a pattern stand for: single dimensions, runs of them, or the whole; and what does not fit."""

    settings: Settings
    shape: Shape = UNKNOWN_SHAPE
    taken: str = ""
    single: dict[str, Dim] = field(default_factory=dict)
    many: dict[str, Shape] = field(default_factory=dict)
    clashes: list[Clash] = field(default_factory=list)


def match(pattern: str, shape: Shape, settings: Settings) -> Bindings:
    """Bind the names of a pattern to a shape; arguments say how large some must be."""
    read = parse(pattern)
    bound = Bindings(settings, shape, pattern)
    if not shape.known:
        if read.middle:
            bound.many[read.middle] = Shape((), most=read.most)
        return bound
    before, after = _laid_out(read.before, settings), _laid_out(read.after, settings)
    if before or read.most == 0:
        shape = shape.closed
    if not _ranks_fit(bound, shape, len(before) + len(after), read.most):
        return bound
    dims = shape.dims
    cut = max(len(dims) - len(after), 0)
    for index, word in enumerate(reversed(after), start=1):
        _bind(bound, word, dims[-index] if index <= len(dims) else None, -index)
    if not shape.open:
        for index, word in enumerate(before):
            _bind(bound, word, dims[index], index)
    if read.middle:
        rest = dims[:cut] if shape.open else dims[len(before) : cut]
        bound.many[read.middle] = Shape(rest, shape.open, _fewer(read.most, shape, len(after)) if shape.open else None)
    return bound


def _fewer(most: int | None, shape: Shape, taken: int) -> int | None:
    left = None if shape.most is None else shape.most - taken
    return most if left is None else left if most is None else min(most, left)


def _ranks_fit(bound: Bindings, shape: Shape, low: int, most: int | None) -> bool:
    """Whether a tensor with so many dimensions is taken at all."""
    whole = shape.closed
    too_few = not whole.open and len(whole.dims) < low
    if not too_few and (most is None or len(whole.dims) <= low + most):
        return True
    highest = low if most is None else low + most
    bound.clashes.append(Clash(wants=tuple(range(low, highest + 1)), given=len(whole.dims)))
    return False


def _laid_out(words: tuple[str, ...], settings: Settings) -> Sequence[str]:
    """The words of a pattern, each name whose argument is a tuple replaced by its numbers."""
    if not any(isinstance(settings.get(word, None), tuple) for word in _telling(words)):
        return words
    found: list[str] = []
    for word in words:
        value = settings.get(word, None)
        found += [str(one) if type(one) is int else "?" for one in value] if isinstance(value, tuple) else [word]
    return found


@lru_cache(maxsize=1024)
def _telling(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words that may name an argument: those of a single letter only stand for what goes in."""
    return tuple(word for word in words if len(word) > 1 and word.isidentifier())


def _bind(bound: Bindings, word: str, size: Dim, axis: int) -> None:
    wants = _demanded(word, bound.settings)
    if wants is not None and size is not None and wants != size:
        bound.clashes.append(Clash(word, axis, (wants,), size))
    if bound.single.get(word) is None:
        bound.single[word] = size if wants is None else wants


def _demanded(word: str, settings: Settings) -> int | None:
    if word.isdigit():
        return int(word)
    value = settings.get(word, None) if len(word) > 1 and word.isidentifier() else None
    return value if type(value) is int else None


def build(pattern: str, bound: Bindings) -> Shape:
    """The shape that a pattern describes under bindings; what cannot be is noted among their clashes."""
    read = parse(pattern)
    if read.whole:
        return _rearranged(read.whole, bound)
    middle = bound.many.get(read.middle, UNKNOWN_SHAPE) if read.middle else NO_DIMENSIONS
    if not read.before and not read.after:
        return middle
    if middle.open and read.before:
        return bound.shape if pattern == bound.taken else UNKNOWN_SHAPE
    before, after = _laid_out(read.before, bound.settings), _laid_out(read.after, bound.settings)
    words = [*before, *after]
    formulae = [word for word in words if word.endswith(")")]
    sizes = [_size(bound, word, formulae) for word in words]
    head, tail = tuple(sizes[: len(before)]), tuple(sizes[len(before) :])
    if middle.open:
        most = None if middle.most is None else middle.most + len(sizes)
        return Shape(middle.dims + tail, open=True, most=most)
    return Shape(head + middle.dims + tail, open=False)


def _size(bound: Bindings, word: str, formulae: list[str]) -> Dim:
    if word.endswith(")"):
        return _computed(bound, word, formulae.index(word) - len(formulae))
    found = bound.single.get(word)
    return found if found is not None else _demanded(word, bound.settings)


def _computed(bound: Bindings, word: str, axis: int) -> Dim:
    """The size that a formula makes; ``axis`` counts the formulae of a pattern from the right."""
    name, argument = parsed_formula(word)
    given = _size(bound, argument, []) if argument else None
    if given is None and name in FROM_SIZE:
        return None
    try:
        size = SIZES[name](given, axis, bound.settings)
    except Impossible as reason:
        bound.clashes.append(Clash(words=str(reason)))
        return None
    return size


def _rearranged(name: str, bound: Bindings) -> Shape:
    try:
        return REARRANGED[name](bound.shape, bound.settings)
    except Impossible as reason:
        bound.clashes.append(Clash(words=str(reason)))
        return UNKNOWN_SHAPE


@lru_cache(maxsize=1024)
def parsed_formula(word: str) -> tuple[str, str]:
    """The name of a formula and the name that it is applied to."""
    found = _FORMULA.fullmatch(word)
    assert found, f"{word} is no formula"
    return found[1], found[2]


@lru_cache(maxsize=1024)
def parse(pattern: str) -> Pattern:
    """A pattern taken apart."""
    words = tuple(pattern.split())
    if len(words) == 1 and words[0].endswith(")") and ("(*" in words[0]):
        return Pattern(whole=parsed_formula(words[0])[0])
    for index, word in enumerate(words):
        if word.startswith("*"):
            return Pattern(words[:index], word[1:], None, words[index + 1 :])
        if word.endswith("?") and word != "?":
            return Pattern(words[:index], word[:-1], 1, words[index + 1 :])
    return Pattern(after=words)
