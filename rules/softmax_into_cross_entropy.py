"""MDL101: a loss that applies softmax itself is given probabilities."""

from __future__ import annotations

import math
from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, SetArgument, Severity, TakeOut
from modellint.knowledge.kinds import Kind
from modellint.program.facts import Loss
from modellint.registry import rule


@rule("MDL101", severity=Severity.ERROR)
def softmax_into_cross_entropy(loss: Loss) -> Iterator[Diagnostic]:
    """Report probabilities that reach a loss made for logits over classes."""
    squash = loss.maker
    if not loss.wants_kind(Kind.LOGITS) or loss.given.kind is not Kind.PROBABILITIES or squash is None:
        return
    if loss.from_logits:
        yield _told_wrong(loss, squash.short)
        return
    found = loss.diagnostic(
        f"{loss.short} applies softmax itself but is given probabilities: the loss cannot fall below {_floor(loss)} "
        "and gradients all but vanish"
    )
    yield (
        loss.explained(found, "makes them probabilities")
        .advise(f"give {loss.short} the raw outputs, and apply softmax only where probabilities are read")
        .fix(f"take out `{squash.short}`", TakeOut(squash.applied, squash.made), safe=loss.inline)
    )


def _told_wrong(loss: Loss, squash: str) -> Diagnostic:
    """Keras: TensorFlow may go back to the logits, and says so; the other backends apply softmax twice."""
    found = loss.diagnostic(
        f"{loss.short} is told from_logits=True but is given probabilities: softmax is applied twice and the loss "
        f"cannot fall below {_floor(loss)} (where TensorFlow does not ignore the argument and warn)"
    )
    no_logits = SetArgument(loss.made or loss.place, "from_logits", None, loss.from_logits)
    return (
        loss.explained(found, "makes them probabilities")
        .advise(f"take out from_logits=True, or {squash}")
        .fix("take out `from_logits=True`", no_logits, safe=True)
    )


def _floor(loss: Loss) -> str:
    """ln(1 + (K - 1) / e): a sure and right answer, put through softmax once more."""
    classes = loss.width
    if classes is None or classes < 2:
        return "ln(1 + (K - 1)/e), which is 1.46 for K = 10 classes"
    return f"{math.log1p((classes - 1) / math.e):.2f} for these {classes} classes"
