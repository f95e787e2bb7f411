"""MDL801: a metric that counts probabilities from 0.5 on as yes is given logits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from modellint.diagnostics import Diagnostic, Intent, ReplaceExpression, SetArgument, Severity
from modellint.knowledge.kinds import Kind
from modellint.program.facts import Compiled, Metric
from modellint.registry import rule

COUNTS = (
    "Precision",
    "Recall",
    "TruePositives",
    "TrueNegatives",
    "FalsePositives",
    "FalseNegatives",
)
MET = {"BinaryAccuracy": ("threshold", 0.5), "BinaryIoU": ("threshold", 0.5), "AUC": ("from_logits", False)}
HALF = "counts outputs above 0.5 as yes, but logits say yes above 0"
CURVE = "takes outputs for probabilities between 0 and 1, but logits lie on both sides"


@rule("MDL801", severity=Severity.WARNING)
def threshold_metric_on_logits(compiled: Compiled) -> Iterator[Diagnostic]:
    """Report metrics of yes and no that nobody told of the logits they get."""
    loss = compiled.loss
    if not loss.from_logits or compiled.output.kind not in (Kind.LOGITS, Kind.BINARY_LOGITS):
        return
    for metric in compiled.metrics:
        told = _told(metric, compiled)
        if told:
            found = compiled.diagnostic(f"{metric.short} {CURVE if metric.short == 'AUC' else HALF}")
            found = replace(found, place=metric.place)
            yield (
                found.note(loss.from_logits, "the model gives logits, as the loss is told")
                .advise(f"use {told[0]}")
                .fix(f"use `{told[0]}`", told[1], safe=True)
            )


def _told(metric: Metric, compiled: Compiled) -> tuple[str, Intent] | None:
    """How to write the metric for logits; nothing if it is right as it is."""
    if metric.by_name:
        if metric.name != "binary_accuracy" and not (metric.is_accuracy and compiled.units == 1):
            return None
        settings = f'(threshold=0.0, name="{metric.name}")'
        text = f"{{keras.metrics.BinaryAccuracy}}{settings}"
        return f"BinaryAccuracy{settings}", ReplaceExpression(metric.place, text)
    name, default = ("thresholds", None) if metric.short in COUNTS else MET.get(metric.short, ("", ...))
    if not name or metric.setting(name) != default or metric.setting("top_k") not in (None, ...):
        return None
    value = "True" if name == "from_logits" else "0.0"
    return f"{metric.short} with {name}={value}", SetArgument(metric.place, name, value)
