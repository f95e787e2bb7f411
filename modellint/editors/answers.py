"""Findings in the words of the language server protocol: diagnostics, code actions, hovers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from lsprotocol import types

from modellint.checking import Report
from modellint.diagnostics import Applicability, Edit, Finding, Fix, Severity
from modellint.editors.carry import Change
from modellint.editors.ignoring import ignoring
from modellint.editors.places import Places
from modellint.fix import fix as fix_all
from modellint.registry import Rule, RuleError
from modellint.source.texts import encoding_of

SOURCE = "modellint"
FIX_ALL = f"{types.CodeActionKind.SourceFixAll.value}.{SOURCE}"

_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}


def diagnostics(places: Places) -> dict[str, list[types.Diagnostic]]:
    """All findings, by the document that they are in; a document without any has an empty list."""
    found: dict[str, list[types.Diagnostic]] = {part.uri: [] for part in places.checked.document.parts}
    for finding in places.checked.report.findings:
        found.setdefault(places.location(finding.where.span).uri, []).append(diagnostic(finding, places))
    return found


def diagnostic(finding: Finding, places: Places) -> types.Diagnostic:
    """One finding."""
    rule = _rule(finding, places)
    message = f"{finding.message}\nhelp: {finding.advice}" if finding.advice else finding.message
    related = [
        types.DiagnosticRelatedInformation(places.location(each.where.span), each.message) for each in finding.related
    ]
    return types.Diagnostic(
        range=places.location(finding.where.span).range,
        message=message,
        severity=_SEVERITIES[finding.severity],
        code=finding.code,
        code_description=types.CodeDescription(rule.url) if rule is not None and rule.url else None,
        source=SOURCE,
        related_information=related or None,
    )


def actions(
    places: Places, uri: str, where: types.Range, only: Sequence[str] | None, *, versioned: bool
) -> Iterator[types.CodeAction]:
    """What can be done about the findings at a place of a document: mend them, or keep them quiet."""
    if places.checked.stale:
        return
    if _is_asked_for(types.CodeActionKind.QuickFix, only):
        for finding in _at(places, uri, where):
            yield from _quick(finding, places, versioned=versioned)
    if only is not None and _is_asked_for(FIX_ALL, only):  # it costs another check, so nobody gets it unasked
        yield from _all(places, versioned=versioned)


def hover(places: Places, uri: str, position: types.Position) -> types.Hover | None:
    """The pages of the rules that found something at a place."""
    found = list(_at(places, uri, types.Range(position, position)))
    pages = {finding.code: page for finding in found if (page := _page(_rule(finding, places)))}
    if not pages:
        return None
    text = "\n\n---\n\n".join(pages.values())
    where = places.location(found[0].where.span).range
    return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, text), where)


def _quick(finding: Finding, places: Places, *, versioned: bool) -> Iterator[types.CodeAction]:
    fix = finding.fix
    if fix is not None and fix.applicability is not Applicability.DISPLAY and places.are_current(fix.edits):
        yield types.CodeAction(
            title=_title(fix),
            kind=types.CodeActionKind.QuickFix,
            diagnostics=[diagnostic(finding, places)],
            is_preferred=fix.applicability is Applicability.SAFE or None,
            edit=_edit(fix.edits, places, versioned=versioned),
        )
    quiet = ignoring(finding, places.checked.report) if finding.path in places.checked.report.given.sources else None
    if quiet is not None:
        yield types.CodeAction(
            title=f"Ignore {finding.name} here",
            kind=types.CodeActionKind.QuickFix,
            diagnostics=[diagnostic(finding, places)],
            edit=_edit([quiet], places, versioned=versioned),
        )


def _title(fix: Fix) -> str:
    words = fix.message[:1].upper() + fix.message[1:]
    return words if fix.applicability is Applicability.SAFE else f"{words} (unsafe: changes what the program does)"


def _all(places: Places, *, versioned: bool) -> Iterator[types.CodeAction]:
    """All safe fixes of a file in one action; a notebook's are made one by one."""
    document, report = places.checked.document, _alone(places.checked.report)
    after = None if document.is_notebook else fix_all(report, unsafe=False).changed.get(document.path)
    if after is not None:
        before = report.given.sources[document.path]
        change = Change.between(before, after)
        text = after[change.before : len(after) - change.after].decode(encoding_of(after), errors="replace")
        edit = Edit(document.path, change.before, len(before) - change.after, text)
        yield types.CodeAction(
            title="Fix all that modellint can fix safely",
            kind=FIX_ALL,
            edit=_edit([edit], places, versioned=versioned),
        )


def _alone(report: Report) -> Report:
    """A report without the fixes that reach into other files."""
    sources = report.given.sources
    findings = [each for each in report.findings if each.fix and all(edit.path in sources for edit in each.fix.edits)]
    return replace(report, given=replace(report.given, mendable=None), findings=tuple(findings))


def _edit(wanted: Iterable[Edit], places: Places, *, versioned: bool) -> types.WorkspaceEdit:
    edits = places.edits(wanted)
    if not versioned:
        return types.WorkspaceEdit(changes={uri: listed for (uri, _), listed in edits.items()})
    changes = [
        types.TextDocumentEdit(types.OptionalVersionedTextDocumentIdentifier(uri, version), listed)
        for (uri, version), listed in edits.items()
    ]
    return types.WorkspaceEdit(document_changes=changes)


def _at(places: Places, uri: str, where: types.Range) -> Iterator[Finding]:
    for finding in places.checked.report.findings:
        there = places.location(finding.where.span)
        if there.uri == uri and _overlap(there.range, where):
            yield finding


def _overlap(one: types.Range, other: types.Range) -> bool:
    return _key(one.start) <= _key(other.end) and _key(other.start) <= _key(one.end)


def _key(position: types.Position) -> tuple[int, int]:
    return position.line, position.character


def _is_asked_for(kind: str, only: Sequence[str] | None) -> bool:
    return only is None or any(kind == each or kind.startswith(f"{each}.") for each in only)


def _rule(finding: Finding, places: Places) -> Rule | None:
    return next((rule for rule in places.checked.report.rules if rule.code == finding.code), None)


def _page(rule: Rule | None) -> str:
    try:
        return rule.page if rule is not None else ""
    except RuleError:
        return ""
