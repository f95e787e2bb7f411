"""MDL705: all workers of a loader draw the same random numbers."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, Severity
from modellint.program.facts import SharedGenerator
from modellint.registry import rule


@rule("MDL705", severity=Severity.WARNING)
def shared_worker_rng(shared: SharedGenerator) -> Iterator[Diagnostic]:
    """Report a generator that a data set keeps while its loader has several workers."""
    if shared.workers > 1:
        message = f"each of {shared.workers} workers draws the same numbers from its copy of `{shared.attribute}`"
    else:
        message = f"the worker draws from a copy of `{shared.attribute}`"
    yield (
        shared.diagnostic(f"{message}, and every epoch begins with the same numbers")
        .note(shared.loader, "the workers are started here")
        .advise("draw from torch's or NumPy's global generator, which every worker seeds, or seed it in worker_init_fn")
    )
