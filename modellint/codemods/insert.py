"""Puts something where nothing was: a statement before another one, text behind an expression."""

from __future__ import annotations

from modellint.codemods.cut import remove_statement
from modellint.codemods.page import Impossible, Page, block_of
from modellint.codemods.pages import Pages
from modellint.diagnostics import Append, Edit, InsertBefore, MoveBefore, Place
from modellint.syntax import tree

_TIGHT = (tree.Name, tree.Attribute, tree.Call, tree.Subscript)
_COMPOUND = (tree.If, tree.For, tree.While, tree.With, tree.Try, tree.Match, tree.FunctionDef, tree.ClassDef)


def insert_before(intent: InsertBefore, pages: Pages) -> list[Edit]:
    """The edit that puts a statement on the line before another one, or right before one that shares its line."""
    page = pages.at(intent.place)
    statement = page.statement(page.node(intent.place, tree.Node))
    text = _text(intent, pages)
    start, _ = page.span(statement)
    if page.begins_line(start):
        if isinstance(statement, tree.FunctionDef | tree.ClassDef) or _is_elif(page, statement):
            raise Impossible
        line = page.line_start(start)
        return [page.edit(line, line, f"{page.indent(start).decode()}{text}{page.newline}")]
    if isinstance(statement, _COMPOUND):
        raise Impossible
    return [page.edit(start, start, f"{text}; ")]


def move_before(intent: MoveBefore, pages: Pages) -> list[Edit]:
    """The edits that take a statement with a line of its own away and put it on the line before another one."""
    page = pages.at(intent.statement)
    moved, target = (page.statement(page.node(place, tree.Node)) for place in (intent.statement, intent.target))
    start, _ = page.span(moved)
    there, _ = page.span(target)
    block = block_of(moved, page.parent(moved))
    together = any(statement is target for statement in block)
    if not together or isinstance(moved, _COMPOUND) or not page.begins_line(start) or not page.begins_line(there):
        raise Impossible
    taken, line = remove_statement(page, moved), page.line_start(there)
    text = page.content[taken.start : taken.end].decode(page.encoding)
    if taken.text or not text.endswith(("\n", "\r")):
        raise Impossible
    return [taken, page.edit(line, line, text)]


def append(intent: Append, pages: Pages) -> list[Edit]:
    """The edits that write text right behind an expression."""
    page = pages.at(intent.place)
    expression = page.node(intent.place, tree.Expression)
    start, end = page.span(expression)
    if isinstance(expression, _TIGHT):
        return [page.edit(end, end, intent.text)]
    return [page.edit(start, start, "("), page.edit(end, end, f"){intent.text}")]


def _text(intent: InsertBefore, pages: Pages) -> str:
    text = intent.text
    for name, place in (("receiver", intent.receiver), ("argument", intent.argument)):
        if place is not None:
            text = text.replace(f"{{{name}}}", _source(place, pages))
    return text


def _source(place: Place, pages: Pages) -> str:
    page = pages.at(place)
    source = page.source(page.node(place, tree.Expression))
    if "\n" in source or "\r" in source:
        raise Impossible
    return source


def _is_elif(page: Page, statement: tree.Statement) -> bool:
    return isinstance(statement, tree.If) and page.source(statement).startswith("elif")
