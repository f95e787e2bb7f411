"""MDL105: a loss made for probabilities is given raw outputs."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, Intent, RenameCallee, ReplaceExpression, SetArgument, Severity
from modellint.knowledge.kinds import Kind
from modellint.program.facts import Loss
from modellint.registry import rule

WORDS = {
    Kind.LOGITS: "raw outputs",
    Kind.REAL: "raw outputs",
    Kind.BOUNDED: "values between -1 and 1",
    Kind.NON_NEGATIVE: "values without an upper bound",
    Kind.POSITIVE: "values without an upper bound",
    Kind.LOG_PROBABILITIES: "log-probabilities, which are negative",
    Kind.LOG_INDEPENDENT_PROBABILITIES: "log-probabilities, which are negative",
}
FUSED = {
    "torch.nn.BCELoss": "torch.nn.BCEWithLogitsLoss",
    "torch.nn.functional.binary_cross_entropy": "torch.nn.functional.binary_cross_entropy_with_logits",
}
CLASSES = {
    "keras.losses.binary_crossentropy": "BinaryCrossentropy",
    "keras.losses.categorical_crossentropy": "CategoricalCrossentropy",
    "keras.losses.sparse_categorical_crossentropy": "SparseCategoricalCrossentropy",
}
CROSS_ENTROPY = ("entropy", "bceloss")
UNBOUNDED = (Kind.LOGITS, Kind.REAL)
ACTIVATED = (Kind.NON_NEGATIVE, Kind.POSITIVE, Kind.BOUNDED)


@rule("MDL105", severity=Severity.ERROR)
def logits_into_probability_loss(loss: Loss) -> Iterator[Diagnostic]:
    """Report values outside [0, 1] where probabilities are wanted."""
    wanted = loss.wants_kind(Kind.PROBABILITIES, Kind.INDEPENDENT_PROBABILITIES)
    words, step = WORDS.get(loss.given.kind), loss.maker
    if not wanted or words is None or step is None or not any(w in loss.short.lower() for w in CROSS_ENTROPY):
        return
    if loss.given.kind in ACTIVATED and step.before not in UNBOUNDED:
        return
    cost = "it raises an error" if loss.framework == "torch" else "they are clipped, and what is clipped cannot learn"
    found = loss.diagnostic(f"{loss.short} expects probabilities but is given {words}: {cost}")
    found = loss.explained(found, "gives them")
    intent = _fused(loss) if loss.given.kind is Kind.LOGITS else None
    squash = "sigmoid" if loss.wants_kind(Kind.INDEPENDENT_PROBABILITIES) else "softmax"
    other = FUSED.get(loss.name, "").rpartition(".")[2] or f"{loss.short} with from_logits=True"
    found = found.advise(f"use {other}, or put a {squash} behind the last layer")
    yield found.fix(f"use `{other}`", intent, safe=False) if intent else found


def _fused(loss: Loss) -> Intent | None:
    if loss.name in FUSED:
        return RenameCallee(loss.made or loss.place, loss.name, FUSED[loss.name])
    if loss.by_name and loss.name in CLASSES:
        return ReplaceExpression(loss.by_name, f"{{keras.losses.{CLASSES[loss.name]}}}(from_logits=True)")
    if loss.name.removeprefix("keras.losses.") in CLASSES.values() and loss.made:
        return SetArgument(loss.made, "from_logits", "True")
    return None
