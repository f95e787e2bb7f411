"""Lowers numbers and strings to the values that Python would compute."""

from __future__ import annotations

import ast
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence

import libcst as cst

from modellint.syntax import tree
from modellint.syntax.lowering.context import ExpressionForms, Lowering

_UNKNOWN = object()
_SINGLETONS: Mapping[str, object] = {"True": True, "False": False, "None": None}
_FORMATTED = (cst.FormattedString, cst.TemplatedString)
_FIELDS = (cst.FormattedStringExpression, cst.TemplatedStringExpression)


def _name(node: cst.Name, low: Lowering) -> tree.Expression:
    name = node.value
    if name in _SINGLETONS:
        return tree.Constant(low.number(node), _SINGLETONS[name])
    return tree.Name(low.number(node), name)


def _ellipsis(node: cst.Ellipsis, low: Lowering) -> tree.Expression:
    return tree.Constant(low.number(node), ...)


def _integer(node: cst.Integer, low: Lowering) -> tree.Expression:
    own = low.number(node)
    try:
        return tree.Constant(own, int(node.value, 0))
    except ValueError:
        # Python refuses to read thousands of digits: a constant of which nothing is known.
        return tree.FormattedString(own, ())


def _float(node: cst.Float, low: Lowering) -> tree.Expression:
    return tree.Constant(low.number(node), float(node.value))


def _imaginary(node: cst.Imaginary, low: Lowering) -> tree.Expression:
    return tree.Constant(low.number(node), complex(0.0, float(node.value[:-1])))


def _simple_string(node: cst.SimpleString, low: Lowering) -> tree.Expression:
    return _text(node, _value(node.value), low)


def _text(node: cst.BaseExpression, value: object, low: Lowering) -> tree.Expression:
    """A string that Python itself could not evaluate counts as formatted, of which nothing is known."""
    own = low.number(node)
    return tree.FormattedString(own, ()) if value is _UNKNOWN else tree.Constant(own, value)


def _value(source: str) -> object:
    quoted = source[1:] if source[0] in "rR" else source
    if quoted[0] in "'\"" and (quoted is not source or "\\" not in source) and "\r" not in source:
        return quoted[3:-3] if quoted.startswith(('"""', "'''")) else quoted[1:-1]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.literal_eval(source)
    except (SyntaxError, ValueError):
        return _UNKNOWN


def _joined_strings(node: cst.ConcatenatedString, low: Lowering) -> tree.Expression:
    pieces = list(_pieces(node))
    plain = [_value(piece.value) for piece in pieces if isinstance(piece, cst.SimpleString)]
    if len(plain) == len(pieces):
        return _text(node, _joined(plain), low)
    own = low.number(node)
    formatted = (piece.parts for piece in pieces if isinstance(piece, _FORMATTED))
    return tree.FormattedString(own, tuple([field for parts in formatted for field in _fields(parts, low)]))


def _pieces(node: cst.ConcatenatedString) -> Iterator[cst.BaseExpression]:
    rest: cst.BaseExpression = node
    while isinstance(rest, cst.ConcatenatedString):
        yield rest.left
        rest = rest.right
    yield rest


def _joined(values: Sequence[object]) -> object:
    texts = [value for value in values if isinstance(value, str)]
    if len(texts) == len(values):
        return "".join(texts)
    pieces = [value for value in values if isinstance(value, bytes)]
    return b"".join(pieces) if len(pieces) == len(values) else _UNKNOWN


def _formatted_string(node: cst.FormattedString | cst.TemplatedString, low: Lowering) -> tree.Expression:
    return tree.FormattedString(low.number(node), tuple(_fields(node.parts, low)))


def _fields(parts: Iterable[cst.CSTNode], low: Lowering) -> Iterator[tree.Expression]:
    for part in parts:
        if isinstance(part, _FIELDS):
            yield low.expression(part.expression)
            yield from _fields(part.format_spec or (), low)


FORMS: ExpressionForms = {
    cst.Name: _name,
    cst.Ellipsis: _ellipsis,
    cst.Integer: _integer,
    cst.Float: _float,
    cst.Imaginary: _imaginary,
    cst.SimpleString: _simple_string,
    cst.ConcatenatedString: _joined_strings,
    cst.FormattedString: _formatted_string,
    cst.TemplatedString: _formatted_string,
}
