"""MDL604: a loss compares every prediction with every target."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, Severity
from modellint.knowledge.shapes import Shape
from modellint.program.facts import Compared
from modellint.registry import rule

NUMBER_BY_NUMBER = (
    "MSELoss",
    "L1Loss",
    "SmoothL1Loss",
    "HuberLoss",
    "PoissonNLLLoss",
    "KLDivLoss",
    "HingeEmbeddingLoss",
    "mse_loss",
    "l1_loss",
    "smooth_l1_loss",
    "huber_loss",
    "poisson_nll_loss",
    "kl_div",
    "hinge_embedding_loss",
)


@rule("MDL604", severity=Severity.ERROR)
def loss_broadcast(compared: Compared) -> Iterator[Diagnostic]:
    """Report a column of predictions against a row of targets, and the other way round."""
    if compared.short not in NUMBER_BY_NUMBER:
        return
    prediction, target = compared.prediction, compared.target
    if not (_is_column(prediction) and _is_row(target)) and not (_is_row(prediction) and _is_column(target)):
        return
    rows, columns = sorted((prediction.dims, target.dims), key=len, reverse=True)
    found = compared.diagnostic(
        f"{compared.short} compares predictions of shape {prediction} with targets of shape {target}: "
        f"all with all, {rows[0] or 'N'} x {columns[0] or 'N'} differences"
    )
    found = found.note(compared.prediction_source, f"the predictions, {prediction}, come from here")
    found = found.note(compared.target_source, f"the targets, {target}, come from here")
    which = "predictions" if _is_column(prediction) else "targets"
    yield found.advise(f"take the last axis off the {which}: squeeze(-1)")


def _is_column(shape: Shape) -> bool:
    return not shape.open and len(shape.dims) == 2 and shape.dims[1] == 1 and shape.dims[0] != 1


def _is_row(shape: Shape) -> bool:
    return not shape.open and len(shape.dims) == 1 and shape.dims[0] != 1
