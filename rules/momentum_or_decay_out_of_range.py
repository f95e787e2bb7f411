"""MDL303: momentum or weight decay far outside of what works."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, Severity
from modellint.program.facts import Optimizer, Setting
from modellint.program.paths import is_test
from modellint.registry import rule


@rule("MDL303", severity=Severity.WARNING)
def momentum_or_decay_out_of_range(optimizer: Optimizer) -> Iterator[Diagnostic]:
    """Report a momentum that never forgets, and a weight decay that takes the weights away."""
    if is_test(optimizer.place.path) or not optimizer.network:
        return
    for setting in optimizer.settings:
        if setting.name == "momentum":
            yield from _momentum(optimizer, setting)
        elif setting.name == "weight_decay" and not _may_be_decoupled(optimizer):
            yield from _decay(optimizer, setting)


def _may_be_decoupled(optimizer: Optimizer) -> bool:
    asked = optimizer.setting("decoupled_weight_decay")
    return bool(asked.value) or (asked.place is not None and not asked.known)


def _momentum(optimizer: Optimizer, setting: Setting) -> Iterator[Diagnostic]:
    number, band = setting.number, setting.band
    if number is None or band is None or number < band.high:
        return
    if number >= 1:
        found = optimizer.diagnostic(f"a momentum of {number:g} never forgets: the weights swing and do not settle")
        found = found.as_severity(Severity.ERROR)
    else:
        rounds = round(1 / (1 - number))
        found = optimizer.diagnostic(f"a momentum of {number:g} averages over some {rounds} steps")
        found = found.as_severity(Severity.INFO)
    yield found.note(setting.place, "the number comes from here").advise(band.source)


def _decay(optimizer: Optimizer, setting: Setting) -> Iterator[Diagnostic]:
    number, band = setting.number, setting.band
    if number is None or band is None or number < band.high:
        return
    found = optimizer.diagnostic(f"a weight decay of {number:g} for {optimizer.short} leaves little of the weights")
    yield found.note(setting.place, "the number comes from here").advise(f"it is {band.source}")
