"""MDL515: a plain tensor is computed with in forward, and stays behind when the network moves."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, Severity
from modellint.program.facts import Unmoved
from modellint.registry import rule


@rule("MDL515", severity=Severity.WARNING)
def unregistered_buffer(tensor: Unmoved) -> Iterator[Diagnostic]:
    """Report a tensor attribute that is neither a Parameter nor a buffer, and that forward does not move."""
    if tensor.in_tests:
        return
    yield (
        tensor.diagnostic(
            f"`{tensor.attribute}` of {tensor.network} is a plain tensor: it stays on the CPU when the network is "
            "moved to a device, is not saved, and keeps its type"
        )
        .note(tensor.used, "it is computed with here, as it is")
        .advise(f'self.register_buffer("{tensor.attribute}", ..., persistent=False)')
    )
