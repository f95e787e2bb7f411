"""MDL207: the square root of a sum of squares, whose gradient at zero is NaN."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, Severity
from modellint.program.facts import Singular
from modellint.registry import rule


@rule("MDL207", severity=Severity.WARNING)
def sqrt_without_eps(singular: Singular) -> Iterator[Diagnostic]:
    """Report a square root of squares that nothing keeps from zero."""
    if singular.function != "sqrt":
        return
    found = singular.diagnostic(f"the square root of a {singular.of} has the gradient 0 * inf = NaN at zero")
    if singular.whole:
        found = found.as_severity(Severity.INFO)
    if singular.source != singular.inner:
        found = found.note(singular.source, f"the {singular.of} is computed here")
    yield found.advise("add a small constant inside of the root, as in `sqrt(x + 1e-12)`, or use a norm of the library")
