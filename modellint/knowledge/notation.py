"""Reads the annotations of stubs: the little language that says what goes in and what comes out.

Logits["n c *d"]          a tensor of that kind, with a shape pattern
Logits | Probabilities    either
input                     the argument of that name itself
Like[input, "*b out"]     the argument's kind, in another shape
Blend[input]              the argument's kind, where means of such numbers are of that kind
Floating[Like[input]]     with numbers of that type (also Integer)
Log[input]                the kind that a transform makes of the argument's
Mixed["*s"]               what is followed, but means nothing of its own
activation(Logits["…"])   what the callable in that argument makes of it
A if from_logits else B   depends on an argument
A if default else B       depends on whether any argument differs from its default
A if dim is None else B   depends on an argument's value (also ``reduction == "none"``, ``dim is int``)
tuple[A, B]               several values
dict(logits=A, loss=B)    an object or dict with these parts
Band[1e-6, 1e-2, "…"]     a number, its sane bounds, and who says so
Calls                     a number of calls of a scheduler's step
Axis                      the axis that is worked over
Named["keras.losses"]     a callable, an object or the name of one in that module
"""

from __future__ import annotations

import ast

from modellint.knowledge.api import (
    ANYTHING,
    Annotation,
    Applied,
    Axis,
    Band,
    Calls,
    Depends,
    Like,
    Meaning,
    Named,
    Record,
    Same,
    Several,
    Transformed,
    Typed,
    When,
)
from modellint.knowledge.kinds import TRANSFORMS, Kind

KINDS = {
    "Any": Kind.UNKNOWN,
    "Logits": Kind.LOGITS,
    "BinaryLogits": Kind.BINARY_LOGITS,
    "Probabilities": Kind.PROBABILITIES,
    "IndependentProbabilities": Kind.INDEPENDENT_PROBABILITIES,
    "LogProbabilities": Kind.LOG_PROBABILITIES,
    "LogIndependentProbabilities": Kind.LOG_INDEPENDENT_PROBABILITIES,
    "NonNegative": Kind.NON_NEGATIVE,
    "Positive": Kind.POSITIVE,
    "Bounded": Kind.BOUNDED,
    "Real": Kind.REAL,
    "ClassIndex": Kind.CLASS_INDEX,
    "Mask": Kind.MASK,
    "Scalar": Kind.SCALAR,
    "Unreduced": Kind.UNREDUCED,
    "Data": Kind.DATA,
    "Mixed": Kind.MIXED,
}

DTYPES = {"Floating": "float", "Integer": "integer"}


def read(node: ast.expr, parameters: list[str]) -> Annotation:
    """The meaning of an annotation; ``parameters`` are the names it may refer to."""
    match node:
        case ast.Name(id="Axis" | "Calls" as name):
            return Axis() if name == "Axis" else Calls()
        case ast.Name(id=name) if name in KINDS:
            return Meaning((KINDS[name],))
        case ast.Name(id=name) if name in parameters:
            return Same(name)
        case ast.Subscript(value=ast.Name(id=name), slice=index):
            return _subscript(name, index, parameters)
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            return _either(read(left, parameters), read(right, parameters))
        case ast.IfExp(test=ast.Name(id=name), body=body, orelse=orelse):
            return Depends(name, read(body, parameters), read(orelse, parameters))
        case ast.IfExp(test=ast.Compare(left=ast.Name(id=name), ops=[ast.Is() | ast.Eq()], comparators=[value])):
            return When(name, _literal(value), read(node.body, parameters), read(node.orelse, parameters))
        case ast.Call(func=ast.Name(id="dict"), keywords=parts):
            return Record(tuple((str(part.arg), read(part.value, parameters)) for part in parts))
        case ast.Call(func=ast.Name(id=name), args=[inner]):
            return Applied(name, read(inner, parameters))
    return ANYTHING


def _subscript(name: str, index: ast.expr, parameters: list[str]) -> Annotation:
    items = index.elts if isinstance(index, ast.Tuple) else [index]
    words = [item.id if isinstance(item, ast.Name) else _literal(item) for item in items]
    if name in KINDS:
        return Meaning((KINDS[name],), str(words[0]))
    if name == "Like":
        return Like(str(words[0]), str(words[1]) if len(words) > 1 else "")
    if name == "Blend":
        return Like(str(words[0]), str(words[1]) if len(words) > 1 else "", blends=True)
    if name in DTYPES:
        return Typed(DTYPES[name], read(items[0], parameters))
    if name in TRANSFORMS:
        return Transformed(name, str(words[0]), str(words[1]) if len(words) > 1 else "")
    if name == "Band":
        low, high, *source = words
        return Band(float(str(low)), float(str(high)), str(source[0]) if source else "")
    if name == "Named":
        return Named(str(words[0]))
    if name == "tuple":
        return Several(tuple(read(item, parameters) for item in items))
    return ANYTHING


def _either(one: Annotation, other: Annotation) -> Annotation:
    if isinstance(one, Meaning) and isinstance(other, Meaning):
        return Meaning(one.kinds + other.kinds, one.shape or other.shape)
    return ANYTHING


def _literal(node: ast.expr) -> object:
    if isinstance(node, ast.Name) and node.id == "int":
        return int
    try:
        return ast.literal_eval(node)
    except ValueError:
        return ""
