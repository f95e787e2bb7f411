"""MDL804: accuracy is asked of a model that predicts a quantity."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from modellint.diagnostics import Diagnostic, ReplaceExpression, Severity
from modellint.knowledge.kinds import Kind
from modellint.program.facts import Compiled
from modellint.registry import rule

QUANTITIES = {
    "meansquarederror",
    "meanabsoluteerror",
    "meanabsolutepercentageerror",
    "meansquaredlogarithmicerror",
    "huber",
    "logcosh",
    "poisson",
}
FREE = (Kind.LOGITS, Kind.REAL, Kind.NON_NEGATIVE, Kind.POSITIVE)


@rule("MDL804", severity=Severity.WARNING)
def accuracy_on_regression(compiled: Compiled) -> Iterator[Diagnostic]:
    """Report accuracy beside a regression loss on a single unit without an upper bound."""
    if compiled.family not in QUANTITIES or compiled.output.kind not in FREE or compiled.units != 1:
        return
    for metric in compiled.metrics:
        if not metric.is_accuracy and metric.short not in ("binary_accuracy", "BinaryAccuracy"):
            continue
        found = compiled.diagnostic(
            f"{metric.short} asks whether predictions are right, but {compiled.loss.short} trains for how near they "
            "are: it stays near 0 however good the model is"
        )
        yield (
            replace(found, place=metric.place)
            .advise('use "mae", the mean distance')
            .fix('use `"mae"`', ReplaceExpression(metric.place, '"mae"'), safe=False)
        )
