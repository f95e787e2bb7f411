"""MDL910: something is used that the library no longer has."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, ReplaceExpression, Severity
from modellint.program.facts import Indexed, Outdated
from modellint.program.project import Project
from modellint.registry import rule


@rule("MDL910", severity=Severity.ERROR)
def removed_api(use: Outdated | Indexed, project: Project) -> Iterator[Diagnostic]:
    """Report names and arguments that are gone in the oldest version the file has to run on, or in the newest."""
    if isinstance(use, Indexed):
        yield from _indexed(use)
        return
    change = use.change
    if not use.is_gone(project.target(change.framework, use.place.path)):
        return
    found = Diagnostic(use.place, _message(use)).advise(f"use {change.instead}" if change.instead else "")
    if change.missing or change.idle:
        found = found.as_severity(Severity.WARNING)
    mended = use.mended()
    yield found.fix("write it as it is written today", *mended, safe=change.safe) if mended else found


def _message(use: Outdated) -> str:
    change = use.change
    since = f"{change.framework} {'.'.join(map(str, change.gone))}"
    if change.missing:
        return f"{use.short} is called without {change.parameter}, which {since} and later refuse"
    if change.idle:
        return f"{change.parameter} of {use.short} does nothing since {since}"
    if change.parameter:
        return f"{change.parameter} is no argument of {use.short} in {since} and later"
    if change.refuses:
        return f"{change.name} raises in {since} and later"
    return f"{use.used} does not exist in {since} and later"


def _indexed(use: Indexed) -> Iterator[Diagnostic]:
    """``loss.data[0]``: before torch 0.4 a single number was a vector of one."""
    found = Diagnostic(use.place, "a loss is a single number without elements: indexing it raises since torch 1.0")
    found = found.advise("write .item()")
    if use.number:
        found = found.fix("write `.item()`", ReplaceExpression(use.place, "{0}.item()", (use.number,)), safe=True)
    yield found
