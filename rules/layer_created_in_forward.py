"""MDL501: a layer is made anew in every call of the network."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, Severity
from modellint.program.facts import PassingLayer
from modellint.registry import rule


@rule("MDL501", severity=Severity.ERROR)
def layer_created_in_forward(layer: PassingLayer) -> Iterator[Diagnostic]:
    """Report layers with weights or a mode that forward makes, applies and forgets."""
    method = "forward" if layer.framework == "torch" else "call"
    found = Diagnostic(layer.place, f"{method} makes a new {layer.short} every time: {_loss(layer)}")
    if layer.applied and layer.applied != layer.place:
        found = found.note(layer.applied, "it is applied here, and forgotten")
    yield found.advise(f"make it once, in __init__, and call it in {method}")


def _loss(layer: PassingLayer) -> str:
    if layer.holds == "mode":
        return "it is always in training mode, because eval() does not reach it"
    return "its weights are fresh random numbers and are never trained"
