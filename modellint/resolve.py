"""From what rules say about nodes to findings with bytes, lines, columns and fixes.

A file is parsed again only if something is said about it, and is then done with before the next one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from modellint.diagnostics import Diagnostic, Edit, Finding, Fix, FixRequest, Note, Place, Related, Span
from modellint.failures import Failures
from modellint.registry import Rule
from modellint.source.texts import Texts

if TYPE_CHECKING:
    from modellint.syntax.parse import Trees

Said = tuple[Rule, Diagnostic]
Spans = Mapping[Place, Span]
Edits = Mapping[FixRequest, tuple[Edit, ...]]


def resolve(
    said: Sequence[Said],
    sources: Mapping[str, bytes],
    trees: Trees | None,
    failures: Failures,
    shown: Mapping[str, bytes],
) -> list[Finding]:
    """The findings that these diagnostics come to. Without trees they may speak of bytes only, not of nodes.

    Lines and columns are those of the contents as they are ``shown``.
    """
    spans, edits = _looked_up(said, sources, trees, failures) if trees is not None else ({}, {})
    texts = Texts(shown)
    return [finding for rule, told in said if (finding := _finding(rule, told, spans, edits, texts))]


def _looked_up(
    said: Sequence[Said], sources: Mapping[str, bytes], trees: Trees, failures: Failures
) -> tuple[Spans, Edits]:
    spans: dict[Place, Span] = {}
    edits: dict[FixRequest, tuple[Edit, ...]] = {}
    nodes, requests = _nodes(said), _requests(said)
    for path in sorted({*nodes, *requests}):
        with failures.caught(path, "while looking up a place"):
            spans.update(_located(path, nodes[path], sources, trees) if path in nodes else {})
        for request in dict.fromkeys(requests[path]):
            with failures.caught(path, "while working out a fix"):
                edits[request] = _worked_out(request, sources, trees)
    return spans, edits


def _nodes(said: Iterable[Said]) -> Mapping[str, set[int]]:
    nodes: dict[str, set[int]] = defaultdict(set)
    for _, told in said:
        for place in (told.place, *(note.place for note in told.notes)):
            if isinstance(place, Place):
                nodes[place.path].add(place.node)
    return nodes


def _requests(said: Iterable[Said]) -> Mapping[str, Sequence[FixRequest]]:
    requests: dict[str, list[FixRequest]] = defaultdict(list)
    for _, told in said:
        if told.request is not None:
            requests[told.place.path].append(told.request)
    return requests


def _located(path: str, nodes: set[int], sources: Mapping[str, bytes], trees: Trees) -> dict[Place, Span]:
    from modellint.syntax.spans import locate

    located = locate(trees.get(path, sources[path]), path, sources[path], nodes)
    return {Place(path, node): span for node, span in located.items()}


def _worked_out(request: FixRequest, sources: Mapping[str, bytes], trees: Trees) -> tuple[Edit, ...]:
    from modellint.codemods import edits_for

    return edits_for(request, sources, trees) or ()


def _finding(rule: Rule, told: Diagnostic, spans: Spans, edits: Edits, texts: Texts) -> Finding | None:
    span = _span(told.place, spans)
    if span is None:
        return None
    related = tuple(shown for note in told.notes if (shown := _related(note, spans, texts)))
    severity = told.severity_for(rule.severity)
    where = texts.locate(span)
    return Finding(rule.code, rule.name, severity, where, told.message, told.advice, related, _fix(told, edits))


def _related(note: Note, spans: Spans, texts: Texts) -> Related | None:
    span = _span(note.place, spans)
    return None if span is None else Related(texts.locate(span), note.message)


def _span(place: Place | Span, spans: Spans) -> Span | None:
    return place if isinstance(place, Span) else spans.get(place)


def _fix(told: Diagnostic, edits: Edits) -> Fix | None:
    if told.request is None or not edits.get(told.request):
        return None
    return Fix(told.request.message, told.request.applicability, edits[told.request])
