"""MDL424: a dropout function in a network is not told whether the network trains."""

from __future__ import annotations

import re
from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, SetArgument, Severity
from modellint.program.facts import Dropout
from modellint.registry import rule

# Networks that keep dropping out on purpose say so: Monte Carlo dropout, and the prenet of Tacotron 2.
MEANT = frozenset({"mc", "montecarlo", "monte", "bayesian", "always", "prenet"})
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


@rule("MDL424", severity=Severity.ERROR)
def functional_dropout_always_on(dropout: Dropout) -> Iterator[Diagnostic]:
    """Report dropout functions that do the same in training and in evaluation."""
    if dropout.rate == 0 or _is_meant(dropout):
        return
    if dropout.training is False:
        found = dropout.diagnostic(f"{dropout.short} never drops out here: its training argument is False by default")
    else:
        found = dropout.diagnostic(f"{dropout.short} goes on after {dropout.receiver}.eval(): {_why(dropout)}")
    if dropout.rate is None:
        found = found.as_severity(Severity.WARNING)
    mode = f"{dropout.receiver}.training"
    if dropout.training is not None:
        found = found.advise(f"say training={mode}").fix(
            f"add `training={mode}`", SetArgument(dropout.place, "training", mode), safe=True
        )
    else:
        found = found.advise(f"say {dropout.parameter}=... if {mode} else 0.0")
        if dropout.rate_place:
            rate = f"{dropout.rate!r} if {mode} else 0.0"
            change = SetArgument(dropout.place, dropout.parameter, rate, dropout.rate_place)
            found = found.fix("drop out in training only", change, safe=True)
    yield found


def _why(dropout: Dropout) -> str:
    if dropout.training:
        return "its training argument is True by default"
    rate = "..." if dropout.rate is None else f"{dropout.rate:g}"
    return f"it drops out with {dropout.parameter}={rate} in every mode"


def _is_meant(dropout: Dropout) -> bool:
    words = {word.lower() for name in dropout.within for word in _WORDS.findall(name)}
    return not words.isdisjoint(MEANT)
