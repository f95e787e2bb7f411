"""MDL513: a momentum in Keras' convention, which torch reads the other way round."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, SetArgument, Severity
from modellint.program.facts import OddArgument
from modellint.registry import rule

KERAS = 0.9


@rule("MDL513", severity=Severity.WARNING)
def batchnorm_momentum_convention(setting: OddArgument) -> Iterator[Diagnostic]:
    """Report a momentum of 0.9 and more in torch's normalisation layers."""
    number = setting.number
    of_layer = setting.parameter == "momentum" and setting.name.startswith("torch.nn.") and setting.band is not None
    if not of_layer or number is None or not KERAS <= number < 1:
        return
    other = f"{round(1 - number, 6):g}"
    found = Diagnostic(
        setting.place,
        f"a momentum of {number:g} makes the running statistics those of the last batch: torch keeps 1 - momentum "
        "of the old ones",
    ).advise(f"write momentum={other}, if {number:g} is from Keras or a paper")
    if setting.call:
        change = SetArgument(setting.call, "momentum", other, setting.place)
        found = found.fix(f"write `{other}`", change, safe=False)
    yield found
