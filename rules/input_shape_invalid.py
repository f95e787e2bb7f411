"""MDL613: the shape that a model's input is said to have does not fit its first layer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from modellint.diagnostics import Diagnostic, ReplaceExpression, Severity
from modellint.program.facts import BareShape, LayerMisfit
from modellint.registry import rule


@rule("MDL613", severity=Severity.ERROR)
def input_shape_invalid(fact: LayerMisfit | BareShape) -> Iterator[Diagnostic]:
    """Report input shapes with too few or too many dimensions, and numbers where a tuple is needed."""
    if isinstance(fact, BareShape):
        tuple_of_one = f"({fact.size},)"
        found = fact.diagnostic(f"a shape is a tuple, and {fact.size} is a number: Keras cannot make a shape of it")
        found = found.advise(f"write {tuple_of_one}, with the comma")
        yield found.fix(f"write `{tuple_of_one}`", ReplaceExpression(fact.place, tuple_of_one), safe=True)
    elif fact.of_rank and fact.after_input and fact.before and fact.given.rank:
        given, wanted = fact.given.rank - 1, fact.least - 1
        found = fact.diagnostic(
            f"the input has {_counted(given)} for each sample, but {fact.short} takes {wanted}: {_axes(fact)}"
        )
        yield (
            replace(found, place=fact.before.place or found.place)
            .note(fact.place, f"{fact.short} is defined here")
            .advise("leave out the batch, and name every other axis")
        )


def _counted(number: int) -> str:
    return f"{number} dimension" if number == 1 else f"{number} dimensions"


def _axes(fact: LayerMisfit) -> str:
    """What the dimensions of a sample mean."""
    return {2: "steps and features", 3: "height, width and channels", 4: "three sizes and channels"}.get(
        fact.least - 1, "one after the other"
    )
