"""MDL601: a layer is given a size that it is not built for."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, SetArgument, Severity
from modellint.program.facts import Misfit
from modellint.program.project import Project
from modellint.registry import rule

CHANNELS = ("in_channels", "num_features", "num_channels")


@rule("MDL601", severity=Severity.ERROR)
def layer_shape_mismatch(misfit: Misfit, project: Project) -> Iterator[Diagnostic]:
    """Report sizes that a layer or function raises for, each place once."""
    if misfit.of_rank or misfit.in_one_row or misfit is not misfit.first_of(project.facts(Misfit)):
        return
    found = misfit.diagnostic(_message(misfit)).note(misfit.defined, f"{misfit.short} is defined here")
    if misfit.source not in (misfit.made, misfit.place):
        found = found.note(misfit.source, f"what it is given, {misfit.shape}, comes from here")
    if not misfit.parameter:
        yield found
    elif misfit.unflattened:
        yield found.advise(f"flatten it first: torch.flatten(x, 1) gives each sample {misfit.flattened} features")
    else:
        yield _mended(misfit, found.advise(f"{misfit.parameter}={misfit.given} fits what it is given"))


def _message(misfit: Misfit) -> str:
    if misfit.words:
        return f"{misfit.short} cannot work on {misfit.shape}: {misfit.words}"
    what = "channels" if misfit.parameter in CHANNELS else "features"
    return (
        f"{misfit.short} is built for {misfit.wants[0]} {what} ({misfit.parameter}), "
        f"but is given {misfit.given}: its input is {misfit.shape}"
    )


def _mended(misfit: Misfit, found: Diagnostic) -> Diagnostic:
    if misfit.made is None or not misfit.literal:
        return found
    change = SetArgument(misfit.made, misfit.parameter, str(misfit.given), misfit.argument)
    return found.fix(f"build {misfit.short} for {misfit.given}", change, safe=False)
