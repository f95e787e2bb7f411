"""What a stub claims of a result, and whether numbers bear it out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from modellint.knowledge import patterns, shapes
from modellint.knowledge.api import (
    BY_DEFAULT,
    MISSING,
    Annotation,
    ApiFunction,
    Applied,
    Axis,
    Depends,
    Like,
    Meaning,
    Same,
    Several,
    Signature,
    Transformed,
    Typed,
    When,
)
from modellint.knowledge.kinds import Kind
from modellint.knowledge.stubs import lookup

Array = Any
# Kinds that numbers cannot refute.
SILENT = {Kind.UNKNOWN, Kind.DATA, Kind.MIXED, Kind.UNREDUCED}


@dataclass(frozen=True)
class Run:
    """One application of something the stubs describe: all arguments by name, the constructor's too, and its result."""

    signature: Signature
    arguments: Mapping[str, Any]
    result: Any
    initial: Signature | None = None

    @property
    def untouched(self) -> bool:
        """Whether every argument that has a default was left at it."""
        signatures = [signature for signature in (self.signature, self.initial) if signature]
        optional = [p for signature in signatures for p in signature.parameters if p.default is not MISSING]
        return all(self.arguments.get(p.name, p.default) == p.default for p in optional)

    @property
    def axis(self) -> int | None:
        """The axis it was told to work over."""
        for signature in (self.signature, self.initial):
            parameter = signature.annotated(Axis) if signature else None
            if parameter:
                value = self.arguments.get(parameter.name, parameter.default)
                return value if isinstance(value, int) else None
        return None


def claims(annotation: Annotation) -> bool:
    """Whether an annotation says anything that numbers could refute."""
    match annotation:
        case Meaning(kinds=(kind, *_), shape=pattern):
            return kind not in SILENT or bool(pattern)
        case Depends(then=then, orelse=orelse) | When(then=then, orelse=orelse):
            return claims(then) or claims(orelse)
        case Several(items=items):
            return any(claims(item) for item in items)
    return isinstance(annotation, Like | Same | Typed | Transformed | Applied)


def transform(annotation: Annotation) -> Transformed | None:
    """The transform that an annotation comes to, be it on a condition."""
    match annotation:
        case Transformed():
            return annotation
        case Depends(then=then, orelse=orelse) | When(then=then, orelse=orelse):
            return transform(then) or transform(orelse)
    return None


def settled(run: Run, annotation: Annotation) -> Annotation:
    """The annotation for the arguments of this run: no conditions, no activations left in it."""
    match annotation:
        case Depends(parameter=name, then=then, orelse=orelse):
            met = run.untouched if name == BY_DEFAULT else run.arguments[name]
            return settled(run, then if met else orelse)
        case When(parameter=name):
            return settled(run, annotation.choose(run.arguments[name]))
        case Several(items=items):
            return Several(tuple(settled(run, item) for item in items))
        case Typed(dtype=dtype, inner=inner):
            return Typed(dtype, settled(run, inner))
        case Applied(parameter=name, inner=inner):
            return _activated(run.arguments[name], settled(run, inner))
    return annotation


def _activated(activation: str | None, inner: Annotation) -> Annotation:
    if activation is None:
        return inner
    function = lookup(f"keras.activations.{activation}")
    assert isinstance(function, ApiFunction)
    defaults = {p.name: p.default for p in function.signature.parameters}
    made = settled(Run(function.signature, defaults, None), function.signature.returns)
    if isinstance(made, Meaning):
        return Meaning(made.kinds, inner.shape if isinstance(inner, Meaning | Like) else "")
    return inner


def check(run: Run) -> None:
    """Assert every claim that the signature makes of the result."""
    _check(run, settled(run, run.signature.returns), run.result)


def _check(run: Run, claim: Annotation, result: Any) -> None:
    match claim:
        case Several(items=items):
            assert len(result) == len(items)
            for item, part in zip(items, result, strict=True):
                _check(run, item, part)
        case Meaning(kinds=(kind, *_), shape=pattern):
            if kind not in SILENT or pattern:
                check_kind(kind, array(result), run.axis)
                _check_shape(run, pattern, array(result))
        case Typed(dtype=dtype, inner=inner):
            assert dtype == ("float" if result.is_floating_point() else "integer")
            _check(run, inner, result)
        case Like(parameter=name, shape=pattern):
            given, got = array(run.arguments[name]), array(result)
            assert _all_in(got, given), "numbers that did not go in"
            _check_shape(run, pattern, got)
        case Same(parameter=name):
            given = run.arguments[name]
            assert result is given or np.array_equal(array(result), array(given))
        case Transformed():
            raise AssertionError("transforms are checked on operands of each kind")


