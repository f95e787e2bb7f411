"""MDL102: a loss that applies sigmoid itself is given probabilities."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, SetArgument, Severity, TakeOut
from modellint.knowledge.kinds import Kind
from modellint.program.facts import Loss
from modellint.registry import rule


@rule("MDL102", severity=Severity.ERROR)
def sigmoid_into_bce_with_logits(loss: Loss) -> Iterator[Diagnostic]:
    """Report probabilities that reach a loss made for binary logits."""
    squash = loss.maker
    if not loss.wants_kind(Kind.BINARY_LOGITS) or not loss.given.kind.is_probability or squash is None:
        return
    if loss.from_logits:
        yield _told_wrong(loss, squash.short)
        return
    found = loss.diagnostic(
        f"{loss.short} applies sigmoid itself but is given probabilities: what it sees lies between 0.5 and 0.73, "
        "so no target of 0 can be learned"
    )
    yield (
        loss.explained(found, "makes them probabilities")
        .advise(
            f"give {loss.short} the raw outputs; elsewhere compare them with 0 instead of 0.5, or apply sigmoid there"
        )
        .fix(f"take out `{squash.short}`", TakeOut(squash.applied, squash.made), safe=loss.inline)
    )


def _told_wrong(loss: Loss, squash: str) -> Diagnostic:
    """Keras: TensorFlow may go back to the logits, and says so; the other backends apply sigmoid twice."""
    found = loss.diagnostic(
        f"{loss.short} is told from_logits=True but is given probabilities: sigmoid is applied twice and no target "
        "of 0 can be learned (where TensorFlow does not ignore the argument and warn)"
    )
    no_logits = SetArgument(loss.made or loss.place, "from_logits", None, loss.from_logits)
    return (
        loss.explained(found, "makes them probabilities")
        .advise(f"take out from_logits=True, or {squash}")
        .fix("take out `from_logits=True`", no_logits, safe=True)
    )
