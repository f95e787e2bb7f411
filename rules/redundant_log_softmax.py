"""MDL111: a loss that applies log-softmax itself is given log-probabilities: harmless, and done twice."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, Severity, TakeOut
from modellint.knowledge.kinds import Kind
from modellint.program.facts import Loss
from modellint.registry import rule


@rule("MDL111", severity=Severity.INFO)
def redundant_log_softmax(loss: Loss) -> Iterator[Diagnostic]:
    """Mention log-probabilities that reach a loss made for logits."""
    step = loss.maker
    if loss.wants_kind(Kind.LOGITS) and loss.given.kind is Kind.LOG_PROBABILITIES and step is not None:
        found = (
            loss.diagnostic(
                f"{loss.short} applies log-softmax itself; {step.short} before it changes nothing and costs time"
            )
            .note(step.place, f"{step.short} is applied here")
            .advise(f"take out {step.short}, or use NLLLoss")
        )
        fixable = not step.before.is_probability
        take_out = TakeOut(step.applied, step.made)
        yield found.fix(f"take out `{step.short}`", take_out, safe=loss.inline) if fixable else found
