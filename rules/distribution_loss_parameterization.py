"""MDL113: a loss for counts or for a variance is given the wrong one of a parameter and its logarithm."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, SetArgument, Severity
from modellint.knowledge.kinds import Kind
from modellint.program.facts import Loss
from modellint.registry import rule

POISSON = ("torch.nn.PoissonNLLLoss", "torch.nn.functional.poisson_nll_loss")
GAUSSIAN = ("torch.nn.GaussianNLLLoss", "torch.nn.functional.gaussian_nll_loss")
NEVER_NEGATIVE = (Kind.POSITIVE, Kind.NON_NEGATIVE)
MAYBE_NEGATIVE = (Kind.LOGITS, Kind.BOUNDED)
OF_RATES = ("exp", "exp_", "softplus", "Softplus")


@rule("MDL113", severity=Severity.WARNING)
def distribution_loss_parameterization(loss: Loss) -> Iterator[Diagnostic]:
    """Report rates where their logarithms are taken, and what may be negative where it must not be."""
    if loss.name in POISSON:
        yield from _rate(loss)
    elif loss.name in GAUSSIAN:
        yield from _variance(loss)


def _rate(loss: Loss) -> Iterator[Diagnostic]:
    step, setting = loss.maker, loss.setting("log_input")
    if step is None or setting is None:
        return
    if setting.value and loss.given.kind in NEVER_NEGATIVE:
        found = loss.diagnostic(
            f"{loss.short} takes the logarithm of the rate but is given what {step.short} made positive: "
            "it learns the logarithm of what was meant"
        )
        found = loss.explained(found, "makes it positive").advise(f"say log_input=False, or leave out {step.short}")
        change = SetArgument(loss.origin, "log_input", "False", setting.place)
        safe = loss.made is None and setting.place is None and step.short in OF_RATES
        yield found.fix("use `log_input=False`", change, safe=safe)
    elif setting.value is False and loss.given.kind in MAYBE_NEGATIVE:
        found = loss.diagnostic(
            f"{loss.short} with log_input=False takes the logarithm of its input, which may be negative here: it is nan"
        )
        yield loss.explained(found, "gives it").advise("make it positive with softplus or exp, or leave out log_input")


def _variance(loss: Loss) -> Iterator[Diagnostic]:
    variance = loss.companion("var").tensor
    step = variance.maker
    if step is not None and variance.kind in MAYBE_NEGATIVE:
        found = loss.diagnostic(f"{loss.short} raises an error as soon as the variance that it is given is negative")
        found = found.note(step.place, f"{step.short} gives values of either sign here")
        yield found.advise("make the variance positive: softplus of the raw output, or exp of a log-variance")
