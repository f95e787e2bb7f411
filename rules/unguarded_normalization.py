"""MDL209: a division by a norm, a standard deviation or a sum that may be zero."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, Severity
from modellint.program.facts import Normalization
from modellint.registry import rule

WORDS = {"std": "the standard deviation", "norm": "the norm", "sum": "the sum"}
ZERO = {"std": "numbers that are all equal", "norm": "a row of zeros", "sum": "a row of zeros"}


@rule("MDL209", severity=Severity.INFO)
def unguarded_normalization(division: Normalization) -> Iterator[Diagnostic]:
    """Report a normalization that nothing keeps from dividing by zero."""
    found = division.diagnostic(
        f"division by {WORDS[division.measure]}, which is 0 for {ZERO[division.measure]}: the result is NaN"
    )
    yield found.advise("add a small constant to the divisor")
