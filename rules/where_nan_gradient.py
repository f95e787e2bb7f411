"""MDL205: where hides an infinity from the value, but not from the gradient."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, Severity
from modellint.program.facts import UnselectedGradient
from modellint.registry import rule

WORDS = {"/": "the division", "**": "the power", "reciprocal": "the division"}


@rule("MDL205", severity=Severity.WARNING)
def where_nan_gradient(selection: UnselectedGradient) -> Iterator[Diagnostic]:
    """Report a result that is replaced where it is infinite, while its gradient stays."""
    what = WORDS.get(selection.function, selection.function)
    found = selection.diagnostic(
        f"{selection.selector} replaces the result of {what} at zero, but not its gradient, which is 0 * inf = NaN"
    )
    if selection.inner != selection.place:
        found = found.note(selection.inner, f"{what} is taken of all numbers here")
    yield found.advise("replace the zeros before, and select the result after it: `f(where(x > 0, x, 1))`")
