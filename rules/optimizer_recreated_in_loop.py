"""MDL307: an optimizer is made anew in every round of the loop that it trains in."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, Severity
from modellint.program.facts import RecreatedOptimizer
from modellint.program.paths import is_test
from modellint.registry import rule

GATHERS_ONLY_IF_ASKED = ("SGD", "ASGD")
RESTARTED_ON_PURPOSE = ("LBFGS",)


@rule("MDL307", severity=Severity.WARNING)
def optimizer_recreated_in_loop(optimizer: RecreatedOptimizer) -> Iterator[Diagnostic]:
    """Report an optimizer that forgets what it has gathered in each batch or epoch."""
    if optimizer.short in RESTARTED_ON_PURPOSE or is_test(optimizer.place.path):
        return
    momentum = optimizer.setting("momentum")
    if optimizer.short in GATHERS_ONLY_IF_ASKED and not momentum.value:
        return
    often = "batch" if optimizer.per_batch else "epoch"
    what = "momentum" if optimizer.short in GATHERS_ONLY_IF_ASKED else "averages"
    yield (
        optimizer.diagnostic(f"{optimizer.short} is made anew in every {often}, and its {what} start from nothing")
        .note(optimizer.loop, "in this loop")
        .advise("make it once, before the loop")
    )
