"""Spells simple expressions for messages: ``args.loss == "bce"``."""

from __future__ import annotations

from modellint.syntax import tree

LONGEST = 60


def spell(node: tree.Expression) -> str:
    """The expression as source text, or nothing where it is not simple enough to show."""
    text = _spell(node)
    return text if text and len(text) <= LONGEST else ""


def _spell(node: tree.Expression) -> str:
    match node:
        case tree.Name(id=name):
            return name
        case tree.Constant(value=str(text)):
            return f'"{text}"' if text.isprintable() and '"' not in text else ""
        case tree.Constant(value=value):
            return repr(value)
        case tree.Attribute(value=owner, attr=attr):
            return f"{inner}.{attr}" if (inner := _spell(owner)) else ""
        case tree.Comparison(left=left, ops=(op,), rights=(right,)):
            one, other = _spell(left), _spell(right)
            return f"{one} {op} {other}" if one and other else ""
        case tree.Unary(op="not", operand=operand):
            return f"not {inner}" if (inner := _spell(operand)) else ""
        case tree.Call(func=func, arguments=()):
            return f"{inner}()" if (inner := _spell(func)) else ""
    return ""
