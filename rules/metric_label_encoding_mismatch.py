"""MDL802: a metric reads labels in another form than the loss, or compares numbers that are never equal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from modellint.diagnostics import Diagnostic, ReplaceExpression, Severity
from modellint.knowledge.kinds import Kind
from modellint.program.facts import Compiled, Metric
from modellint.registry import rule

OF_ROWS = {
    "categoricalaccuracy": "sparse_categorical_accuracy",
    "topkcategoricalaccuracy": "sparse_top_k_categorical_accuracy",
}
OF_INDICES = {
    "sparsecategoricalaccuracy": "categorical_accuracy",
    "sparsetopkcategoricalaccuracy": "top_k_categorical_accuracy",
}
OF_YES_AND_NO = ("binaryaccuracy", "precision", "recall", "auc")
NOT_WHOLE = (Kind.LOGITS, Kind.PROBABILITIES, Kind.INDEPENDENT_PROBABILITIES)


@rule("MDL802", severity=Severity.ERROR)
def metric_label_encoding_mismatch(compiled: Compiled) -> Iterator[Diagnostic]:
    """Report metrics that cannot read the labels that the loss takes."""
    for metric in compiled.metrics:
        words, better = _problem(compiled, metric)
        if not words:
            continue
        found = replace(compiled.diagnostic(words), place=metric.place)
        loss = compiled.loss
        found = found.note(loss.by_name or loss.made, f"the model is compiled with {loss.short} here")
        found = found.advise(f'use "{better}"')
        yield found.fix(f'use `"{better}"`', ReplaceExpression(metric.place, f'"{better}"'), safe=False)


def _problem(compiled: Compiled, metric: Metric) -> tuple[str, str]:
    name, family = metric.short.lower().replace("_", ""), compiled.family
    units = compiled.units or 0
    if name == "accuracy" and not metric.by_name and compiled.output.kind in NOT_WHOLE:
        return "Accuracy counts outputs that equal the label exactly, which no probability or logit does", "accuracy"
    if family == "sparsecategoricalcrossentropy":
        if name in OF_ROWS:
            return f"{metric.short} takes one-hot rows, but {compiled.loss.short} class indices", OF_ROWS[name]
        if name in OF_YES_AND_NO and units >= 2:
            return (
                f"{metric.short} asks yes or no of each of {units} units, but labels are class indices",
                "accuracy",
            )
    if family == "categoricalcrossentropy" and name in OF_INDICES:
        return f"{metric.short} takes class indices, but {compiled.loss.short} one-hot rows", OF_INDICES[name]
    return "", ""
