"""MDL509: weights start from numbers that training cannot leave."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, SetArgument, Severity
from modellint.program.facts import Initial
from modellint.registry import rule

WIDE, MANY = 0.5, 16


@rule("MDL509", severity=Severity.ERROR)
def degenerate_init(initial: Initial) -> Iterator[Diagnostic]:
    """Report hidden layers whose units all start alike, weights far too large, and fillers that reject a bias."""
    if initial.flat:
        yield initial.diagnostic(
            f"{initial.filler} is applied to every parameter, and raises a ValueError for a bias, which has only one "
            "dimension"
        ).advise("leave out what has fewer: if parameter.dim() > 1")
    elif initial.framework == "keras":
        yield from _of_argument(initial)
    elif initial.count > 1 and (what := _of_network(initial)):
        found = initial.diagnostic(f"all {initial.count} {initial.layer} layers start with {what}")
        found = found.note(initial.made, "one of the layers").advise("keep the default, or use nn.init.kaiming_normal_")
        yield found.as_severity(Severity.WARNING)


def _of_argument(initial: Initial) -> Iterator[Diagnostic]:
    if initial.constant is None or not initial.hidden or initial.units == 1:
        return
    dead = initial.constant == 0 and initial.rectified and initial.filler != "recurrent_initializer"
    what = "all of its units compute the same at first"
    if dead:
        what = "ReLU gives 0 for all inputs and passes no gradient back, so the layer never learns anything"
    found = initial.diagnostic(f"every weight of this hidden {initial.layer} starts at {initial.constant:g}: {what}")
    found = found.advise("keep the default, glorot_uniform").as_severity(Severity.ERROR if dead else Severity.WARNING)
    if initial.made:
        default = SetArgument(initial.made, initial.filler, None, initial.argument)
        found = found.fix("keep the default", default, safe=False)
    yield found


def _of_network(initial: Initial) -> str:
    """What is wrong with the numbers that all layers of a class start from."""
    if initial.constant is not None:
        return (
            f"every weight at {initial.constant:g}: the units of a layer differ in nothing but their bias, and "
            "training hardly tells them apart"
        )
    if initial.normalised or (initial.fan_in or 0) < MANY:
        return ""
    growing = f"with {initial.fan_in} inputs the outputs grow from layer to layer until nothing can be trained"
    if initial.spread is not None and initial.spread >= WIDE:
        return f"a standard deviation of {initial.spread:g}: {growing}"
    if initial.low is not None and initial.high is not None and 0 <= initial.low < WIDE <= initial.high:
        return f"numbers of one sign, between {initial.low:g} and {initial.high:g}: {growing}"
    return ""
