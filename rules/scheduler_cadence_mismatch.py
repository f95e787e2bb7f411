"""MDL311: a scheduler is stepped in every batch but counts epochs, or the other way round."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, Severity
from modellint.program.facts import SchedulerStep
from modellint.registry import rule

FAST = 0.99
MANY = 10


@rule("MDL311", severity=Severity.WARNING)
def scheduler_cadence_mismatch(step: SchedulerStep) -> Iterator[Diagnostic]:
    """Report a scheduler whose arguments count other things than its steps do."""
    if not step.bare:
        return
    if step.per_batch and (what := _too_often(step)):
        found = step.diagnostic(f"{step.short} is stepped in every batch, but {what}")
        yield found.note(step.made, "it is made here").advise("step it once in every epoch, or count batches")
    elif step.per_epoch and (what := _too_rarely(step)):
        found = step.diagnostic(f"{step.short} is stepped once in every epoch, but {what}")
        yield found.note(step.made, "it is made here").advise("step it after every batch")


def _too_often(step: SchedulerStep) -> str:
    """What tells that the scheduler counts epochs."""
    if step.short == "ExponentialLR":
        gamma = step.setting("gamma").number
        return f"multiplies the rate by {gamma:g} each time" if gamma is not None and 0 < gamma <= FAST else ""
    if step.short == "OneCycleLR" and step.setting("steps_per_epoch").value == 1:
        return "steps_per_epoch is 1"
    if step.short == "StepLR" and _is_gentle(step):
        return ""
    for setting in step.settings:
        number = setting.number
        if setting.calls and setting.rounds:
            return f"{setting.name} is the number of epochs"
        if setting.calls and number is not None and step.rounds is not None and setting.place and number <= step.rounds:
            last = "the last of " if isinstance(setting.value, tuple) else ""
            return f"{last}{setting.name} is {number:g} and there are {step.rounds} epochs"
    return ""


def _is_gentle(step: SchedulerStep) -> bool:
    """Whether a decay is so slow that it may be meant for every batch."""
    gamma, size = step.setting("gamma").number, step.setting("step_size").number
    return gamma is None or gamma <= 0 or bool(size and gamma ** (1 / size) > FAST)


def _too_rarely(step: SchedulerStep) -> str:
    """What tells that the scheduler counts batches."""
    if step.short == "OneCycleLR":
        given = step.setting("steps_per_epoch")
        if given.place and given.value != 1 and not (given.known and given.value is None):
            return "steps_per_epoch says that an epoch has more steps than one"
        return _far(step, "total_steps", MANY)
    return _far(step, "step_size_up", 1) if step.short == "CyclicLR" else ""


def _far(step: SchedulerStep, name: str, times: int) -> str:
    number = step.setting(name).number
    if number is None or step.rounds is None or number < step.rounds * times or number == step.rounds:
        return ""
    return f"{name} is {number:g} and there are only {step.rounds} epochs"
