"""MDL106: a KL divergence is given probabilities or raw outputs where it takes log-probabilities."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, RenameCallee, SetArgument, Severity
from modellint.knowledge.kinds import Kind
from modellint.program.facts import Loss
from modellint.registry import rule

DIVERGENCES = ("torch.nn.KLDivLoss", "torch.nn.functional.kl_div", "torch.kl_div")
NOT_LOGARITHMS = {
    Kind.PROBABILITIES: "probabilities",
    Kind.INDEPENDENT_PROBABILITIES: "probabilities",
    Kind.LOGITS: "raw outputs",
    Kind.NON_NEGATIVE: "values of which none is below 0",
    Kind.POSITIVE: "values of which none is below 0",
}
LOGARITHMS = (Kind.LOG_PROBABILITIES, Kind.LOG_INDEPENDENT_PROBABILITIES)


@rule("MDL106", severity=Severity.ERROR)
def kl_div_input_not_log_probs(loss: Loss) -> Iterator[Diagnostic]:
    """Report an input that is certainly no logarithm, and a target that is one only by mistake."""
    if loss.name not in DIVERGENCES:
        return
    swapped = loss.given.kind.is_probability and loss.target.tensor.kind in LOGARITHMS and not _log_target(loss)
    if loss.given.kind in NOT_LOGARITHMS and loss.maker:
        yield _swapped(loss) if swapped else _input(loss)
    elif loss.target.tensor.maker and not swapped:
        yield from _target(loss)


def _input(loss: Loss) -> Diagnostic:
    step = loss.maker
    assert step is not None
    found = loss.diagnostic(
        f"{loss.short} expects log-probabilities but is given {NOT_LOGARITHMS[loss.given.kind]}: "
        "what it computes is no divergence, and falls below zero"
    )
    found = loss.explained(found, "makes them what they are")
    if step.short != "softmax" or step.applied is None or step.made:
        return found.advise("give it log_softmax of the raw outputs")
    renamed = RenameCallee(step.applied, step.name, step.name.replace("softmax", "log_softmax"))
    return found.advise("use log_softmax").fix("use `log_softmax`", renamed, safe=loss.inline)


def _swapped(loss: Loss) -> Diagnostic:
    found = loss.diagnostic(
        f"{loss.short} is given probabilities first and log-probabilities second: it takes them the other way round"
    )
    return loss.explained(found, "makes them probabilities").advise(
        f"swap the arguments: {loss.short}(log-probabilities, probabilities)"
    )


def _target(loss: Loss) -> Iterator[Diagnostic]:
    step, setting = loss.target.tensor.maker, loss.setting("log_target")
    if step is None or setting is None:
        return
    if loss.target.tensor.kind in LOGARITHMS and not setting.value:
        found = loss.diagnostic(
            f"{loss.short} expects probabilities as target but is given log-probabilities: they are negative, "
            "their logarithm is nan"
        )
        set_it = SetArgument(loss.origin, "log_target", "True")
        found = found.note(step.place, f"{step.short} makes them log-probabilities here")
        yield found.advise("say log_target=True").fix("add `log_target=True`", set_it, safe=loss.made is None)
    elif loss.target.tensor.kind.is_probability and setting.value:
        found = loss.diagnostic(f"{loss.short} has log_target=True but its target is probabilities")
        found = found.note(step.place, f"{step.short} makes them probabilities here")
        yield found.advise("leave out log_target, or give it log_softmax as target")


def _log_target(loss: Loss) -> bool:
    setting = loss.setting("log_target")
    return setting is None or bool(setting.value)
