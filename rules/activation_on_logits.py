"""MDL103: an activation bounds or cuts the logits that a loss needs free."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, Severity, TakeOut
from modellint.knowledge.kinds import Kind
from modellint.program.facts import Loss
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


@rule("MDL103", severity=Severity.WARNING)
def activation_on_logits(loss: Loss) -> Iterator[Diagnostic]:
    """Report bounded or one-sided values where logits are wanted."""
    binary = loss.wants_kind(Kind.BINARY_LOGITS)
    costs = BINARY if binary else CLASSES if loss.wants_kind(Kind.LOGITS) else {}
    cost, step = costs.get(loss.given.kind), loss.maker
    if cost is None or step is None or step.before not in UNBOUNDED:
        return
    certain = binary and loss.given.kind in NEVER_BELOW_HALF and not loss.guard
    yield (
        loss.diagnostic(f"{loss.short} expects logits but is given the output of {step.short}: {cost}")
        .note(step.place, f"{step.short} is applied here")
        .advise(f"take out {step.short} behind the last layer")
        .as_severity(Severity.ERROR if certain else Severity.WARNING)
        .fix(f"take out `{step.short}`", TakeOut(step.applied, step.made), safe=False)
    )
