"""Carries out intents on a text, for tests."""

from __future__ import annotations

from modellint.codemods import apply, edits_for
from modellint.codemods.page import Impossible, Page
from modellint.diagnostics import Applicability, FixRequest, Intent, Place
from modellint.syntax import tree
from modellint.syntax.parse import Trees, parse

PATH = "model.py"


def place(content: str | bytes, text: str, kind: type[tree.Node] = tree.Expression, nth: int = 0) -> Place:
    """The place of the nth node of a kind that is written like this."""
    content = content.encode() if isinstance(content, str) else content
    page = Page(PATH, content, parse(content))
    found = [node for node in page.all(kind) if _source(page, node) == text]
    assert found, f"no {kind.__name__} is written {text!r}"
    return Place(PATH, found[nth].n)


def _source(page: Page, node: tree.Node) -> str:
    try:
        return page.source(node)
    except Impossible:
        return ""


def fixed(content: bytes, *intents: Intent) -> bytes | None:
    """The content with the intents carried out; None where they cannot be."""
    request = FixRequest("fix it", Applicability.SAFE, intents)
    edits = edits_for(request, {PATH: content}, Trees())
    if edits is None:
        return None
    result = apply(content, edits)
    parse(result)
    return result


def check(before: str, after: str | None, *intents: Intent) -> None:
    """Carry out intents, with each kind of line ending, and compare to the byte."""
    for newline in ("\n", "\r\n"):
        expected = None if after is None else after.replace("\n", newline).encode()
        assert fixed(before.replace("\n", newline).encode(), *intents) == expected
