"""MDL123: a model has another number of outputs than its labels have classes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from modellint.diagnostics import Diagnostic, Severity
from modellint.program.facts import Supervised
from modellint.registry import rule

OF_ROWS = ("categoricalcrossentropy", "binarycrossentropy", "categoricalfocalcrossentropy", "kldivergence")
LAYERS = ("Dense", "Conv1D", "Conv2D", "Conv3D")


@rule("MDL123", severity=Severity.ERROR)
def output_units_mismatch(fact: Supervised) -> Iterator[Diagnostic]:
    """Report known numbers of classes and units that do not fit together."""
    units, classes = fact.compiled.units, fact.classes
    if units is None or classes is None:
        return
    words = _problem(fact, units, classes)
    if not words:
        return
    layer = next((step for step in reversed(fact.compiled.output.trail) if step.short in LAYERS), None)
    found = fact.diagnostic(f"the model's output has {_counted(units, 'unit')}, but {words}")
    found = replace(found, place=layer.place) if layer and layer.place else found
    found = found.note(fact.source.place if fact.source else None, "the labels are made here")
    found = found.note(fact.argument, "the model meets the labels here")
    yield found.advise(f"give the last layer {classes} units" if units > 1 else _instead(classes))


def _problem(fact: Supervised, units: int, classes: int) -> str:
    family = fact.compiled.family
    if fact.one_hot and family in OF_ROWS and classes != units:
        return f"each label is a row of {classes}: the shapes do not fit"
    if fact.indices and family == "sparsecategoricalcrossentropy" and 1 < units < classes:
        return f"the labels go from 0 to {classes - 1}: those from {units} on are out of bounds"
    if fact.indices and family == "binarycrossentropy" and units == 1 and classes > 2:
        return f"the labels go from 0 to {classes - 1}: binary cross entropy is for labels 0 and 1"
    return ""


def _counted(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _instead(classes: int) -> str:
    if classes <= 2:
        return "give the model the class indices as labels, or the last layer 2 units with softmax"
    return f"give the last layer {classes} units with softmax, and use sparse_categorical_crossentropy for indices"
