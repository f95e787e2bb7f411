"""MDL523: the last thing done to a regression's output is dropout or batch normalisation."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, Severity
from modellint.program.facts import Loss
from modellint.registry import rule

REGRESSION = ("mse", "l1", "smoothl1", "huber", "meansquared", "meanabsolute")


@rule("MDL523", severity=Severity.WARNING)
def dropout_or_norm_on_logits(loss: Loss) -> Iterator[Diagnostic]:
    """Report a single predicted number that is dropped or normalised before a regression loss."""
    plain = loss.short.lower().replace("_", "")
    last = loss.given.trail[-1] if loss.given.trail else None
    if last is None or last.made is None or not plain.startswith(REGRESSION) or loss.given.shape.axis(-1) != 1:
        return
    if "Dropout" in last.short:
        what = "some predictions are set to 0 in training, which the loss then counts as errors"
    elif last.short.startswith("BatchNorm"):
        what = "predictions are forced to the mean and the variance of the batch, whatever the targets are"
    else:
        return
    found = loss.diagnostic(f"the prediction goes through {last.short} right before {loss.short}: {what}")
    yield found.note(last.made, f"{last.short} is defined here").advise("end the network with its last linear layer")
