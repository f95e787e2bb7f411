"""MDL206: a binary cross entropy of probabilities under autocast, which refuses it."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, RenameCallee, Severity, TakeOut
from modellint.knowledge.kinds import Kind
from modellint.program.facts import HalfPrecisionLoss
from modellint.registry import rule

RENAMED = {
    "torch.nn.BCELoss": "torch.nn.BCEWithLogitsLoss",
    "torch.nn.functional.binary_cross_entropy": "torch.nn.functional.binary_cross_entropy_with_logits",
}


@rule("MDL206", severity=Severity.ERROR)
def bce_under_autocast(loss: HalfPrecisionLoss) -> Iterator[Diagnostic]:
    """Report BCELoss where mixed precision is on."""
    better = RENAMED.get(loss.name)
    if better is None:
        return
    found = loss.diagnostic(f"{loss.short} is not allowed under autocast: on a GPU it raises a RuntimeError")
    if not loss.sure:
        found = found.as_severity(Severity.WARNING)
    found = found.note(loss.context, "autocast is switched on here").note(loss.made, f"{loss.short} is defined here")
    short = better.rpartition(".")[2]
    found = found.advise(f"use {short} on the raw outputs")
    squash = loss.given.maker
    if squash and loss.given.kind is Kind.INDEPENDENT_PROBABILITIES and squash.short.lower() == "sigmoid":
        rename = RenameCallee(loss.made or loss.place, loss.name, better)
        found = found.fix(f"use `{short}`", rename, TakeOut(squash.applied, squash.made), safe=False)
    yield found
