"""MDL304: an optimizer does not hold a layer that its network was given later."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, Severity
from modellint.program.facts import StaleOptimizer
from modellint.registry import rule


@rule("MDL304", severity=Severity.ERROR)
def stale_optimizer(optimizer: StaleOptimizer) -> Iterator[Diagnostic]:
    """Report an optimizer that is made before its network is complete."""
    yield (
        optimizer.diagnostic(
            f"{optimizer.short} is made before its network is complete: a {optimizer.layer} that is put in later is"
            " never trained"
        )
        .note(optimizer.put, f"this {optimizer.layer} is put in later")
        .note(optimizer.step, "the optimizer steps without it here")
        .advise("make the optimizer after the last change to the network, or use add_param_group")
    )
