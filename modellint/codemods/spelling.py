"""Spells qualified names the way a file reaches them, adding an import where it does not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from modellint.codemods.names import Imported, bound, canonical, dotted, imports
from modellint.codemods.page import Impossible, Page
from modellint.diagnostics import Edit
from modellint.syntax import tree

_FUNCTIONAL = "torch.nn.functional"


@dataclass(frozen=True, slots=True)
class Spelled:
    """How a qualified name is written in a file, and the edits that make it so."""

    text: str
    edits: tuple[Edit, ...] = ()


def spell(page: Page, qualified: str, use: tree.Node) -> Spelled:
    """The shortest customary way to write a qualified name at some node of a file."""
    known = [each for each in imports(page) if each.everywhere and each.statement.n < use.n]
    taken = bound(page)
    reachable = [each for each in known if each.name not in taken]
    target = canonical(qualified)
    text = _direct(target, reachable) or _in_use(page, target, reachable)
    if text:
        return Spelled(text)
    if not target.startswith(f"{_FUNCTIONAL}.") and (text := _through_parents(target, reachable)):
        return Spelled(text)
    for statement, name, module in _customary(target, known):
        if name not in taken and all(each.name != name for each in imports(page)):
            edit = _add_import(page, statement, use)
            return Spelled(name + target[len(module) :], (edit,))
    if text := _through_parents(target, reachable):
        return Spelled(text)
    raise Impossible


def _direct(target: str, reachable: Sequence[Imported]) -> str:
    """By the name itself, or by the name of its module."""
    module, _, last = target.rpartition(".")
    for each in reachable:
        if each.qualified == target and each.name != "*":
            return each.name
    for each in reachable:
        if each.qualified == module:
            return last if each.name == "*" else f"{each.name}.{last}"
    return ""


def _in_use(page: Page, target: str, reachable: Sequence[Imported]) -> str:
    """The way the file writes the module elsewhere: ``nn.functional`` or ``torch.nn.functional``."""
    module, _, last = target.rpartition(".")
    for node in page.all(tree.Attribute):
        chain = dotted(node)
        if chain and any(_meant(chain, each) == module for each in reachable):
            return f"{chain}.{last}"
    return ""


def _meant(chain: str, imported: Imported) -> str:
    first, _, rest = chain.partition(".")
    return canonical(f"{imported.qualified}.{rest}") if first == imported.name else ""


def _through_parents(target: str, reachable: Sequence[Imported]) -> str:
    """By way of the innermost package that is bound to a name."""
    found: list[tuple[int, str]] = []
    for each in reachable:
        for way in (target, f"tensorflow.{target}") if target.startswith("keras.") else (target,):
            if each.name != "*" and way.startswith(f"{each.qualified}."):
                rest = way[len(each.qualified) :]
                found.append((rest.count("."), each.name + rest))
    return min(found)[1] if found else ""


def _customary(target: str, known: Sequence[Imported]) -> Iterator[tuple[str, str, str]]:
    """Import statements that would do, with the name they bind and what it stands for."""
    if target.startswith(f"{_FUNCTIONAL}."):
        yield "import torch.nn.functional as F", "F", _FUNCTIONAL
    elif target.startswith("torch.nn."):
        yield "from torch import nn", "nn", "torch.nn"
    top = target.partition(".")[0]
    if top == "keras" and any(_is_from_tensorflow(each) for each in known):
        yield "from tensorflow import keras", "keras", "keras"
    else:
        yield f"import {top}", top, top


def _is_from_tensorflow(imported: Imported) -> bool:
    statement = imported.statement
    if isinstance(statement, tree.ImportFrom):
        return statement.module.partition(".")[0] == "tensorflow"
    return imported.alias is not None and imported.alias.name.partition(".")[0] == "tensorflow"


def _add_import(page: Page, statement: str, use: tree.Node) -> Edit:
    """A new import after the last one at module level, or else before the first statement after the docstring."""
    before = [each for each in page.tree.body if each.n < use.n]
    earlier = [each for each in before if isinstance(each, tree.Import | tree.ImportFrom)]
    if earlier:
        end = page.line_end(page.span(earlier[-1])[1])
        return page.edit(end, end, page.newline + statement)
    first = before[1] if _is_docstring(before[0]) and len(before) > 1 else before[0]
    start = page.line_start(page.span(_top(first))[0])
    return page.edit(start, start, statement + page.newline)


def _top(statement: tree.Statement) -> tree.Node:
    """Where a statement begins: with its first decorator, if it has any."""
    decorated = isinstance(statement, tree.FunctionDef | tree.ClassDef) and statement.decorators
    return decorated[0] if decorated else statement


def _is_docstring(statement: tree.Statement) -> bool:
    return isinstance(statement, tree.ExpressionStatement) and isinstance(statement.value, tree.Constant)
