"""Puts one expression in the place of another, with parentheses where they are needed."""

from __future__ import annotations

from modellint.codemods.page import Page
from modellint.diagnostics import Edit
from modellint.syntax import tree
from modellint.syntax.lower import lower
from modellint.syntax.parse import Unparsed, parse

_PRIMARIES = (
    tree.Name,
    tree.Constant,
    tree.FormattedString,
    tree.Attribute,
    tree.Call,
    tree.Subscript,
    tree.ListDisplay,
    tree.SetDisplay,
    tree.DictDisplay,
)
_LENIENT = (
    tree.Argument,
    tree.ExpressionStatement,
    tree.Assign,
    tree.AnnotatedAssign,
    tree.AugmentedAssign,
    tree.Return,
    tree.ListDisplay,
    tree.SetDisplay,
    tree.TupleDisplay,
    tree.If,
    tree.While,
    tree.Lambda,
    tree.Parameter,
)
_BRACKETS = (tree.Argument, tree.ListDisplay, tree.SetDisplay, tree.DictDisplay)
_ALWAYS = (tree.NamedExpression, tree.Yield, tree.Starred)


def keep_only(page: Page, whole: tree.Expression, part: tree.Expression) -> list[Edit]:
    """Write a part of an expression in the place of the whole, by cutting off what is around it."""
    start, end = page.span(whole)
    inner_start, inner_end = page.span(part)
    text = page.source(part)
    left, right = ("(", ")") if needs_parentheses(page, whole, part, text) else ("", "")
    if not left and _sticks(page.content[start - 1 : start], text[:1]):
        left = " "
    if not right and _sticks(text[-1:].encode(page.encoding), page.text(end, end + 1)):
        right = " "
    edits = [page.edit(start, inner_start, left), page.edit(inner_end, end, right)]
    return [edit for edit in edits if edit.text or edit.start < edit.end]


def replace(page: Page, whole: tree.Expression, text: str) -> Edit:
    """Write some text, an expression, in the place of another one."""
    start, end = page.span(whole)
    new = expression(text)
    if new is None or needs_parentheses(page, whole, new, text):
        text = f"({text})"
    before = " " if _sticks(page.content[start - 1 : start], text[:1]) else ""
    after = " " if _sticks(text[-1:].encode(page.encoding), page.text(end, end + 1)) else ""
    return page.edit(start, end, f"{before}{text}{after}")


def expression(text: str) -> tree.Expression | None:
    """The expression that a text is when it stands alone; None if it is not one, for want of brackets perhaps."""
    try:
        body = lower(parse(text.encode()), "").body
    except Unparsed:
        return None
    return body[0].value if len(body) == 1 and isinstance(body[0], tree.ExpressionStatement) else None


def needs_parentheses(page: Page, old: tree.Expression, new: tree.Expression, text: str) -> bool:
    """Whether an expression needs parentheses, besides its own, to stand where another one stood."""
    if is_enclosed(text):
        return False
    parent = page.parent(old)
    if isinstance(new, _ALWAYS) or (isinstance(new, tree.Comprehension) and new.kind == "generator"):
        return True
    if ("\n" in text or "\r" in text) and not isinstance(parent, _BRACKETS) and expression(text) is None:
        return True
    return not is_primary(new) and not _takes_anything(parent, old)


def _takes_anything(parent: tree.Node, old: tree.Expression) -> bool:
    match parent:
        case tree.Subscript(index=index):
            return index is old
        case tree.Comprehension(element=element):
            return element is old
        case tree.DictDisplay(entries=entries):
            return all(key is not None for key, value in entries if value is old)
    return isinstance(parent, _LENIENT)


def is_primary(node: tree.Expression) -> bool:
    """Whether an expression binds at least as tightly as a call."""
    return isinstance(node, _PRIMARIES) or (isinstance(node, tree.Comprehension) and node.kind != "generator")


def is_enclosed(text: str) -> bool:
    """Whether an expression stands in parentheses of its own: the first bracket is closed by the last one."""
    if not (text.startswith("(") and text.endswith(")")):
        return False
    called = expression(f"f{text}")
    return isinstance(called, tree.Call) and isinstance(called.func, tree.Name)


def _sticks(before: bytes, after: str) -> bool:
    """Whether two characters would run together into one word."""
    return (before.isalnum() or before == b"_") and (after.isalnum() or after in ("_", '"', "'"))
