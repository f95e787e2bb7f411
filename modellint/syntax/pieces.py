"""A tree that knows where its top-level statements stand, so that after a change only those it touches are parsed."""

from __future__ import annotations

import bisect
import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import libcst as cst

from modellint.syntax.guard import TooDeep, guard

_REFUSALS = (cst.ParserSyntaxError, cst.CSTLogicError, SyntaxError, LookupError, RecursionError, ValueError, TooDeep)


@dataclass(frozen=True)
class Pieces(cst.Module):
    """The tree of a ``text``, with the characters at which its statements start, and at which the last one ends."""

    text: str = ""
    starts: tuple[int, ...] = ()

    def piece(self, index: int) -> tuple[cst.Module, str]:
        """A statement as a module of its own, and its text."""
        alone = cst.Module(
            (self.body[index],), default_indent=self.default_indent, default_newline=self.default_newline
        )
        return alone, self.text[self.starts[index] : self.starts[index + 1]]

    def firsts(self, record: Mapping[int, cst.CSTNode]) -> list[int]:
        """The ordinal that the first node of each statement has."""
        tops = {id(node): index for index, piece in enumerate(self.body) for node in _statements(piece)}
        found: dict[int, int] = {}
        for n, node in record.items():
            index = tops.get(id(node))
            if index is not None:
                found.setdefault(index, n)
        return [found.get(index, -1) for index in range(len(self.body))]


def _statements(piece: cst.CSTNode) -> Sequence[cst.CSTNode]:
    return piece.body if isinstance(piece, cst.SimpleStatementLine) else (piece,)


def laid_out(module: cst.Module, text: str) -> cst.Module:
    """The tree with the places of its statements, if what LibCST would write is the text itself."""
    head, *bodies = ("".join(_codes(module, nodes)) for nodes in (module.header, *((each,) for each in module.body)))
    starts = [len(head)]
    for body in bodies:
        starts.append(starts[-1] + len(body))
    written = "".join((head, *bodies, *_codes(module, module.footer)))
    if written != text or not bodies or not module.has_trailing_newline:
        return module
    return _with_places(module, text, starts)


def patched(before: Pieces, text: str) -> cst.Module | None:
    """The tree of a text that differs from another in one place. None where that is not to be had without all of it.

    An unchanged statement before the change and one behind it are parsed again, too: the change may have made them
    parts of something else.
    """
    same, rest = _around(before.text, text)
    starts = before.starts
    first = bisect.bisect_right(starts, same) - 2
    last = bisect.bisect_left(starts, len(before.text) - rest)
    if first < 0 or last >= len(starts) - 1:
        return None
    end = len(text) - len(before.text) + starts[last + 1]
    parsed = _parsed(before, text[starts[first] : end])
    if parsed is None:
        return None
    body = (*before.body[:first], *parsed, *before.body[last + 1 :])
    middle = [starts[first]]
    for each in parsed:
        middle.append(middle[-1] + len(before.code_for_node(each)))
    shift = len(text) - len(before.text)
    moved = [start + shift for start in starts[last + 2 :]]
    return _with_places(before.with_changes(body=body), text, [*starts[:first], *middle, *moved])


def _parsed(before: Pieces, text: str) -> Sequence[cst.BaseStatement | cst.SimpleStatementLine] | None:
    """The statements of a part of the text, None if it does not stand alone."""
    config = cst.PartialParserConfig(default_indent=before.default_indent, default_newline=before.default_newline)
    try:
        guard(text.encode("utf-8", "replace"))
        module = cst.parse_module(text, config)
    except _REFUSALS:
        return None
    if module.footer or not module.body or not module.has_trailing_newline:
        return None
    first, *others = module.body
    first = first.with_changes(leading_lines=(*module.header, *first.leading_lines))
    found = (first, *others)
    return found if "".join(_codes(before, found)) == text else None


def _with_places(module: cst.Module, text: str, starts: Sequence[int]) -> Pieces:
    known = {each.name: getattr(module, each.name) for each in dataclasses.fields(cst.Module)}
    return Pieces(**known, text=text, starts=tuple(starts))


def _codes(module: cst.Module, nodes: Sequence[cst.CSTNode]) -> list[str]:
    return [module.code_for_node(node) for node in nodes]


def _around(old: str, new: str) -> tuple[int, int]:
    """How many characters are the same at the start, and how many of the others at the end."""
    same = _common(old, new)
    most = min(len(old), len(new)) - same
    return same, _common(old[len(old) - most :][::-1], new[len(new) - most :][::-1])


def _common(one: str, other: str) -> int:
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[:middle] == other[:middle] else (low, middle - 1)
    return low
