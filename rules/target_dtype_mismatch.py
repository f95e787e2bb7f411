"""MDL117: a loss is given a target of a type that it does not take."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, RenameCallee, Severity
from modellint.knowledge.kinds import Kind
from modellint.program.facts import Loss
from modellint.registry import rule

FUNCTIONAL = "torch.nn.functional"
BINARY = (
    "torch.nn.BCELoss",
    "torch.nn.BCEWithLogitsLoss",
    f"{FUNCTIONAL}.binary_cross_entropy",
    f"{FUNCTIONAL}.binary_cross_entropy_with_logits",
)
BY_INDEX = ("torch.nn.NLLLoss", f"{FUNCTIONAL}.nll_loss")
CROSS_ENTROPY = ("torch.nn.CrossEntropyLoss", f"{FUNCTIONAL}.cross_entropy")
TENSOR = "torch.Tensor"


@rule("MDL117", severity=Severity.ERROR)
def target_dtype_mismatch(loss: Loss) -> Iterator[Diagnostic]:
    """Report whole numbers where probabilities are taken, and fractions where class indices are."""
    dtype = loss.target.tensor.dtype
    if loss.name in BINARY and dtype == "integer":
        yield _mended(loss, "a floating-point target but is given whole numbers", "long", "float")
    elif dtype == "float" and (loss.name in BY_INDEX or (loss.name in CROSS_ENTROPY and _is_indices(loss))):
        yield _mended(loss, "class indices as whole numbers but is given floating-point ones", "float", "long")
    elif loss.name in CROSS_ENTROPY and dtype == "integer" and loss.target.tensor.kind is Kind.MASK:
        found = loss.diagnostic(
            f"{loss.short} takes a one-hot target as floating-point numbers but is given whole ones: it raises an error"
        )
        yield found.advise("give it the class indices themselves, or call float() on the target")


def _mended(loss: Loss, words: str, old: str, new: str) -> Diagnostic:
    found = loss.diagnostic(f"{loss.short} takes {words}: it raises an error").advise(f"call {new}() on the target")
    if loss.target.place is None:
        return found
    renamed = RenameCallee(loss.target.place, f"{TENSOR}.{old}", f"{TENSOR}.{new}")
    return found.fix(f"use `{new}()`", renamed, safe=True)


def _is_indices(loss: Loss) -> bool:
    """Whether the target is certainly no probabilities: it was made of indices, or has one axis less than the input."""
    target, rank = loss.target.tensor, loss.given.shape.rank
    fewer = target.shape.rank is not None and rank is not None and target.shape.rank == rank - 1
    return target.kind is Kind.CLASS_INDEX or fewer
