"""MDL804: accuracy is asked of a model that predicts a quantity."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from modellint.diagnostics import Diagnostic, ReplaceExpression, Severity
from modellint.knowledge.kinds import Kind
from modellint.program.facts import Compiled
from modellint.program.project import Project
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


BINARY = ("binary_accuracy", "BinaryAccuracy")


@rule("MDL804", severity=Severity.WARNING)
def accuracy_on_regression(compiled: Compiled, project: Project) -> Iterator[Diagnostic]:
    """Report accuracy beside a regression loss on a single unit without an upper bound."""
    if compiled.family not in QUANTITIES or compiled.output.kind not in FREE or compiled.units != 1:
        return
    asked = next((metric for metric in compiled.metrics if metric.is_accuracy), None)
    if asked is None or any(_knows_two(other) for other in project.facts(Compiled) if _same_model(compiled, other)):
        return
    found = compiled.diagnostic(
        f"{asked.short} asks whether predictions are right, but {compiled.loss.short} trains for how near they are: "
        "for quantities it stays near 0 however good the model is"
    )
    yield (
        replace(found, place=asked.place)
        .advise('use "mae", the mean distance')
        .fix('use `"mae"`', ReplaceExpression(asked.place, '"mae"'), safe=False)
    )


def _same_model(one: Compiled, other: Compiled) -> bool:
    """Whether two models end with the very same layer."""
    mine, theirs = one.output.maker, other.output.maker
    return mine is not None and theirs is not None and mine.made == theirs.made


def _knows_two(compiled: Compiled) -> bool:
    """Whether the labels are 0 and 1, by what else is asked of the model."""
    return compiled.family.startswith("binary") or any(metric.short in BINARY for metric in compiled.metrics)
