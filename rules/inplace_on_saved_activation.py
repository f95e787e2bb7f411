"""MDL414: an output that its own gradient is computed from is changed in place."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, ReplaceStatement, Severity
from modellint.program.facts import ChangedInPlace
from modellint.registry import rule


@rule("MDL414", severity=Severity.ERROR)
def inplace_on_saved_activation(change: ChangedInPlace) -> Iterator[Diagnostic]:
    """Report in-place changes of the outputs of sigmoid, relu, softmax and the like."""
    if change.leaf or not change.by:
        return
    name = change.by.rpartition(".")[2]
    found = Diagnostic(
        change.place, f"{name} needs its output again for its gradient, and this changes it in place: backward raises"
    )
    found = found.note(change.made, f"{name} is applied here").advise("make a new tensor instead: x = x + y")
    if change.operator and change.target and change.operand:
        text = f"{{0}} = {{0}} {change.operator} {{1}}"
        found = found.fix(
            "make a new tensor", ReplaceStatement(change.place, text, (change.target, change.operand)), safe=True
        )
    yield found
