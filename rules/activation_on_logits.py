"""MDL103: an activation bounds or cuts the logits that a loss needs free."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, Severity, TakeOut
from modellint.knowledge.kinds import Kind
from modellint.program.facts import Loss
from modellint.program.values import Step
from modellint.registry import rule

CLASSES = {
    Kind.INDEPENDENT_PROBABILITIES: "they lie between 0 and 1, so the loss cannot fall below 1.46 for 10 classes",
    Kind.BOUNDED: "they lie between -1 and 1, so the loss cannot fall below 0.80 for 10 classes",
    Kind.NON_NEGATIVE: "none is below 0, and a class whose output is 0 gets no gradient and dies",
}
BINARY = {
    Kind.BOUNDED: "they lie between -1 and 1, so the probability stays between 0.27 and 0.73",
    Kind.NON_NEGATIVE: "none is below 0, so the probability is never below 0.5",
    Kind.POSITIVE: "none is below 0, so the probability is never below 0.5",
}
UNBOUNDED = (Kind.LOGITS, Kind.REAL)
NEVER_BELOW_HALF = (Kind.NON_NEGATIVE, Kind.POSITIVE)


OF_CLASSES = (Kind.PROBABILITIES, Kind.LOG_PROBABILITIES)
OF_ONE = (Kind.INDEPENDENT_PROBABILITIES, Kind.LOG_INDEPENDENT_PROBABILITIES)


@rule("MDL103", severity=Severity.WARNING)
def activation_on_logits(loss: Loss) -> Iterator[Diagnostic]:
    """Report bounded or one-sided values where logits are wanted, by the loss or by a softmax in front of it."""
    binary = loss.wants_kind(Kind.BINARY_LOGITS)
    costs = BINARY if binary else CLASSES if loss.wants_kind(Kind.LOGITS) else {}
    kind, squash = loss.given.kind, loss.maker
    if squash and kind in costs and (squash.before in UNBOUNDED or kind is Kind.INDEPENDENT_PROBABILITIES):
        yield _found(loss, f"{loss.short} expects logits but", squash, costs[kind], binary=binary)
        return
    binary = kind in OF_ONE
    step, costs = loss.given.earlier, BINARY if binary else CLASSES if kind in OF_CLASSES else {}
    if squash and step and step.before in UNBOUNDED and step.after in costs:
        who = f"{squash.short} in front of {loss.short} expects logits but"
        yield _found(loss, who, step, costs[step.after], binary=binary)


def _found(loss: Loss, who: str, step: Step, cost: str, *, binary: bool) -> Diagnostic:
    certain = binary and step.after in NEVER_BELOW_HALF and not loss.guard
    return (
        loss.diagnostic(f"{who} is given the output of {step.short}: {cost}")
        .note(step.place, f"{step.short} is applied here")
        .advise(f"take out {step.short} behind the last layer")
        .as_severity(Severity.ERROR if certain else Severity.WARNING)
        .fix(f"take out `{step.short}`", TakeOut(step.applied, step.made), safe=False)
    )
