"""MDL409: the graph is kept after the only backward call that goes through it."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, SetArgument, Severity
from modellint.program.facts import KeptGraph
from modellint.registry import rule


@rule("MDL409", severity=Severity.WARNING)
def retain_graph_in_loop(kept: KeptGraph) -> Iterator[Diagnostic]:
    """Report retain_graph=True where each round has a single backward call."""
    yield (
        Diagnostic(
            kept.place,
            "retain_graph=True keeps the graph although nothing goes through it again: if torch asks for it, a value"
            " from an earlier round was not detached",
        )
        .advise("drop it, and detach what is carried over to the next round: h = h.detach()")
        .fix("drop retain_graph", SetArgument(kept.place, "retain_graph", None, kept.argument), safe=False)
    )
