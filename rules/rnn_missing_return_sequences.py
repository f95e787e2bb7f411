"""MDL610: a recurrent layer gives its last step only, and the next layer wants all of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from modellint.diagnostics import Diagnostic, SetArgument, Severity
from modellint.program.facts import LayerMisfit
from modellint.registry import rule


@rule("MDL610", severity=Severity.ERROR)
def rnn_missing_return_sequences(misfit: LayerMisfit) -> Iterator[Diagnostic]:
    """Report recurrent layers whose successor is given one vector where it takes a sequence."""
    before = misfit.before
    if not misfit.of_rank or not misfit.after_recurrent or before is None or before.made is None:
        return
    found = misfit.diagnostic(
        f"{before.short} gives only its last step, but {misfit.short} behind it takes a whole sequence: "
        f"it is given {misfit.given.rank} dimensions and needs {misfit.least}"
    )
    every_step = SetArgument(before.made, "return_sequences", "True")
    yield (
        replace(found, place=before.made)
        .note(misfit.place, f"{misfit.short} is defined here")
        .advise(f"give {before.short} return_sequences=True")
        .fix("add `return_sequences=True`", every_step, safe=True)
    )
