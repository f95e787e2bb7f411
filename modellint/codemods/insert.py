"""Puts a statement before another one."""

from __future__ import annotations

from modellint.codemods.page import Impossible, Page
from modellint.codemods.pages import Pages
from modellint.diagnostics import Edit, InsertBefore
from modellint.syntax import tree

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


def _text(intent: InsertBefore, pages: Pages) -> str:
    if intent.receiver is None:
        return intent.text
    page = pages.at(intent.receiver)
    receiver = page.source(page.node(intent.receiver, tree.Expression))
    if "\n" in receiver or "\r" in receiver:
        raise Impossible
    return intent.text.replace("{receiver}", receiver)


def _is_elif(page: Page, statement: tree.Statement) -> bool:
    return isinstance(statement, tree.If) and page.source(statement).startswith("elif")
