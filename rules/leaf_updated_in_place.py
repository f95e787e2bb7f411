"""MDL415: a tensor that is trained by hand is updated where autograd watches."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, Severity
from modellint.program.facts import ChangedInPlace
from modellint.registry import rule


@rule("MDL415", severity=Severity.ERROR)
def leaf_updated_in_place(change: ChangedInPlace) -> Iterator[Diagnostic]:
    """Report updates of tensors with ``requires_grad`` outside of ``no_grad``."""
    if not change.leaf:
        return
    if change.rebound:
        found = Diagnostic(
            change.place,
            "this makes a new tensor, which is no leaf: from the next round on its grad is None",
        ).as_severity(Severity.WARNING)
    else:
        found = Diagnostic(
            change.place, "a leaf that requires gradients is changed in place: outside of no_grad, this raises"
        ).as_severity(Severity.WARNING if change.by else Severity.ERROR)
    yield found.note(change.made, "it is made with requires_grad here").advise(
        "update it in place inside torch.no_grad(), or let an optimizer do it"
    )
