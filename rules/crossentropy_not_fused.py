"""MDL109: a Keras cross entropy is computed from probabilities where it could be computed from logits."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, Severity
from modellint.knowledge.kinds import Kind
from modellint.program.facts import Loss
from modellint.program.project import Project
from modellint.registry import rule

FUSABLE = {
    Kind.PROBABILITIES: ("categorical_crossentropy", "sparse_categorical_crossentropy"),
    Kind.INDEPENDENT_PROBABILITIES: ("binary_crossentropy",),
}
CLIPPING = ("torch", "jax")


@rule("MDL109", severity=Severity.WARNING)
def crossentropy_not_fused(loss: Loss, project: Project) -> Iterator[Diagnostic]:
    """Say what a softmax or sigmoid in front of Keras' cross entropy costs, on the backend that is used."""
    step = loss.maker
    if loss.framework != "keras" or step is None or not loss.wants_kind(loss.given.kind) or loss.from_logits:
        return
    plain = loss.short.lower().replace("_", "")
    if plain not in [name.replace("_", "") for name in FUSABLE.get(loss.given.kind, ())]:
        return
    clipping = next((backend for backend in CLIPPING if backend in project.backends(loss.place.path)), None)
    behind = loss.given.behind
    found = loss.diagnostic(_message(loss, clipping)).note(step.place, f"{step.short} is applied here")
    if behind:
        found = found.note(behind.place, f"behind {behind.short} TensorFlow cannot recover the logits either")
    found = found.advise(
        f"leave {step.short} out of the model, give the loss from_logits=True, and apply {step.short} to predictions"
    )
    yield found if clipping or behind else found.as_severity(Severity.INFO)


def _message(loss: Loss, clipping: str | None) -> str:
    cost = "clips probabilities at 1e-7, so a confidently wrong sample has a loss of 16.1 and a gradient of exactly 0"
    if clipping:
        return f"on the {clipping} backend {loss.short} {cost}"
    if loss.given.behind:
        return f"{loss.short} {cost}"
    return f"on the torch and JAX backends {loss.short} {cost}; on TensorFlow the logits are recovered"
