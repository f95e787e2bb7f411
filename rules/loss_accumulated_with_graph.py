"""MDL408: losses are added up together with the graphs that computed them."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Append, Diagnostic, Severity
from modellint.program.facts import Leak
from modellint.registry import rule


@rule("MDL408", severity=Severity.WARNING)
def loss_accumulated_with_graph(leak: Leak) -> Iterator[Diagnostic]:
    """Report a loss that is kept after its backward call without item() or detach()."""
    found = (
        Diagnostic(leak.place, "the loss is kept together with its graph: memory grows with every batch")
        .note(leak.backward, "backward has had its use of the graph here")
        .advise("keep loss.item(), or loss.detach()")
    )
    if leak.value:
        found = found.fix("keep only the number", Append(leak.value, ".item()"), safe=False)
    yield found
