"""Works out the edits that carry out what a rule asks for."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from modellint.codemods.apply import apply, clash
from modellint.codemods.arguments import build_first, name_argument, rewrite_argument, set_argument
from modellint.codemods.insert import append, insert_before, move_before
from modellint.codemods.move_import import move_import
from modellint.codemods.page import Impossible
from modellint.codemods.pages import Pages
from modellint.codemods.rename import rename_callee
from modellint.codemods.replace import move_into, replace_call, replace_expression, swap
from modellint.codemods.statement import replace_statement
from modellint.codemods.take_out import take_out
from modellint.diagnostics import (
    Append,
    BuildFirst,
    Edit,
    FixRequest,
    InsertBefore,
    Intent,
    MoveBefore,
    MoveImport,
    MoveInto,
    NameArgument,
    RenameCallee,
    ReplaceCall,
    ReplaceExpression,
    ReplaceStatement,
    Rewrite,
    RewriteArgument,
    SetArgument,
    Swap,
    TakeOut,
)
from modellint.syntax.parse import Trees, Unparsed, check_syntax


def edits_for(request: FixRequest, sources: Mapping[str, bytes], trees: Trees) -> tuple[Edit, ...] | None:
    """The edits that carry out all intents of a request; None if one of them cannot be, or if they clash."""
    pages = Pages(sources, trees)
    try:
        edits = sorted({edit for intent in request.intents for edit in _edits(intent, pages)}, key=_order)
    except Impossible:
        return None
    clashing = any(clash(one, other) for one, other in itertools.combinations(edits, 2))
    return tuple(edits) if edits and not clashing and _is_sound(edits, sources) else None


def _is_sound(edits: Sequence[Edit], sources: Mapping[str, bytes]) -> bool:
    """Whether all files are still Python with these edits made."""
    for path, group in itertools.groupby(edits, key=lambda edit: edit.path):
        try:
            check_syntax(apply(sources[path], group))
        except (Unparsed, UnicodeError):
            return False
    return True


def _edits(intent: Intent, pages: Pages) -> list[Edit]:
    if isinstance(intent, Rewrite):
        return [Edit(intent.span.path, intent.span.start, intent.span.end, intent.text)]
    return _CODEMODS[type(intent)](intent, pages)


_CODEMODS: Mapping[type, Callable[[Any, Pages], list[Edit]]] = {
    TakeOut: take_out,
    RenameCallee: rename_callee,
    SetArgument: set_argument,
    NameArgument: name_argument,
    RewriteArgument: rewrite_argument,
    MoveImport: move_import,
    BuildFirst: build_first,
    ReplaceCall: replace_call,
    ReplaceExpression: replace_expression,
    ReplaceStatement: replace_statement,
    InsertBefore: insert_before,
    MoveBefore: move_before,
    MoveInto: move_into,
    Append: append,
    Swap: swap,
}


def _order(edit: Edit) -> tuple[str, int, int, str]:
    return edit.path, edit.start, edit.end, edit.text
