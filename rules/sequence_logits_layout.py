"""MDL608: logits of a sequence are given to cross entropy with the classes in the last axis."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, Severity
from modellint.program.facts import Compared
from modellint.registry import rule

OVER_CLASSES = ("CrossEntropyLoss", "cross_entropy", "NLLLoss", "nll_loss")


@rule("MDL608", severity=Severity.ERROR)
def sequence_logits_layout(compared: Compared) -> Iterator[Diagnostic]:
    """Report predictions [N, T, C] against targets [N, T]: the loss wants the classes in the second axis."""
    if compared.short not in OVER_CLASSES or compared.prediction.open or compared.target.open:
        return
    given, wanted = compared.prediction.dims, compared.target.dims
    if len(given) != 3 or len(wanted) != 2 or None in (given[1], given[2], wanted[1]):
        return
    steps, classes = given[1], given[2]
    if steps != wanted[1] or steps == classes:
        return
    found = compared.diagnostic(
        f"{compared.short} wants classes in the second axis, but is given {compared.prediction} "
        f"with targets of shape {compared.target}: it takes the {steps} steps for classes"
    )
    found = found.note(compared.prediction_source, f"the predictions, {compared.prediction}, come from here")
    yield found.advise("give it predictions.transpose(1, 2), or flatten the first two axes of both")
