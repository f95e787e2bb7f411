"""Adds, changes and removes arguments of calls."""

from __future__ import annotations

import re

from modellint.codemods.cut import remove_item
from modellint.codemods.page import Impossible, Page
from modellint.codemods.pages import Pages
from modellint.diagnostics import BuildFirst, Edit, NameArgument, RewriteArgument, SetArgument
from modellint.syntax import tree

# What may stand between the last argument and the closing bracket: at most one comma, white space and comments.
_TO_BRACKET = re.compile(rb"((?:\s|\\|#[^\r\n]*)*)(,?)((?:\s|\\|#[^\r\n]*)*)\)")
_TO_OPENING = re.compile(rb"(?:\s|\\|#[^\r\n]*|\))*\(")


def set_argument(intent: SetArgument, pages: Pages) -> list[Edit]:
    """The edits that set, add or remove an argument."""
    page = pages.at(intent.call)
    call = page.node(intent.call, tree.Call)
    existing = _existing(page, call, intent)
    if intent.value is None:
        if existing is None:
            raise Impossible
        return [remove_argument(page, existing)]
    if existing is not None:
        return [page.edit(*page.span(existing.value), intent.value)]
    return _add(page, call, f"{intent.name}={intent.value}")


def build_first(intent: BuildFirst, pages: Pages) -> list[Edit]:
    """The edit that builds an object before it is called with the arguments; those by name could belong to either."""
    page = pages.at(intent.call)
    call = page.node(intent.call, tree.Call)
    if any(argument.keyword or argument.star for argument in call.arguments):
        raise Impossible
    opening = bracket_after(page, call.func) - 1
    return [page.edit(opening, opening, "()")]


def name_argument(intent: NameArgument, pages: Pages) -> list[Edit]:
    """The edit that gives a positional argument, the last of them, a keyword."""
    page = pages.at(intent.argument)
    argument = page.parent(page.node(intent.argument, tree.Expression))
    call = page.parent(argument)
    if not isinstance(argument, tree.Argument) or not isinstance(call, tree.Call) or argument.keyword or argument.star:
        raise Impossible
    after = call.arguments[next(i for i, each in enumerate(call.arguments) if each is argument) + 1 :]
    if any(each.keyword in (None, intent.name) for each in after):
        raise Impossible
    start, _ = page.span(argument)
    return [page.edit(start, start, f"{intent.name}=")]


def rewrite_argument(intent: RewriteArgument, pages: Pages) -> list[Edit]:
    """The edit that writes an argument anew."""
    page = pages.at(intent.argument)
    node = page.node(intent.argument, tree.Node)
    argument = node if isinstance(node, tree.Argument) else page.parent(node)
    if not isinstance(argument, tree.Argument) or argument.star or argument.keyword is None:
        raise Impossible
    return [page.edit(*page.span(argument), intent.text.replace("{0}", page.source(argument.value)))]


def _existing(page: Page, call: tree.Call, intent: SetArgument) -> tree.Argument | None:
    if intent.argument is None or intent.argument.path != page.path:
        return next((each for each in call.arguments if each.keyword == intent.name), None)
    node = page.node(intent.argument, tree.Node)
    found = next((each for each in call.arguments if node is each or node is each.value), None)
    if found is None or found.keyword not in (None, intent.name):
        raise Impossible
    return found


def remove_argument(page: Page, argument: tree.Argument) -> Edit:
    """Remove an argument that is a keyword, or positional with no other positional one after it."""
    call = page.parent(argument)
    if not isinstance(call, tree.Call) or argument.star:
        raise Impossible
    index = next(i for i, each in enumerate(call.arguments) if each is argument)
    if argument.keyword is None and any(each.keyword is None for each in call.arguments[index + 1 :]):
        raise Impossible
    return remove_item(page, [page.span(each) for each in call.arguments], index)


def bracket_after(page: Page, func: tree.Expression) -> int:
    """Where the arguments of a call start: behind its opening bracket."""
    match = _TO_OPENING.match(page.content, page.span(func)[1])
    if match is None:
        raise Impossible
    return match.end()


def closing_after(page: Page, last: int) -> re.Match[bytes]:
    """What stands between the end of a call's last argument and its closing bracket, that one included."""
    match = _TO_BRACKET.match(page.content, last)
    if match is None:
        raise Impossible
    return match


def _add(page: Page, call: tree.Call, text: str) -> list[Edit]:
    """Add an argument behind all others, on a line of its own where the last one has one."""
    last = call.arguments[-1] if call.arguments else None
    if last is None:
        start = bracket_after(page, call.func)
        return [page.edit(start, start, text)]
    sole = len(call.arguments) == 1 and isinstance(last.value, tree.Comprehension) and last.value.kind == "generator"
    if sole or any(each.star == "**" for each in call.arguments):
        raise Impossible
    return _add_after(page, page.span(last), closing_after(page, page.span(last)[1]), text)


def _add_after(page: Page, last: tuple[int, int], rest: re.Match[bytes], text: str) -> list[Edit]:
    start, end = last
    own_line = page.begins_line(start) and (b"\n" in rest[0] or b"\r" in rest[0])
    if not own_line:
        return [page.edit(end, end, f", {text}")]
    indent = page.indent(start).decode()
    if b"#" not in rest[0]:
        return [page.edit(end, end, f",{page.newline}{indent}{text}")]
    line_end = page.line_end(end)
    commas = [] if rest[2] else [page.edit(end, end, ",")]
    return [*commas, page.edit(line_end, line_end, f"{page.newline}{indent}{text},")]
