"""MDL108: sigmoid outputs under a loss over exclusive classes, or softmax outputs under a binary one."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, Severity
from modellint.knowledge.kinds import Kind
from modellint.program.facts import Loss
from modellint.registry import rule


@rule("MDL108", severity=Severity.WARNING)
def loss_activation_family_mismatch(loss: Loss) -> Iterator[Diagnostic]:
    """Report Keras' two mismatched pairs of output activation and cross entropy."""
    step, units = loss.maker, loss.given.shape.axis(-1)
    if loss.framework not in ("keras", "tensorflow") or step is None or loss.from_logits or units is None:
        return
    kind = loss.given.kind
    if loss.wants_kind(Kind.PROBABILITIES) and kind is Kind.INDEPENDENT_PROBABILITIES and units >= 2:
        yield (
            loss.diagnostic(
                f"{loss.short} is for classes that exclude each other, but {step.short} makes {units} independent "
                "probabilities that need not add up to 1"
            )
            .note(step.place, f"{step.short} is applied here")
            .advise("use softmax for exclusive classes, or binary_crossentropy where several may hold at once")
        )
    elif loss.wants_kind(Kind.INDEPENDENT_PROBABILITIES) and kind is Kind.PROBABILITIES and units >= 3:
        yield (
            loss.diagnostic(
                f"{loss.short} asks {units} separate yes-or-no questions, but softmax gives one distribution: "
                f"guessing alike everywhere already scores a binary accuracy of {1 - 1 / units:.2f}"
            )
            .note(step.place, f"{step.short} is applied here")
            .advise("use categorical_crossentropy (or the sparse one for whole-number labels)")
        )
