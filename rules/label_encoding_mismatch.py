"""MDL122: labels are one-hot rows where the loss takes class indices, or the other way round."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from modellint.diagnostics import Diagnostic, Intent, RenameCallee, ReplaceExpression, Severity
from modellint.program.facts import Loss, Supervised
from modellint.registry import rule

ROWS = {"categoricalcrossentropy": "SparseCategoricalCrossentropy", "categoricalfocalcrossentropy": ""}
INDICES = {"sparsecategoricalcrossentropy": "CategoricalCrossentropy"}
AS_STRING = {
    "SparseCategoricalCrossentropy": '"sparse_categorical_crossentropy"',
    "CategoricalCrossentropy": '"categorical_crossentropy"',
}


@rule("MDL122", severity=Severity.ERROR)
def label_encoding_mismatch(fact: Supervised) -> Iterator[Diagnostic]:
    """Report labels whose form is not the one that the compiled cross entropy takes."""
    family, loss = fact.compiled.family, fact.loss
    if fact.indices and family in ROWS and fact.compiled.units != 1:
        other, words = ROWS[family], "one-hot rows but is given class indices"
    elif fact.one_hot and family in INDICES:
        other, words = INDICES[family], "class indices but is given one-hot rows"
    else:
        return
    found = fact.diagnostic(f"{loss.short} takes {words} as labels: Keras refuses their shape")
    found = replace(found, place=fact.argument or fact.place)
    found = found.note(fact.source.place if fact.source else None, "the labels get their form here")
    found = found.note(loss.by_name or loss.made, f"the model is compiled with {loss.short} here")
    found = found.advise(f"compile with {_spelled(loss, other)}" if other else "make the labels one-hot")
    intent = _changed(loss, other)
    yield found.fix(f"use `{_spelled(loss, other)}`", intent, safe=False) if intent else found


def _spelled(loss: Loss, other: str) -> str:
    return AS_STRING[other].strip('"') if loss.by_name else other


def _changed(loss: Loss, other: str) -> Intent | None:
    if not other:
        return None
    if loss.by_name:
        return ReplaceExpression(loss.by_name, AS_STRING[other])
    named = loss.name.rpartition(".")[2] in AS_STRING
    return RenameCallee(loss.made, loss.name, f"keras.losses.{other}") if named and loss.made else None
