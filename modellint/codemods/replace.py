"""Writes one call in the place of two, and text in the place of an expression."""

from __future__ import annotations

import re

from modellint.codemods.arguments import bracket_after, closing_after
from modellint.codemods.fit import is_enclosed, is_primary, keep_only, replace
from modellint.codemods.page import Impossible, Page
from modellint.codemods.pages import Pages
from modellint.codemods.spelling import spell
from modellint.codemods.steps import Form, Step, step_of
from modellint.diagnostics import Edit, MoveInto, Place, ReplaceCall, ReplaceExpression, Swap
from modellint.syntax import tree

_SOURCE = "source"
_METHODS = ("log_softmax",)
_PART = re.compile(r"\{(\d)\}")
_QUALIFIED = re.compile(r"\{([A-Za-z_][\w.]*)\}")


def replace_expression(intent: ReplaceExpression, pages: Pages) -> list[Edit]:
    """The edits that write text in the place of an expression."""
    page = pages.at(intent.place)
    node = page.node(intent.place, tree.Node)
    target = node.value if isinstance(node, tree.Argument) else node
    if not isinstance(target, tree.Expression):
        raise Impossible
    edits: list[Edit] = []
    text = intent.text
    for qualified in dict.fromkeys(name for name in _QUALIFIED.findall(text) if name != _SOURCE):
        spelled = spell(page, qualified, target)
        edits += spelled.edits
        text = text.replace(f"{{{qualified}}}", spelled.text)
    text = text.replace("{}", page.source(target))
    text = _PART.sub(lambda found: _part(page, target, intent.parts[int(found[1])]), text)
    return [*edits, replace(page, target, text)]


def move_into(intent: MoveInto, pages: Pages) -> list[Edit]:
    """The edits that draw a call's only argument out to what is done to the call, and the call around all of it."""
    page = pages.at(intent.outer)
    outer = page.node(intent.outer, tree.Expression)
    inner = page.node(intent.inner, tree.Call)
    if intent.inner.path != intent.outer.path or not any(each is outer for each in page.ancestors(inner)):
        raise Impossible
    if not inner.arguments or inner.arguments[0].keyword or inner.arguments[0].star:
        raise Impossible
    content = inner.arguments[0].value
    (start, end), (first, last), (begin, stop) = page.span(outer), page.span(inner), page.span(content)
    head, tail = page.text(first, begin), page.text(stop, last)
    return [
        page.edit(start, start, head),
        *([page.edit(first, begin, "" if is_primary(content) else "(")]),
        page.edit(stop, last, "" if is_primary(content) else ")"),
        page.edit(end, end, tail),
    ]


def _part(page: Page, target: tree.Expression, place: Place) -> str:
    """A part of what is replaced, as it was written."""
    node = page.node(place, tree.Node)
    part = node.value if isinstance(node, tree.Argument) else node
    if place.path != page.path or not any(each is target for each in page.ancestors(part)):
        raise Impossible
    return page.source(part)


def swap(intent: Swap, pages: Pages) -> list[Edit]:
    """The edits that let two neighbours in one list change places."""
    page = pages.at(intent.one)
    one, other = page.node(intent.one, tree.Expression), page.node(intent.other, tree.Expression)
    holder = next(page.ancestors(one), None)
    if intent.one.path != intent.other.path or not isinstance(holder, tree.ListDisplay):
        raise Impossible
    at = next(index for index, item in enumerate(holder.items) if item is one)
    if not any(item is other for item in holder.items[max(at - 1, 0) : at + 2]):
        raise Impossible
    return [replace(page, one, page.source(other)), replace(page, other, page.source(one))]


def replace_call(intent: ReplaceCall, pages: Pages) -> list[Edit]:
    """The edits that write one call in the place of an outer and an inner one."""
    page = pages.at(intent.outer)
    outer = page.node(intent.outer, tree.Call)
    inner = page.node(intent.inner, tree.Call)
    if intent.inner.path != intent.outer.path or not any(each is outer for each in page.ancestors(inner)):
        raise Impossible
    step = step_of(page, inner, is_layer=False)
    name = intent.callee.rpartition(".")[2]
    if step.form is Form.METHOD and name in _METHODS and not intent.negate:
        return _as_method(page, outer, inner, name)
    spelled = spell(page, intent.callee, outer)
    start, end = page.span(outer)
    return [*spelled.edits, page.edit(start, end, spelled.text + _arguments(page, step, intent.negate))]


def _as_method(page: Page, outer: tree.Call, inner: tree.Call, name: str) -> list[Edit]:
    assert isinstance(inner.func, tree.Attribute)
    end = page.span(inner.func)[1]
    start = end - len(inner.func.attr.encode(page.encoding))
    if page.text(start, end) != inner.func.attr:
        raise Impossible
    return [*keep_only(page, outer, inner), page.edit(start, end, name)]


def _arguments(page: Page, step: Step, negate: bool) -> str:
    """The arguments of the inner call in brackets, as they were written; a layer's own settings come after them."""
    if step.form is Form.METHOD:
        rest = [page.source(argument) for argument in step.call.arguments]
        return f"({', '.join([_operand(page, step.operand, negate), *rest])})"
    start, end = page.span(step.operand)
    last = page.span(step.call.arguments[-1])[1]
    before = page.text(bracket_after(page, step.call.func), start)
    after = page.text(end, last) + _settings(page, step) + page.text(last, closing_after(page, last).end())
    return f"({before}{_operand(page, step.operand, negate)}{after}"


def _settings(page: Page, step: Step) -> str:
    """What a layer was made with: ``, dim=1`` of ``nn.Softmax(dim=1)(x)``."""
    if step.form is not Form.LAYER:
        return ""
    if not isinstance(step.layer, tree.Call):
        raise Impossible
    return "".join(f", {page.source(argument)}" for argument in step.layer.arguments)


def _operand(page: Page, operand: tree.Expression, negate: bool) -> str:
    text = page.source(operand)
    if not negate:
        return text
    simple = is_primary(operand) or is_enclosed(text) or (isinstance(operand, tree.Unary) and operand.op != "not")
    return f"-{text}" if simple else f"-({text})"
