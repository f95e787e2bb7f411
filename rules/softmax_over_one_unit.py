"""MDL107: a softmax over a single unit is 1 whatever the network does."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, Severity
from modellint.knowledge.kinds import Kind
from modellint.program.facts import Loss, Operation
from modellint.registry import rule

OVER_CLASSES = (Kind.LOGITS, Kind.PROBABILITIES, Kind.LOG_PROBABILITIES)


@rule("MDL107", severity=Severity.ERROR)
def softmax_over_one_unit(fact: Operation | Loss) -> Iterator[Diagnostic]:
    """Report a softmax over an axis of size one, and losses over a single class."""
    if isinstance(fact, Operation):
        yield from _of_operation(fact)
    elif fact.classes == 1 and any(kind in OVER_CLASSES for kind in fact.wants) and _from_layer(fact):
        yield (
            fact.diagnostic(f"{fact.short} over a single class is always 0 and gives no gradient")
            .note(fact.given.trail[-1].place, "the output with one unit comes from here")
            .advise("for two classes use one unit with a sigmoid and binary cross entropy, or two units")
        )


def _of_operation(operation: Operation) -> Iterator[Diagnostic]:
    if operation.over != 1 or operation.result.kind not in (Kind.PROBABILITIES, Kind.LOG_PROBABILITIES):
        return
    constant = "1" if operation.result.kind is Kind.PROBABILITIES else "0"
    before = operation.operand.maker
    found = Diagnostic(
        operation.made or operation.place,
        f"{operation.short} over an axis with one unit is always {constant}: nothing can be learned from it",
    )
    if before:
        found = found.note(before.place, f"{before.short} has a single unit here")
    yield found.advise("for two classes use sigmoid; to weigh positions, apply softmax over their axis")


def _from_layer(loss: Loss) -> bool:
    return bool(loss.given.trail) and loss.given.kind in (Kind.LOGITS, Kind.LOG_PROBABILITIES)
