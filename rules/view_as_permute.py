"""MDL605: a view exchanges sizes where the axes should have been exchanged."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, Severity
from modellint.program.facts import Reordered
from modellint.registry import rule


@rule("MDL605", severity=Severity.ERROR)
def view_as_permute(reordered: Reordered) -> Iterator[Diagnostic]:
    """Report views under a tensor's own sizes in another order; plain numbers may be the same by accident."""
    found = reordered.diagnostic(
        "a view under the same sizes in another order does not move the axes: it cuts the same row of numbers anew, "
        "so that they end up in the wrong places"
    )
    found = found.advise(f"permute({', '.join(map(str, reordered.order))}) moves the axes")
    yield found if reordered.by_name else found.as_severity(Severity.WARNING)
