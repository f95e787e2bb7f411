"""MDL525: what a layer makes of a model's tensor is thrown away."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, ReplaceStatement, Severity
from modellint.program.facts import LayerDropped
from modellint.registry import rule


@rule("MDL525", severity=Severity.WARNING)
def discarded_layer_output(call: LayerDropped) -> Iterator[Diagnostic]:
    """Report layers of Keras that are built and applied in a statement of their own."""
    found = call.diagnostic(f"{call.short} is applied, but what it gives is thrown away: it is no part of the model")
    if not call.variable:
        yield found.advise("give the result to the next layer")
        return
    text = f"{call.variable} = {{0}}"
    found = found.advise(f"write {call.variable} = {call.short}(...)({call.variable})")
    yield found.fix("keep the result", ReplaceStatement(call.place, text, (call.place,)), safe=False)
