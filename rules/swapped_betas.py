"""MDL302: Adam's betas are given in the wrong order."""

from __future__ import annotations

import math
from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, ReplaceExpression, Severity
from modellint.program.facts import Optimizer
from modellint.registry import rule

USUAL = ((0.9, 0.999), (0.9, 0.99), (0.9, 0.98), (0.9, 0.95), (0.5, 0.999), (0.5, 0.9), (0.0, 0.9))


@rule("MDL302", severity=Severity.ERROR)
def swapped_betas(optimizer: Optimizer) -> Iterator[Diagnostic]:
    """Report betas of which the first, for the gradient, remembers longer than the second, for its square."""
    betas = optimizer.setting("betas")
    match betas.value:
        case (int() | float() as first, int() | float() as second) if first > second:
            severity = Severity.ERROR if first >= math.sqrt(max(second, 0)) else Severity.WARNING
            found = optimizer.diagnostic(
                f"betas of ({first:g}, {second:g}) are in the wrong order: {optimizer.short} then follows old gradients"
                " and scales them by new ones"
            ).as_severity(severity)
            if (second, first) not in USUAL:
                yield found.advise("the first, for the gradient, is the smaller one: (0.9, 0.999) is usual")
                return
            if betas.place:
                right = ReplaceExpression(betas.place, f"({second:g}, {first:g})")
                found = found.fix("swap the betas", right, safe=True)
            yield found.advise(f"the first, for the gradient, is the smaller one: ({second:g}, {first:g})")
