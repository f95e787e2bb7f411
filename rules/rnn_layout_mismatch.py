"""MDL508: the last step is taken from the axis on which the samples lie."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, SetArgument, Severity
from modellint.program.facts import SequenceEnd
from modellint.registry import rule


@rule("MDL508", severity=Severity.ERROR)
def rnn_layout_mismatch(end: SequenceEnd) -> Iterator[Diagnostic]:
    """Report a time step that is taken from the batch axis of what a sequence layer gives."""
    where = "last" if end.index == -1 else "first"
    if end.recurrent and end.axis == 1 and end.index == -1 and not end.batch_first:
        found = end.diagnostic(
            f"{end.layer} without batch_first gives (time, batch, features): this is the last sample of the batch at "
            "every step, not the last step"
        )
    elif end.recurrent and end.axis == 0 and end.index == -1 and end.batch_first:
        found = end.diagnostic(
            f"{end.layer} with batch_first gives (batch, time, features): this is the last sample of the batch, not "
            "the last step"
        ).as_severity(Severity.WARNING)
    elif not end.recurrent and end.axis == 1 and not end.batch_first:
        found = end.diagnostic(
            f"{end.layer} without batch_first takes (time, batch, features): this is the {where} sample of the batch, "
            f"and attention runs across the samples"
        ).as_severity(Severity.WARNING)
    else:
        return
    found = found.note(end.made, "the layout is chosen here")
    if end.batch_first:
        yield found.advise("the last step is [:, -1]")
        return
    found = found.advise("if the data is (batch, time, features), pass batch_first=True; else index the first axis")
    if end.made and not end.moved:
        found = found.fix("pass `batch_first=True`", SetArgument(end.made, "batch_first", "True"), safe=False)
    yield found
