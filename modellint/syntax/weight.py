"""Weighs an expression: about how deep a parser, or our own lowering, recurses on it.

Works on code whose strings have been shrunk to quotes. Operators of one precedence form a chain; chains of different
precedence, and what stands in brackets, nest in each other, so that their lengths add up.
"""

from __future__ import annotations

import re

MOST = 400

_WORDS = rb"not\s+in|and|or|not|if|else|lambda|for|await"
_WORD = re.compile(rb"\b(?:%b)\b" % _WORDS)
_TOKEN = re.compile(rb'"|\d[\w.]*+|\b(?:%b)\b|[A-Za-z_]\w*+|\*\*|//|<<|>>|[-+*/%%@&|^~.,;:()\[\]{}]' % _WORDS)
_BRACKET_OR_LINE = re.compile(rb"[()\[\]{}\n]")
_NO_LINKS = bytes(range(256)).translate(None, b"-+*/%@&|^~<>.([{")

_BRACKET = 3
_LONG_PATTERN = 4000
# What nests to the right is lowered by recursion, hence weighs more.
_DEEP = 4
# So many operators cannot weigh too much together, nor as many brackets nest too deeply.
_LIGHT = MOST // _DEEP - 1
_TIERS: dict[bytes, tuple[int, int]] = {
    token: (tier, load)
    for tier, load, tokens in (
        (0, 1, b". ( ["),
        (0, _DEEP, b"~ ** await"),
        (1, 1, b"* / // % @"),
        (2, 1, b"+ -"),
        (3, 1, b"<< >> & ^ |"),
        (4, _DEEP, b"not"),
        (5, 1, b"and or"),
        (6, _DEEP, b"if lambda for"),
    )
    for token in tokens.split()
}
_TIER_COUNT = 7
_UNARY = (0, _DEEP)
_AFTER_OPERATOR = (frozenset(_TIERS) | frozenset(b"else { , ; :".split())) - {b"."}


def is_light(text: bytes) -> bool:
    """Whether it is plain, without weighing, that a piece of code has too few operators and brackets to matter."""
    signs = len(text.translate(None, _NO_LINKS))
    at_most = signs + (len(text) - signs) // 3
    return at_most <= _LIGHT or (signs <= _LIGHT and signs + len(_WORD.findall(text)) <= _LIGHT)


def pattern_weight(code: bytes, start: int) -> int:
    """How deep a ``case`` pattern is nested. The parser's time grows fourfold a level, sixteenfold for mappings."""
    depth = peak = 0
    for match in _BRACKET_OR_LINE.finditer(code, start, start + _LONG_PATTERN):
        sign = match[0]
        if sign == b"\n":
            if depth <= 0:
                break
            continue
        load = 2 if sign in b"{}" else 1
        depth += load if sign in b"([{" else -load
        peak = max(peak, depth)
    return peak


class _Level:
    """What stands between a pair of brackets, or between ``lambda`` and its colon."""

    __slots__ = ("below", "chains", "deepest", "is_lambda", "peaks", "used")

    def __init__(self, is_lambda: bool) -> None:
        self.is_lambda = is_lambda
        self.deepest = 0
        self.chains = [0] * _TIER_COUNT
        self.peaks = [0] * _TIER_COUNT
        self.below = 0
        self.used = False

    def link(self, tier: int, load: int) -> None:
        chains, peaks = self.chains, self.peaks
        for tighter in range(tier):
            peaks[tighter] = max(peaks[tighter], chains[tighter])
            chains[tighter] = 0
        chains[tier] += load
        self.used = True

    def contain(self, depth: int) -> None:
        self.below = max(self.below, depth)
        self.used = True

    def end(self) -> int:
        """End an expression at a comma or closing bracket; the weight of the heaviest one so far."""
        if self.used:
            self.deepest = max(self.deepest, self.below + sum(map(max, self.chains, self.peaks)))
            self.chains = [0] * _TIER_COUNT
            self.peaks = [0] * _TIER_COUNT
            self.below = 0
            self.used = False
        return self.deepest


def weight(text: bytes) -> int:
    """The weight of the heaviest expression in a logical line."""
    levels = [_Level(False)]
    before, previous = b"", b","
    for token in _TOKEN.findall(text):
        level = levels[-1]
        load = _TIERS.get(token)
        is_method_call = token == b"(" and before == b"."
        if load is not None and not is_method_call:
            level.link(*(_UNARY if token in b"+-" and previous in _AFTER_OPERATOR else load))
        if token in b"([{" or token == b"lambda":
            levels.append(_Level(token == b"lambda"))
        elif token in b")]}" or (token == b":" and level.is_lambda):
            _close(levels, 0 if token == b":" else _BRACKET)
        elif token in b",;":
            level.end()
        before, previous = previous, token
    while len(levels) > 1:
        _close(levels, _BRACKET)
    return levels[0].end()


def _close(levels: list[_Level], load: int) -> None:
    depth = levels.pop().end() + load if len(levels) > 1 else 0
    levels[-1].contain(depth)
