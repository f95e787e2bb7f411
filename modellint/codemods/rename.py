"""Calls something else from the same module, and mends the import where it was imported by name."""

from __future__ import annotations

from collections.abc import Sequence

from modellint.codemods.cut import remove_item
from modellint.codemods.names import Imported, bound, canonical, imports
from modellint.codemods.page import Impossible, Page
from modellint.codemods.pages import Pages
from modellint.codemods.spelling import spell
from modellint.diagnostics import Edit, RenameCallee
from modellint.syntax import tree


def rename_callee(intent: RenameCallee, pages: Pages) -> list[Edit]:
    """The edits that make a call one of another function or class."""
    page = pages.at(intent.call)
    func = page.node(intent.call, tree.Call).func
    old_module, _, old = canonical(intent.old).rpartition(".")
    new_module, _, new = canonical(intent.new).rpartition(".")
    if isinstance(func, tree.Attribute):
        if func.attr != old:
            raise Impossible
        if old_module == new_module:
            return [_rename_end(page, func, old, new)]
        spelled = spell(page, intent.new, func)
        return [*spelled.edits, page.edit(*page.span(func), spelled.text)]
    if isinstance(func, tree.Name) and old_module == new_module:
        return _rename_imported(page, func, old, new, old_module)
    raise Impossible


def _rename_end(page: Page, func: tree.Attribute, old: str, new: str) -> Edit:
    end = page.span(func)[1]
    start = end - len(old)
    if page.text(start, end) != old:
        raise Impossible
    return page.edit(start, end, new)


def _rename_imported(page: Page, func: tree.Name, old: str, new: str, module: str) -> list[Edit]:
    known = list(imports(page))
    found = [each for each in known if each.name == func.id]
    if func.id in bound(page):
        raise Impossible
    if not found and func.id == old and any(each.name == "*" and each.qualified == module for each in known):
        return [page.edit(*page.span(func), new)]
    if len(found) != 1 or found[0].alias is None or not isinstance(found[0].statement, tree.ImportFrom):
        raise Impossible
    alias, is_used = found[0].alias, _is_used_elsewhere(page, func)
    if alias.name != old:
        raise Impossible
    if alias.alias is not None:
        if is_used:
            raise Impossible
        return [_rename_import(page, alias, old, new)]
    return [page.edit(*page.span(func), new), *_mend_import(page, found[0], known, new, is_used)]


def _is_used_elsewhere(page: Page, func: tree.Name) -> bool:
    names = any(node.id == func.id and node is not func for node in page.all(tree.Name))
    return names or any(text.value == func.id for text in page.all(tree.Constant))


def _mend_import(page: Page, old: Imported, known: Sequence[Imported], new: str, is_used: bool) -> list[Edit]:
    alias, statement = old.alias, old.statement
    assert alias is not None
    there = [each for each in known if each.name == new]
    if new in bound(page) or any(
        each.qualified.rpartition(".")[0] != old.qualified.rpartition(".")[0] for each in there
    ):
        raise Impossible
    if not there:
        end = page.span(alias)[1]
        return [page.edit(end, end, f", {new}")] if is_used else [_rename_import(page, alias, alias.name, new)]
    if is_used or len(statement.names) == 1:
        return []
    index = next(i for i, each in enumerate(statement.names) if each is alias)
    return [remove_item(page, [page.span(each) for each in statement.names], index)]


def _rename_import(page: Page, alias: tree.ImportedName, old: str, new: str) -> Edit:
    start, _ = page.span(alias)
    if page.text(start, start + len(old)) != old:
        raise Impossible
    return page.edit(start, start + len(old), new)
