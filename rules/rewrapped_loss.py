"""MDL407: a loss is made to look as if it had gradients."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, Severity
from modellint.program.facts import FlagSet, Remade
from modellint.registry import rule


@rule("MDL407", severity=Severity.ERROR)
def rewrapped_loss(fact: Remade | FlagSet) -> Iterator[Diagnostic]:
    """Report ``backward`` on a copy of a loss, and ``requires_grad`` set on one."""
    if isinstance(fact, Remade):
        yield (
            Diagnostic(fact.place, "backward stops at a copy of the loss: no weight of the model gets a gradient")
            .note(fact.made, "this makes a new tensor from the number of the loss, without its history")
            .advise("call backward on the loss itself")
        )
    elif fact.flag == "requires_grad" and fact.owner == "loss" and fact.value:
        yield (
            Diagnostic(
                fact.place,
                "requires_grad on a loss trains nothing: a loss without it is cut off from the model, and stays so",
            )
            .advise("take this out, and find what cuts the loss off: no_grad, detach, item, argmax, or a numpy array")
            .as_severity(Severity.WARNING)
        )
