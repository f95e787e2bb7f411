"""MDL104: a loss made for log-probabilities is given something else."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, RenameCallee, Severity, TakeOut
from modellint.knowledge.kinds import Kind
from modellint.program.facts import Loss
from modellint.registry import rule

COSTS = {
    Kind.LOGITS: "logits: the loss has no lower bound and training diverges",
    Kind.PROBABILITIES: "probabilities: the loss is their negative mean, never below -1, and wrong answers get "
    "next to no gradient",
    Kind.INDEPENDENT_PROBABILITIES: "probabilities: the loss is their negative mean, never below -1",
    Kind.NON_NEGATIVE: "values of which none is below 0: the loss has no lower bound",
    Kind.POSITIVE: "values of which none is below 0: the loss has no lower bound",
}
FUSED = {
    "torch.nn.NLLLoss": "torch.nn.CrossEntropyLoss",
    "torch.nn.functional.nll_loss": "torch.nn.functional.cross_entropy",
}


@rule("MDL104", severity=Severity.ERROR)
def nll_loss_without_log_softmax(loss: Loss) -> Iterator[Diagnostic]:
    """Report anything that is certainly not log-probabilities."""
    cost, step = COSTS.get(loss.given.kind), loss.maker
    if not loss.wants_kind(Kind.LOG_PROBABILITIES) or "kl" in loss.short.lower() or cost is None or step is None:
        return
    fused = FUSED.get(loss.name)
    found = loss.diagnostic(f"{loss.short} expects log-probabilities but is given {cost}")
    found = loss.explained(found, "makes them what they are")
    if fused is None:
        yield found.advise("apply log_softmax to the raw outputs")
        return
    renamed = RenameCallee(loss.made or loss.place, loss.name, fused)
    name = fused.rpartition(".")[2]
    if loss.given.kind is Kind.LOGITS:
        yield found.advise(f"use {name}, or apply log_softmax").fix(f"use `{name}`", renamed, safe=not loss.guard)
    elif loss.given.kind is Kind.PROBABILITIES:
        yield found.advise(f"use {name} on the raw outputs, or log_softmax instead of {step.short}").fix(
            f"use `{name}` and take out `{step.short}`", renamed, TakeOut(step.applied, step.made), safe=False
        )
    else:
        yield found.advise(f"use {name} on the raw outputs")
