"""MDL202: the logarithm of a sigmoid, where logsigmoid is exact."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, ReplaceCall, Severity
from modellint.knowledge.kinds import Kind
from modellint.program.facts import Operation
from modellint.registry import rule

FUSED = {
    "torch": "torch.nn.functional.logsigmoid",
    "tensorflow": "tensorflow.math.log_sigmoid",
    "keras": "keras.ops.log_sigmoid",
}


@rule("MDL202", severity=Severity.ERROR)
def log_of_sigmoid(operation: Operation) -> Iterator[Diagnostic]:
    """Report log of sigmoid probabilities, or of one minus them."""
    operand, squash = operation.operand, operation.operand.maker
    if operation.transform != "Log" or operand.kind is not Kind.INDEPENDENT_PROBABILITIES or squash is None:
        return
    what = "1 - sigmoid" if operand.complement else "sigmoid"
    limit = "an input of 17" if operand.complement else "an input of -89"
    cost = (
        "the small constant hides the infinity but leaves no gradient where the answer is most wrong"
        if operand.guarded
        else f"from {limit} on it is -inf in single precision and the gradient NaN"
    )
    found = Diagnostic(operation.place, f"log of {what}: {cost}")
    direct = operand.complement.applied if operand.complement else squash.applied
    if direct != operation.inner:
        found = found.note(squash.place, f"{squash.short} is applied here")
    found = found.advise("use logsigmoid(-x)" if operand.complement else "use logsigmoid(x)")
    if operation.no_grad:
        found = found.as_severity(Severity.INFO)
    elif operand.guarded:
        found = found.as_severity(Severity.WARNING)
    fused = FUSED.get(operation.framework)
    if fused and squash.short == "sigmoid" and squash.made is None and squash.applied and direct == operation.inner:
        negate = operand.complement is not None
        found = found.fix(
            f"use `{fused.rpartition('.')[2]}`", ReplaceCall(operation.place, squash.applied, fused, negate), safe=True
        )
    yield found
