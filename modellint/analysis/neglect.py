"""Training steps with a part missing: gradients that nobody uses, optimizers that have none to use."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.analysis.account import Account
from modellint.analysis.machine import Event
from modellint.analysis.objects import Built, Instance
from modellint.program.facts import Fault, Misstep
from modellint.program.values import Tensor


def neglected(account: Account) -> Iterator[Misstep]:
    """The optimizers that never step although gradients are computed for them, and those that step without any."""
    stepped = {id(event.subject) for event in account.events if event.kind in ("step", "called")}
    for clear in account.events:
        optimizer = clear.subject
        if clear.kind != "zero_grad" or not clear.loops or not _is_optimizer(optimizer):
            continue
        inside = account.in_loop[clear.loops[-1]]
        if not _is_own_business(account, optimizer, inside):
            continue
        backward = next((event for event in inside if event.kind == "backward"), None)
        if backward and id(optimizer) not in stepped and not _may_step(account):
            yield _misstep(Fault.NEVER_STEPPED, backward, clear, optimizer)
        step = next((event for event in inside if event.kind == "step" and event.subject is optimizer), None)
        if step and not _computes(account, step):
            yield _misstep(Fault.NEVER_COMPUTED, step, clear, optimizer)


def _is_optimizer(subject: object) -> bool:
    return isinstance(subject, Built) and subject.api.role == "optimizer"


def _is_own_business(account: Account, optimizer: object, inside: list[Event]) -> bool:
    """Whether nobody else gets the optimizer, or anything computed in the loop."""
    assert isinstance(optimizer, Built)
    return not any(
        any(_holds(value, optimizer) for value in event.values)
        or (event in inside and any(isinstance(value, Tensor | Instance) for value in event.values))
        for event in account.events
        if event.kind == "escape"
    )


def _holds(value: object, optimizer: Built) -> bool:
    held = value.attributes.values() if isinstance(value, Instance) else [value]
    return any(part is optimizer for part in held)


def _may_step(account: Account) -> bool:
    """Whether something is stepped that nobody knows."""
    return any(event.kind == "step" and not isinstance(event.subject, Built) for event in account.events)


def _computes(account: Account, step: Event) -> bool:
    """Whether gradients are computed, or may be, anywhere around a step; or no loss is seen to compute them from."""
    around = [*account.in_loop[step.loops[0]], *account.beside(step)]
    if any(event.kind in ("backward", "gradient") for event in around):
        return True
    losses = [event for event in account.in_loop[step.loops[-1]] if event.kind == "loss" and not event.no_grad]
    assigned = any(event.kind == "zero_grad" and not isinstance(event.subject, Built | Instance) for event in around)
    return assigned or not losses


def _misstep(fault: Fault, event: Event, clear: Event, optimizer: object) -> Misstep:
    assert isinstance(optimizer, Built)
    return Misstep(event.place, fault=fault, cause=clear.place, optimizer=optimizer.api.name)
