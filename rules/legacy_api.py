"""MDL911: something is used that the library advises against."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, Severity
from modellint.program.facts import Outdated
from modellint.program.project import Project
from modellint.registry import rule


@rule("MDL911", severity=Severity.INFO)
def legacy_api(use: Outdated, project: Project) -> Iterator[Diagnostic]:
    """Report what still works, and what has taken its place in all versions the file has to run on."""
    change = use.change
    if not use.is_old(project.target(change.framework, use.place.path)):
        return
    since = f"{change.framework} {'.'.join(map(str, change.old))}"
    if change.missing:
        message = f"{use.short} without {change.parameter} is deprecated since {since}"
    elif change.parameter:
        message = f"{change.parameter} of {use.short} is deprecated since {since}"
    else:
        message = f"{use.used} is deprecated since {since}"
    found = Diagnostic(use.place, message).advise(f"use {change.instead}" if change.instead else "")
    mended = use.mended()
    yield found.fix("write it as it is written today", *mended, safe=change.safe) if mended else found
