"""MDL306: an iterator over parameters is used a second time, when it is empty."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, ReplaceExpression, Severity
from modellint.program.facts import ExhaustedIterator
from modellint.registry import rule


@rule("MDL306", severity=Severity.ERROR)
def exhausted_parameter_generator(iterator: ExhaustedIterator) -> Iterator[Diagnostic]:
    """Report parameters that are gone through once more after an iterator has given them all."""
    if iterator.made is None:
        return
    if iterator.first:
        found = iterator.diagnostic("no parameters are left here: the iterator was used up before")
        found = found.note(iterator.first, "this goes through all of them")
    else:
        found = iterator.diagnostic("no parameters are left here after the first round: the iterator is made only once")
    if not iterator.surely:
        found = found.as_severity(Severity.WARNING)
    yield (
        found.note(iterator.made, "the iterator is made here")
        .advise("keep the parameters in a list: list(...)")
        .fix("keep the parameters in a list", ReplaceExpression(iterator.made, "list({})"), safe=True)
    )
