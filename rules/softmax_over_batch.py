"""MDL514: a softmax over the batch in front of a loss."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, SetArgument, Severity
from modellint.knowledge.kinds import Kind
from modellint.program.facts import Loss
from modellint.registry import rule

NORMALISED = (Kind.PROBABILITIES, Kind.LOG_PROBABILITIES)
OVER_CLASSES = (Kind.LOGITS, Kind.PROBABILITIES, Kind.LOG_PROBABILITIES)


@rule("MDL514", severity=Severity.WARNING)
def softmax_over_batch(loss: Loss) -> Iterator[Diagnostic]:
    """Report losses over classes that are given a softmax over axis 0 of a layer's output."""
    softmax, layer = loss.maker, loss.given.earlier
    if softmax is None or softmax.axis != 0 or loss.given.kind not in NORMALISED or not loss.wants_kind(*OVER_CLASSES):
        return
    call = softmax.made or softmax.applied
    if call is None or layer is None or layer.made is None or not _is_whole(loss):
        return
    yield (
        loss.diagnostic(
            f"{softmax.short} with dim=0 makes the examples of the batch compete, not the classes; alone in its batch, "
            "each is certain of every class"
        )
        .note(call, f"{softmax.short} is applied over axis 0 here")
        .advise("normalise over the classes: dim=1, or dim=-1")
        .fix("use `dim=1`", SetArgument(call, "dim", "1"), safe=False)
    )


def _is_whole(loss: Loss) -> bool:
    """Whether it is the layer's output as it was, of two axes or more, and not one row of it."""
    shape = loss.given.shape
    return bool(shape.dims) and (shape.open or len(shape.dims) > 1)
