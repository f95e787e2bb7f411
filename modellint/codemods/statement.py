"""Writes one simple statement in the place of another."""

from __future__ import annotations

from modellint.codemods.fit import is_enclosed, is_primary
from modellint.codemods.page import Impossible, Page
from modellint.codemods.pages import Pages
from modellint.diagnostics import Edit, Place, ReplaceStatement
from modellint.syntax import tree

_SIMPLE = (tree.ExpressionStatement, tree.Assign, tree.AugmentedAssign)


def replace_statement(intent: ReplaceStatement, pages: Pages) -> list[Edit]:
    """The edit that writes a statement anew, from parts of the old one."""
    page = pages.at(intent.place)
    statement = page.statement(page.node(intent.place, tree.Node))
    several = isinstance(statement, tree.Assign) and len(statement.targets) > 1
    if several or not isinstance(statement, _SIMPLE):
        raise Impossible
    parts = [_part(page, part) for part in intent.parts]
    return [page.edit(*page.span(statement), intent.text.format(*parts))]


def _part(page: Page, place: Place) -> str:
    """The source of a part, in parentheses where something could come between its pieces."""
    if place.path != page.path:
        raise Impossible
    node = page.node(place, tree.Expression)
    text = page.source(node)
    if is_primary(node) or is_enclosed(text):
        return text
    return f"({text})"
