"""MDL708: what prepares the data is fitted to data held out for evaluation."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, ReplaceExpression, Severity
from modellint.program.facts import Refitted
from modellint.registry import rule


@rule("MDL708", severity=Severity.WARNING)
def preprocessing_leak(fit: Refitted) -> Iterator[Diagnostic]:
    """Report a scaler, encoder or imputer that is fitted to a test or validation set."""
    found = (
        fit.diagnostic(f"{fit.short} is fitted to `{fit.data}`: data for evaluation decides on its own preparation")
        .note(fit.fitted, "it was fitted before, to what is trained on; the network knows that scale")
        .note(fit.split, f"`{fit.data}` is held out here")
        .advise("fit it to the training data and only call transform() on the rest")
    )
    if fit.fitted and fit.transforms and fit.receiver and fit.argument:
        mend = ReplaceExpression(fit.place, "{0}.transform({1})", (fit.receiver, fit.argument))
        found = found.fix("only transform", mend, safe=False)
    yield found
