"""MDL702: a loader for evaluation takes its samples from the training data."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, ReplaceExpression, Severity
from modellint.program.facts import SharedSet
from modellint.registry import rule


@rule("MDL702", severity=Severity.ERROR)
def train_data_in_eval_loader(shared: SharedSet) -> Iterator[Diagnostic]:
    """Report a test or validation loader over the data set that is trained on."""
    found = (
        shared.diagnostic(f"`{shared.name}` takes its samples from the data set that is trained on")
        .note(shared.trained, "this loader trains on it")
        .note(shared.spared, f"`{shared.spare}` is used by no loader")
        .as_severity(Severity.ERROR if shared.spare else Severity.WARNING)
    )
    if shared.spare and shared.argument:
        mend = ReplaceExpression(shared.argument, shared.spare)
        yield found.advise(f"give it `{shared.spare}`").fix(f"give it `{shared.spare}`", mend, safe=False)
    else:
        yield found.advise("give it data that was held out, or call it by another name if training data is meant")
