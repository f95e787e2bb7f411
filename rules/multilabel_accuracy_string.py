"""MDL803: the word "accuracy" counts only the largest of several yes-or-no answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from modellint.diagnostics import Diagnostic, ReplaceExpression, Severity
from modellint.knowledge.kinds import Kind
from modellint.program.facts import Compiled, Supervised
from modellint.program.project import Project
from modellint.registry import rule

SEPARATE = (Kind.INDEPENDENT_PROBABILITIES, Kind.LOGITS, Kind.BINARY_LOGITS)


@rule("MDL803", severity=Severity.WARNING)
def multilabel_accuracy_string(compiled: Compiled, project: Project) -> Iterator[Diagnostic]:
    """Report "accuracy" beside binary cross entropy over three units or more."""
    units = compiled.units or 0
    if compiled.family != "binarycrossentropy" or units < 3 or compiled.output.kind not in SEPARATE:
        return
    if compiled.output.kind is not Kind.INDEPENDENT_PROBABILITIES and not compiled.loss.from_logits:
        return
    if any(met.compiled == compiled and met.one_hot for met in project.facts(Supervised)):
        return
    for metric in compiled.metrics:
        if not metric.is_accuracy:
            continue
        threshold = ", threshold=0.0" if compiled.loss.from_logits else ""
        better = f'{{keras.metrics.BinaryAccuracy}}(name="{metric.name}"{threshold})'
        found = compiled.diagnostic(
            f'"{metric.name}" compares which of the {units} units is largest, but each of them is a question of its own'
        )
        yield (
            replace(found, place=metric.place)
            .advise('use "binary_accuracy", or BinaryAccuracy with the old name where callbacks ask for it')
            .fix("use `BinaryAccuracy`", ReplaceExpression(metric.place, better), safe=True)
        )
