"""MDL309: weight decay that Adam turns into something else."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, RenameCallee, SetArgument, Severity
from modellint.diagnostics.fix import Intent
from modellint.program.facts import Optimizer
from modellint.registry import rule

ADAPTIVE = ("Adam", "NAdam", "RAdam", "Adamax")
TINY = 1e-6


@rule("MDL309", severity=Severity.INFO)
def l2_in_adam(optimizer: Optimizer) -> Iterator[Diagnostic]:
    """Advise decoupled weight decay where an optimizer divides by the size of the gradient."""
    decay = optimizer.setting("weight_decay").number
    decoupled = optimizer.setting("decoupled_weight_decay")
    if optimizer.short not in ADAPTIVE or decay is None or decay < TINY or decoupled.value:
        return
    if decoupled.place and not decoupled.known:
        return
    found = optimizer.diagnostic(
        f"{optimizer.short} adds the weight decay to the gradient and then divides by its size: weights with large"
        " gradients hardly decay"
    )
    if optimizer.short == "Adam":
        decouple: Intent = RenameCallee(optimizer.place, "torch.optim.Adam", "torch.optim.AdamW")
    else:
        decouple = SetArgument(optimizer.place, "decoupled_weight_decay", "True")
    if optimizer.short != "Adamax":
        found = found.fix("decouple the weight decay", decouple, safe=False)
    yield found.advise("use AdamW, or decoupled_weight_decay=True")
