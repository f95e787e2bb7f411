"""MDL524: a dropout that drops nearly everything."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, Severity
from modellint.program.facts import Rate
from modellint.registry import rule

NEARLY_ALL = 0.9


@rule("MDL524", severity=Severity.ERROR)
def dropout_rate(dropout: Rate) -> Iterator[Diagnostic]:
    """Report a share outside of [0, 1], one of 1, and those that look like the share that is kept."""
    rate, band = dropout.rate, dropout.band
    if band is None or band.low <= rate <= band.high:
        return
    found = dropout.diagnostic(f"a rate of {rate:g} for {dropout.short} {_consequence(rate)}")
    found = found.advise(f"the rate is the share that is dropped{_meant(rate)}")
    if 0 <= rate < 1:
        found = found.as_severity(Severity.WARNING if rate >= NEARLY_ALL else Severity.INFO)
    yield found


def _consequence(rate: float) -> str:
    if not 0 <= rate <= 1:
        return "raises a ValueError: it is a share, between 0 and 1"
    if rate == 1:
        return "sets everything to 0 in training"
    return f"leaves {100 * (1 - rate):.2g} % in training"


def _meant(rate: float) -> str:
    if 0 < rate < 1:
        return f": to keep {100 * rate:.3g} %, write {1 - rate:.2g}"
    return f": {rate / 100:g}?" if 1 < rate <= 100 else ""
