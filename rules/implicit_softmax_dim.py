"""MDL511: a softmax is not told its axis."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, SetArgument, Severity
from modellint.knowledge.kinds import Kind
from modellint.program.facts import Operation
from modellint.registry import rule

OVER_AN_AXIS = (Kind.PROBABILITIES, Kind.LOG_PROBABILITIES)
SEQUENCES = 3


@rule("MDL511", severity=Severity.WARNING)
def implicit_softmax_dim(operation: Operation) -> Iterator[Diagnostic]:
    """Report softmax and its siblings without ``dim``."""
    if not operation.axis_left_out or operation.exchanged or operation.result.kind not in OVER_AN_AXIS:
        return
    rank, call = operation.operand.shape.rank, operation.made or operation.place
    if rank == SEQUENCES:
        found = Diagnostic(
            call, f"{operation.short} without dim normalises over axis 0 of these three, where the batch usually is"
        )
    else:
        found = Diagnostic(
            call, f"{operation.short} without dim picks an axis by the number of axes: with three it is the batch"
        )
    if operation.made and operation.made != operation.place:
        found = found.note(operation.place, "it is applied here")
    axis = {1: "0", 2: "1"}.get(rank or 0)
    yield found.advise(f"say dim={axis or -1}, the axis of the classes").fix(
        f"add `dim={axis or -1}`", SetArgument(call, "dim", axis or "-1"), safe=axis is not None
    )
