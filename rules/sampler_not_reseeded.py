"""MDL706: a distributed sampler shuffles alike in every epoch."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, Severity
from modellint.program.facts import SameOrder
from modellint.registry import rule


@rule("MDL706", severity=Severity.WARNING)
def sampler_not_reseeded(order: SameOrder) -> Iterator[Diagnostic]:
    """Report a DistributedSampler whose set_epoch is never called."""
    message = "every epoch has the same order, and each process the same part of the data: set_epoch is never called"
    yield (
        order.diagnostic(message)
        .note(order.loop, "the epochs begin here")
        .advise(f"call {order.name or 'sampler'}.set_epoch(epoch) at the start of every epoch")
    )
