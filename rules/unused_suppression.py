"""MDL006: a comment silences a rule that has nothing to say there."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, Rewrite, Severity
from modellint.program.facts import IdleComment
from modellint.registry import rule


@rule("MDL006", severity=Severity.WARNING, default=False)
def unused_suppression(comment: IdleComment) -> Iterator[Diagnostic]:
    """Report what a comment silences in vain, and take it out."""
    named = ", ".join(f"`{selector}`" for selector in comment.selectors)
    if comment.exists:
        found = Diagnostic(comment.span, f"{named or 'this comment'} silences nothing here")
        yield found.fix("take it out of the comment", Rewrite(comment.rewritten, comment.text), safe=True)
    else:
        found = Diagnostic(comment.span, f"{named} names no rule, so nothing is silenced")
        yield found.advise(f"did you mean {comment.near}?" if comment.near else "`modellint rules` lists all rules")
