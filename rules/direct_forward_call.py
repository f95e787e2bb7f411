"""MDL520: forward of a module is called by name, past its hooks."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, Severity
from modellint.program.facts import ForwardCall
from modellint.registry import rule


@rule("MDL520", severity=Severity.INFO)
def direct_forward_call(call: ForwardCall) -> Iterator[Diagnostic]:
    """Report a call of forward on another module."""
    found = call.diagnostic(
        f"forward of {call.name.rpartition('.')[2]} is called directly: its hooks do not run, those of weight_norm, "
        "spectral_norm and DistributedDataParallel among them"
    )
    yield found.advise("call the module itself")
