"""Training steps with a part missing: gradients that nobody uses, optimizers that have none to use."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.analysis.account import Account
from modellint.analysis.machine import Event, LoopRun
from modellint.analysis.objects import Built, Instance
from modellint.program.facts import Fault, Misstep
from modellint.program.values import Tensor

_COMPUTING = ("backward", "gradient")


def neglected(account: Account) -> Iterator[Misstep]:
    """The optimizers that never step although gradients are computed for them, and those that step without any."""
    stepped = {id(event.subject) for kind in ("step", "called") for event in account.of_kind(kind)}
    for clear in account.of_kind("zero_grad"):
        optimizer = clear.subject
        if not clear.loops or not _is_optimizer(optimizer):
            continue
        loop = clear.loops[-1]
        if not _is_own_business(account, optimizer, loop):
            continue
        backward = next(iter(account.of_kind("backward", loop)), None)
        if backward and id(optimizer) not in stepped and not _may_step(account):
            yield _misstep(Fault.NEVER_STEPPED, backward, clear, optimizer)
        step = next((event for event in account.of_kind("step", loop) if event.subject is optimizer), None)
        if step and not _computes(account, step):
            yield _misstep(Fault.NEVER_COMPUTED, step, clear, optimizer)


def _is_optimizer(subject: object) -> bool:
    return isinstance(subject, Built) and subject.api.role == "optimizer"


def _is_own_business(account: Account, optimizer: object, loop: LoopRun) -> bool:
    """Whether nobody else gets the optimizer, or anything computed in the loop."""
    inside = (value for event in account.of_kind("escape", loop) for value in event.values)
    return id(optimizer) not in account.given_away and not any(isinstance(v, Tensor | Instance) for v in inside)


def _may_step(account: Account) -> bool:
    """Whether something is stepped that nobody knows."""
    return any(not isinstance(event.subject, Built) for event in account.of_kind("step"))


def _computes(account: Account, step: Event) -> bool:
    """Whether gradients are computed, or may be, anywhere around a step; or no loss is seen to compute them from."""
    outer, beside = step.loops[0], account.beside(step)
    if any(account.of_kind(kind, outer) for kind in _COMPUTING) or any(event.kind in _COMPUTING for event in beside):
        return True
    losses = [event for event in account.of_kind("loss", step.loops[-1]) if not event.no_grad]
    clears = [*account.of_kind("zero_grad", outer), *(event for event in beside if event.kind == "zero_grad")]
    assigned = any(not isinstance(event.subject, Built | Instance) for event in clears)
    return assigned or not losses


def _misstep(fault: Fault, event: Event, clear: Event, optimizer: object) -> Misstep:
    assert isinstance(optimizer, Built)
    return Misstep(event.place, fault=fault, cause=clear.place, optimizer=optimizer.api.name)
