"""MDL512: an argument lands in another parameter than it was meant for."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, NameArgument, Severity
from modellint.program.facts import OddArgument
from modellint.registry import rule

SCALES = (2, 3, 4)
DECAY = 0.1


@rule("MDL512", severity=Severity.ERROR)
def positional_argument_trap(setting: OddArgument) -> Iterator[Diagnostic]:
    """Report positional arguments that are a truth value for a number, or a number for something else."""
    if setting.position is None:
        return
    if isinstance(setting.value, bool):
        yield from _truth(setting)
    elif setting.parameter == "eps":
        yield from _eps(setting)
    elif setting.parameter == "size" and setting.value in SCALES and "scale_factor" in setting.free:
        found = _landed(setting, "the size of the output, not a factor").as_severity(Severity.WARNING)
        yield _named(found, setting, "scale_factor")
    elif setting.parameter == "dampening" and (setting.number or 1) <= DECAY and "weight_decay" in setting.free:
        yield _named(_landed(setting, "and no weight decays"), setting, "weight_decay")
    elif setting.parameter == "step_size" and (setting.number or 1) < 1:
        yield _named(_landed(setting, "the number of epochs between two steps"), setting, "gamma")


def _truth(setting: OddArgument) -> Iterator[Diagnostic]:
    """``LeakyReLU(True)``, ``F.dropout(x, self.training)``, ``LSTM(8, 16, 2, True)``."""
    if isinstance(setting.default, bool):
        if setting.parameter == "bias" and setting.last and "batch_first" in setting.free and setting.value:
            found = _landed(setting, "which it is anyway, and batch_first stays False")
            yield _named(found.as_severity(Severity.WARNING), setting, "batch_first")
        return
    found = _landed(setting, f"a number, which is then {_outcome(setting)}")
    certain = bool(setting.value) and isinstance(setting.default, float)
    if not certain:
        found = found.as_severity(Severity.WARNING)
    meant = "training" if setting.by_mode else setting.switches[0] if len(setting.switches) == 1 else ""
    if meant in setting.switches:
        found = _named(found, setting, meant, safe=certain)
    yield found


def _outcome(setting: OddArgument) -> str:
    known = {"negative_slope": "1, so that it lets everything through", "p": "1, so that everything is dropped"}
    return known.get(setting.parameter, "1") if setting.value else "0"


def _eps(setting: OddArgument) -> Iterator[Diagnostic]:
    """``BatchNorm2d(64, 0.8)``, ``BatchNorm2d(64, 64)``."""
    if setting.like_first:
        yield _landed(setting, "a small constant against division by zero, not a number of channels")
    elif setting.band and (setting.number or 0) > setting.band.high:
        after = "; momentum comes after it" if "momentum" in setting.free else ""
        yield _landed(setting, f"{setting.number:g} is added to each variance and drowns it{after}").advise(
            f"say what it is: eps={setting.default}, or momentum=..., which in torch is 1 minus that of Keras"
            if after
            else f"say eps={setting.default}"
        )


def _landed(setting: OddArgument, what: str) -> Diagnostic:
    return Diagnostic(setting.place, f"this argument of {setting.short} is {setting.parameter}: {what}")


def _named(found: Diagnostic, setting: OddArgument, name: str, *, safe: bool = False) -> Diagnostic:
    found = found.advise(f"say {name}=..., if that is meant")
    return found.fix(f"name it `{name}`", NameArgument(setting.place, name), safe=safe) if setting.last else found
