"""MDL119: the weights of a loss are of another number or type than it takes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from modellint.diagnostics import Diagnostic, Severity
from modellint.program.facts import Loss
from modellint.program.facts.outputs import Companion
from modellint.registry import rule

FUNCTIONAL = "torch.nn.functional"
BY_INDEX = ("torch.nn.NLLLoss", f"{FUNCTIONAL}.nll_loss")
BY_CLASS = (*BY_INDEX, "torch.nn.CrossEntropyLoss", f"{FUNCTIONAL}.cross_entropy")
BINARY = ("torch.nn.BCEWithLogitsLoss", f"{FUNCTIONAL}.binary_cross_entropy_with_logits")


@rule("MDL119", severity=Severity.ERROR)
def loss_weight_argument(loss: Loss) -> Iterator[Diagnostic]:
    """Report class weights that are whole numbers, weights too many or too few, and a weight that is no class's."""
    if loss.name in BY_CLASS:
        yield from _of_classes(loss, loss.companion("weight"))
    elif loss.name in BINARY:
        yield from _of_positives(loss, loss.companion("weight"), loss.companion("pos_weight"))


def _of_classes(loss: Loss, weight: Companion) -> Iterator[Diagnostic]:
    count = _count(weight)
    if weight.tensor.dtype == "integer":
        found = loss.diagnostic(f"{loss.short} takes floating-point class weights: whole numbers raise an error")
        found = found.note(weight.place, "they are written here").advise("write them as 1.0, 2.0, …")
        proved = loss.name in BY_INDEX or loss.target.tensor.dtype == "integer"
        yield found if proved else replace(found, at_most=Severity.WARNING)
    elif count is not None and loss.width is not None and count != loss.width:
        found = loss.diagnostic(f"{loss.short} has {count} class weights for {loss.width} classes: it raises an error")
        found = found.note(weight.place, "the weights are here").advise("give it one weight for each class")
        yield found if loss.classes is not None else replace(found, at_most=Severity.WARNING)


def _of_positives(loss: Loss, weight: Companion, positive: Companion) -> Iterator[Diagnostic]:
    count, outputs = _count(positive), loss.given.shape.axis(-1)
    if count is not None and count > 1 and outputs is not None and count != outputs:
        found = loss.diagnostic(
            f"{loss.short} has {count} weights of positives for {_outputs(outputs)}: it raises an error"
        )
        yield found.note(positive.place, "the weights are here").advise("give it one weight for each output")
    elif _count(weight) == 1 and positive.place is None:
        found = loss.diagnostic(f"{loss.short} multiplies the loss of both classes by a weight of one element")
        found = found.note(weight.place, "it is given here").advise("say pos_weight= to weigh the positives")
        yield found.as_severity(Severity.WARNING)


def _outputs(number: int) -> str:
    return "1 output" if number == 1 else f"{number} outputs"


def _count(weights: Companion) -> int | None:
    return weights.tensor.shape.axis(0) if weights.tensor.shape.rank == 1 else None
