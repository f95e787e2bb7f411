"""MDL112: a KL divergence is averaged over the classes, too."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, SetArgument, Severity
from modellint.program.facts import Loss
from modellint.registry import rule

DIVERGENCES = ("torch.nn.KLDivLoss", "torch.nn.functional.kl_div")
LEGACY = ("size_average", "reduce")


@rule("MDL112", severity=Severity.WARNING)
def kl_div_mean_reduction(loss: Loss) -> Iterator[Diagnostic]:
    """Report the mean over all elements, be it asked for or the default."""
    if loss.name not in DIVERGENCES or loss.reduction != "mean":
        return
    factor = f"{loss.width} classes: the loss is {loss.width} times too small" if loss.width else "classes, too"
    said = loss.setting("reduction")
    default = "" if said and said.place else " by default"
    found = loss.diagnostic(
        f"{loss.short} averages{default} over the {factor}; the mean of a KL divergence is batchmean"
    )
    if loss.made and loss.made != loss.place:
        found = found.note(loss.made, f"{loss.short} is defined here")
    found = found.advise('use reduction="batchmean"')
    if any((old := loss.setting(name)) is not None and old.value is not None for name in LEGACY):
        yield found
        return
    change = SetArgument(loss.origin, "reduction", '"batchmean"', said.place if said else None)
    yield found.fix('use `reduction="batchmean"`', change, safe=False)
