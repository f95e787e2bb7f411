"""MDL422: an evaluation loop records gradients that nobody asks for."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, Severity
from modellint.program.facts import Evaluation
from modellint.registry import rule


@rule("MDL422", severity=Severity.WARNING)
def eval_without_no_grad(evaluation: Evaluation) -> Iterator[Diagnostic]:
    """Report a loop that runs a network in evaluation mode without no_grad."""
    if evaluation.training or evaluation.no_grad or not evaluation.switch:
        return
    yield (
        evaluation.diagnostic(
            "the network is evaluated with gradients recorded: memory for all activations of a batch, used by nobody"
        )
        .note(evaluation.switch, "it is put into evaluation mode here")
        .advise("put the loop under `with torch.no_grad():`")
    )
