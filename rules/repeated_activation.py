"""MDL518: an activation is applied to the result of an activation."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, Severity, TakeOut
from modellint.knowledge.kinds import Kind
from modellint.program.facts import Restacked
from modellint.program.values import Step
from modellint.registry import rule

IDEMPOTENT = {
    "relu": "a second ReLU changes nothing",
    "relu6": "a second ReLU6 changes nothing",
    "hardtanh": "a second Hardtanh changes nothing",
    "logsoftmax": "a second log-softmax changes nothing",
}
SQUASHED = {
    ("sigmoid", "sigmoid"): "the result lies between 0.5 and 0.73",
    ("tanh", "tanh"): "the result stays below 0.77",
    ("softmax", "softmax"): "the probabilities are all but equal: at most e times as large as another",
    ("sigmoid", "softmax"): "the probabilities are all but equal: at most e times as large as another",
    ("softmax", "sigmoid"): "the result lies between 0.5 and 0.73",
    ("relu", "sigmoid"): "the result is never below 0.5",
}
WITHOUT_EFFECT = {("sigmoid", "relu"), ("softmax", "relu"), ("softplus", "relu")}


@rule("MDL518", severity=Severity.WARNING)
def repeated_activation(pair: Restacked) -> Iterator[Diagnostic]:
    """Report two activations in a row that squash twice, or the second of which does nothing."""
    first, second = pair.first, pair.second
    if first is None or second is None or not pair.same_axis:
        return
    names = (_plain(first), _plain(second))
    if names[0] == names[1] and names[1] in IDEMPOTENT:
        yield _without_effect(pair, first, second, IDEMPOTENT[names[1]])
    elif names in WITHOUT_EFFECT:
        yield _without_effect(pair, first, second, f"what {first.short} gives is never negative")
    elif names in SQUASHED and (names[0] != "relu" or pair.before is Kind.LOGITS):
        found = pair.diagnostic(f"{second.short} is applied to what {first.short} gives: {SQUASHED[names]}")
        yield found.note(first.place, f"{first.short} is applied here").advise("leave one of them out")


def _without_effect(pair: Restacked, first: Step, second: Step, why: str) -> Diagnostic:
    found = pair.diagnostic(f"{second.short} right after {first.short}: {why}").note(
        first.place, f"{first.short} is applied here"
    )
    found = found.advise("leave one of them out").as_severity(Severity.INFO)
    return found.fix(f"take out the second {second.short}", TakeOut(second.applied, second.made), safe=True)


def _plain(step: Step) -> str:
    return step.short.lower().replace("_", "").removesuffix("v2")