def array(value: Any) -> Array:
    """The numbers of a tensor of any framework."""
    if hasattr(value, "detach"):
        value = value.detach().cpu()
        value = value.float() if value.is_floating_point() else value
    return np.asarray(value)


def _all_in(some: Array, all_: Array) -> bool:
    """Whether every number is one of those, up to what half precision loses."""
    distance = abs(some.reshape(-1, 1) - all_.reshape(1, -1)).min(axis=1)
    return bool((distance <= 0.01 * abs(some.ravel()) + 1e-6).all())


def check_kind(kind: Kind, values: Array, axis: int | None = None) -> None:
    """Assert that numbers are of a kind."""
    assert kind in SILENT or PROPERTIES[kind](values, axis), f"not {kind.value}: {values}"


def _signed(values: Array, axis: int | None) -> bool:
    return bool((values < 0).any() and (values > 0).any())


def _sums_to_one(values: Array, axis: int | None) -> bool:
    axes = range(values.ndim) if axis is None else [axis]
    return any(np.allclose(values.sum(one), 1, atol=1e-4) for one in axes)


PROPERTIES: dict[Kind, Callable[[Array, int | None], bool]] = {
    Kind.PROBABILITIES: lambda values, axis: (values >= 0).all() and _sums_to_one(values, axis),
    Kind.INDEPENDENT_PROBABILITIES: lambda values, axis: ((values >= 0) & (values <= 1)).all(),
    Kind.LOG_PROBABILITIES: lambda values, axis: (values <= 0).all() and _sums_to_one(np.exp(values), axis),
    Kind.LOG_INDEPENDENT_PROBABILITIES: lambda values, axis: (values <= 0).all(),
    Kind.NON_NEGATIVE: lambda values, axis: (values >= 0).all(),
    Kind.POSITIVE: lambda values, axis: (values > 0).all(),
    Kind.BOUNDED: lambda values, axis: (abs(values) <= 1).all() and (values < 0).any(),
    Kind.REAL: _signed,
    Kind.LOGITS: _signed,
    Kind.BINARY_LOGITS: _signed,
    Kind.CLASS_INDEX: lambda values, axis: values.dtype.kind in "iu" and (values >= 0).all(),
    Kind.MASK: lambda values, axis: np.isin(values, (0, 1)).all(),
    Kind.SCALAR: lambda values, axis: values.shape == (),
}


def _check_shape(run: Run, pattern: str, result: Array) -> None:
    if not pattern:
        return
    taken, given = _taken(run)
    bound = patterns.match(taken, shapes.Shape(given, open=False), plain(run.arguments))
    claimed = patterns.build(pattern, bound)
    assert not bound.clashes, f"said not to fit: {bound.clashes}"
    real = result.shape
    assert claimed.rank is None or claimed.rank == len(real), f"claimed {claimed}, real {real}"
    for index, dim in enumerate(reversed(claimed.dims), start=1):
        assert dim in (None, real[-index]), f"claimed {claimed}, real {real}"


def plain(arguments: Mapping[str, Any]) -> dict[str, object]:
    """Arguments as formulae are given them: sequences as tuples."""
    return {name: tuple(value) if isinstance(value, list | tuple) else value for name, value in arguments.items()}


def _taken(run: Run) -> tuple[str, tuple[int, ...]]:
    """The pattern of what went in, and its shape: the argument that the stub gives a pattern for."""
    if isinstance(run.signature.receiver, Meaning):
        return run.signature.receiver.shape, run.arguments["self"].shape
    for parameter in run.signature.parameters:
        note = settled(run, parameter.annotation)
        if isinstance(note, Meaning) and note.shape:
            return note.shape, tuple(run.arguments[parameter.name].shape)
    return "*s", tuple(getattr(run.arguments[_operand(run)], "shape", ()))


def _operand(run: Run) -> str:
    """The argument that is worked on where no pattern says so."""
    claim = settled(run, run.signature.returns)
    if isinstance(claim, Like | Transformed):
        return claim.parameter
    first = next((parameter.name for parameter in run.signature.parameters), "self")
    return first if hasattr(run.arguments.get(first), "shape") else "self"
