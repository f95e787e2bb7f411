"""Graphs that outlive their round: losses added up with all that computed them, and graphs kept for nobody."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.analysis.account import Account, token
from modellint.analysis.machine import Event
from modellint.analysis.objects import Built, Instance, Unknown
from modellint.analysis.parts import learns
from modellint.program import facts


def leaks(account: Account) -> Iterator[facts.Leak | facts.KeptGraph]:
    """What is kept alive for no use."""
    for event in account.events:
        if not event.loops or event.no_grad:
            continue
        if event.kind == "accumulate":
            backward = next((other for other in _backward(account, event) if _same(other.subject, event.subject)), None)
            if backward:
                yield facts.Leak(event.place, backward=backward.place, value=event.receiver)
        elif event.kind == "backward" and event.keeps and _is_alone(account, event):
            yield facts.KeptGraph(event.place, argument=event.keeps)


def _backward(account: Account, event: Event) -> list[Event]:
    """The backward calls in the same loop."""
    return account.of_kind("backward", event.loops[-1])


def _same(one: object, other: object) -> bool:
    if isinstance(one, Unknown) and isinstance(other, Unknown):
        return token(one) == token(other)
    return one is other


def _is_alone(account: Account, event: Event) -> bool:
    """Whether the graph is made in this round, and nothing else goes through it, or may."""
    loop = event.loops[-1]
    runs = [other.subject for other in account.of_kind("forward", loop) if other.loops == event.loops]
    if not any(isinstance(network, Built | Instance) and learns(network) for network in runs):
        return False
    if account.of_kind("gradient", loop) or any(other is not event for other in _backward(account, event)):
        return False
    given = (value for other in account.of_kind("escape", loop) for value in other.values)
    return not any(_same(value, event.subject) for value in given)
