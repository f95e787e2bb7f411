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
    told = f"{loss.short} with from_logits=True" if loss.from_logits else loss.short
    found = loss.diagnostic(
        f"{told} applies sigmoid itself but is given probabilities: what it sees lies between 0.5 and 0.73, "
        "so no target of 0 can be learned"
    )
    found = loss.explained(found, "makes them probabilities")
    if loss.from_logits:
        yield (
            found.advise("take out from_logits=True, or the activation").fix(
                "take out `from_logits=True`",
                SetArgument(loss.made or loss.place, "from_logits", None, loss.from_logits),
                safe=True,
            )
        )
    else:
        yield found.advise(
            f"give {loss.short} the raw outputs; elsewhere compare them with 0 instead of 0.5, or apply sigmoid there"
        ).fix(f"take out `{squash.short}`", TakeOut(squash.applied, squash.made), safe=loss.inline)
