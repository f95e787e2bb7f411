"""MDL805: the largest of one number is asked for."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, Severity
from modellint.knowledge.kinds import Kind
from modellint.program.facts import Operation
from modellint.registry import rule

ANSWERS = (Kind.LOGITS, Kind.BINARY_LOGITS, Kind.PROBABILITIES, Kind.INDEPENDENT_PROBABILITIES)


@rule("MDL805", severity=Severity.ERROR)
def single_unit_argmax(operation: Operation) -> Iterator[Diagnostic]:
    """Report argmax over an axis of size one of what a model predicts."""
    layer = operation.operand.trail[0] if operation.operand.trail else None
    if operation.short != "argmax" or operation.over != 1 or operation.axis_left_out:
        return
    if operation.operand.kind not in ANSWERS or layer is None:
        return
    limit = "0.5" if operation.operand.kind is not Kind.LOGITS else "0"
    unit = operation.operand.maker
    yield (
        operation.diagnostic("argmax over a single unit is always 0: every prediction is the first class")
        .note(unit.place if unit else None, "the single unit comes from here")
        .advise(f"compare it with {limit}: predictions > {limit}")
    )
