"""MDL201: the logarithm of a softmax, where log_softmax is exact."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, ReplaceCall, Severity
from modellint.knowledge.kinds import Kind
from modellint.program.facts import Operation
from modellint.registry import rule

FUSED = {
    "torch": "torch.nn.functional.log_softmax",
    "tensorflow": "tensorflow.nn.log_softmax",
    "keras": "keras.ops.log_softmax",
}


@rule("MDL201", severity=Severity.ERROR)
def log_of_softmax(operation: Operation) -> Iterator[Diagnostic]:
    """Report log of softmax probabilities."""
    operand, squash = operation.operand, operation.operand.maker
    if operation.transform != "Log" or operand.kind is not Kind.PROBABILITIES or squash is None:
        return
    cost = (
        "the small constant hides the infinity but leaves no gradient where the answer is most wrong"
        if operand.guarded
        else "once a probability underflows to 0 the result is -inf and the gradient NaN"
    )
    found = Diagnostic(operation.place, f"log of softmax: {cost}")
    if squash.applied != operation.inner:
        found = found.note(squash.place, f"{squash.short} is applied here")
    found = found.advise("use log_softmax on the raw outputs")
    if operation.no_grad:
        found = found.as_severity(Severity.INFO)
    elif operand.guarded:
        found = found.as_severity(Severity.WARNING)
    fused = FUSED.get(operation.framework)
    direct = squash.made is None and squash.applied is not None and squash.applied == operation.inner
    if fused and squash.short == "softmax" and squash.applied and direct:
        found = found.fix("use `log_softmax`", ReplaceCall(operation.place, squash.applied, fused), safe=True)
    yield found
