"""MDL301: a learning rate far outside what its optimizer works with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from modellint.diagnostics import Diagnostic, Severity
from modellint.knowledge.api import Band
from modellint.program.facts import LearningRate
from modellint.program.paths import is_test
from modellint.registry import rule

SHALLOW = 2
TOO_FAST = 5
FOR_LINEAR_MODELS = ("SGD", "ASGD", "GradientDescentOptimizer", "MomentumOptimizer")


@dataclass(frozen=True, slots=True)
class Options:
    """Bands of one's own, from the smallest to the largest learning rate, by the name of the optimizer."""

    bands: Mapping[str, tuple[float, float]] = field(default_factory=dict)


@rule("MDL301", severity=Severity.WARNING)
def suspicious_learning_rate(optimizer: LearningRate, options: Options) -> Iterator[Diagnostic]:
    """Report a learning rate outside the band of its optimizer; a linear model bears any."""
    own = options.bands.get(optimizer.short)
    rate, band = optimizer.rate, Band(*own, "your settings") if own else optimizer.band
    if rate is None or band is None or not optimizer.network or rate == 0 or is_test(optimizer.place.path):
        return
    if own is None and _bears_any_rate(optimizer):
        return
    if not band.low <= rate <= band.high:
        found = _outside(optimizer, rate, band)
    elif own is None and optimizer.alone and _momentum_adds_up(optimizer, rate) >= TOO_FAST:
        found = optimizer.diagnostic(
            f"a learning rate of {rate:g} with a momentum of {optimizer.momentum:g} adds up to"
            f" {_momentum_adds_up(optimizer, rate):g}, which is above 3: training most likely diverges or stalls"
        ).advise("with momentum, stay below 0.3, or warm up")
    else:
        return
    yield found.note(optimizer.rate_place, "the number comes from here")


def _momentum_adds_up(optimizer: LearningRate, rate: float) -> float:
    """How far many steps in one direction go, each, in the long run."""
    return rate / (1 - optimizer.momentum) if optimizer.momentum < 1 else 0.0


def _outside(optimizer: LearningRate, rate: float, band: Band) -> Diagnostic:
    negative = "below 0, which torch rejects" if optimizer.framework == "torch" else "below 0, which climbs the loss"
    what = negative if rate < 0 else _distance(rate, band.low, band.high)
    found = optimizer.diagnostic(f"a learning rate of {rate:g} for {optimizer.short} is {what}")
    source = f" ({band.source})" if band.source else ""
    return found.advise(f"stay between {band.low:g} and {band.high:g}{source}")


def _bears_any_rate(optimizer: LearningRate) -> bool:
    if optimizer.layers is not None:
        return optimizer.layers < SHALLOW
    return optimizer.framework == "torch" and optimizer.short in FOR_LINEAR_MODELS


def _distance(rate: float, low: float, high: float) -> str:
    if rate > high:
        return f"above {high:g}: training most likely diverges or stalls"
    return f"below {low:g}: training most likely does not move"
