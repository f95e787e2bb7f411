"""MDL203: the logarithm of numbers that are often exactly zero."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, Severity
from modellint.program.facts import Singular
from modellint.registry import rule

BETTER = {"1 - softmax": "take log1p(-p.clamp(max=1 - 1e-6)), or compute it from log_softmax"}
REACHED = {"1 - softmax": "which is exactly 0 once the best class is 17 ahead"}


@rule("MDL203", severity=Severity.WARNING)
def log_without_eps(singular: Singular) -> Iterator[Diagnostic]:
    """Report a logarithm that nothing keeps from zero."""
    if singular.function != "log":
        return
    reached = REACHED.get(singular.of, "which is exactly 0 wherever its input is negative")
    result = "the result is -inf and the gradient NaN" if singular.of in REACHED else "the result is -inf"
    found = singular.diagnostic(f"log of {singular.of}, {reached}: {result}")
    if singular.source != singular.inner:
        found = found.note(singular.source, f"{singular.of} is computed here")
    yield found.advise(BETTER.get(singular.of, "add a small constant, or use softplus in place of relu"))
