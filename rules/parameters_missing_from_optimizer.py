"""MDL305: a network that the loss is computed with is held by no optimizer."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, Severity
from modellint.program.facts import LeftOut
from modellint.registry import rule


@rule("MDL305", severity=Severity.WARNING)
def parameters_missing_from_optimizer(network: LeftOut) -> Iterator[Diagnostic]:
    """Report a network that takes part in training, but that nobody trains."""
    yield (
        network.diagnostic(f"`{network.network}` is never trained: no optimizer is given its parameters")
        .note(network.loss, "it gets its gradients here")
        .note(network.step, "the optimizer steps without it")
        .advise(f"give them to an optimizer: [*…, *{network.network}.parameters()]")
    )
