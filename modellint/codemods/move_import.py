"""Imports a name from another module, under the name that the file uses already."""

from __future__ import annotations

from modellint.codemods.cut import remove_item
from modellint.codemods.page import Impossible, Page
from modellint.codemods.pages import Pages
from modellint.diagnostics import Edit, MoveImport
from modellint.syntax import tree


def move_import(intent: MoveImport, pages: Pages) -> list[Edit]:
    """The edits that import a name from elsewhere: in the same statement if it stands alone there."""
    page = pages.at(intent.name)
    alias = page.node(intent.name, tree.ImportedName)
    statement = page.parent(alias)
    if not isinstance(statement, tree.ImportFrom) or statement.level:
        raise Impossible
    text = _import(intent.new, alias.alias or alias.name)
    start, end = page.span(statement)
    if len(statement.names) == 1:
        return [page.edit(start, end, text)]
    if not page.begins_line(start):
        raise Impossible
    index = next(i for i, each in enumerate(statement.names) if each is alias)
    taken = remove_item(page, [page.span(each) for each in statement.names], index)
    line = page.line_start(start)
    return [page.edit(line, line, f"{_indent(page, start)}{text}{page.newline}"), taken]


def _import(qualified: str, name: str) -> str:
    module, _, last = qualified.rpartition(".")
    if not module:
        return f"import {qualified}" + (f" as {name}" if name != qualified else "")
    return f"from {module} import {last}" + (f" as {name}" if name != last else "")


def _indent(page: Page, start: int) -> str:
    return page.indent(start).decode()
