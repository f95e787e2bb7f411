"""Training and evaluation mode: in which one networks run where, and whether gradients are recorded."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice

from modellint.analysis.account import Account, token
from modellint.analysis.classes import library_base
from modellint.analysis.library import NETWORKS
from modellint.analysis.machine import Event, LoopRun
from modellint.analysis.objects import Built, Instance, Literal, Unknown, Value
from modellint.analysis.parts import learns, modal_part, parts
from modellint.diagnostics import Place
from modellint.program import facts

_EVALUATING = re.compile(r"(?i)(?:^|_)(?:val|valid|validat\w*|eval|evaluat\w*|test|infer|inference|predict\w*)(?:_|$)")
_MODES = ("train", "eval", "mode")


def modes(account: Account) -> Iterator[facts.ModeLost | facts.Evaluation]:
    """What is to be said of modes, once for each network and place."""
    uses = [event for event in account.events if event.loops and _network(event) is not None]
    switches = _by_network(event for event in account.events if event.kind in _MODES)
    yield from _lost(account, _by_network(uses))
    yield from _evaluations(account, uses, switches)


def _by_network(events: Iterable[Event]) -> Mapping[object, list[Event]]:
    """Events by the network that they are about."""
    found: dict[object, list[Event]] = {}
    for event in events:
        if isinstance(event.subject, Instance | Built | Unknown):
            found.setdefault(token(event.subject), []).append(event)
    return found


def _network(use: Event) -> Value | None:
    """The network that is run; for something unknown, whatever is called.

    What a network does with its parts is its own affair, in any of its methods.
    """
    owner = use.function.owner if use.function else None
    base = library_base(owner) if owner else None
    if base and base.role in NETWORKS and not (isinstance(use.subject, Instance) and use.subject.cls is owner):
        return None
    if use.kind == "forward" or (use.kind == "escape" and isinstance(use.subject, Unknown) and use.subject.key):
        subject = use.subject
        return subject if isinstance(subject, Instance | Built | Unknown) else None
    return None


def _is_about(event: Event, network: Value) -> bool:
    subject = event.subject
    return isinstance(subject, Instance | Built | Unknown) and token(subject) == token(network)


# --- evaluation mode that is never left ---


def _lost(account: Account, uses: Mapping[object, list[Event]]) -> Iterator[facts.ModeLost]:
    for switch in account.of_kind("eval"):
        network = switch.subject
        if not isinstance(network, Instance | Built | Unknown):
            continue
        steps = {use.order for use in uses.get(token(network), ()) if switch.loops and _trains(account, use)}
        for loop in switch.loops if steps else ():
            use = _next_use(account, loop, switch, network, steps)
            modal = modal_part(network) if use else None
            if use and modal is not False:
                yield facts.ModeLost(
                    switch.place,
                    loop=loop.place,
                    call=switch.call,
                    forward=use.place,
                    part=modal if isinstance(modal, Place) else None,
                    receiver=switch.receiver if switch.function is use.function else None,
                )
                break


def _trains(account: Account, use: Event) -> bool:
    """Whether backward is called behind it in the same round of its loop."""
    return not use.no_grad and any(
        event.order > use.order and event.guard.allows(use.guard)
        for event in account.of_kind("backward", use.loops[-1])
    )


def _next_use(account: Account, loop: LoopRun, switch: Event, network: Value, steps: set[int]) -> Event | None:
    """The network's next training step in the loop, after it was evaluated and unless its mode was set before."""
    inside = account.in_loop[loop]
    at = bisect.bisect_left(inside, switch.order, key=lambda event: event.order)
    if any(_is_left(loop, event, switch) for event in account.of_kind("break", loop)):
        return None
    evaluated = False
    behind = (event for event in islice(inside, at + 1, None) if event.guard.allows(switch.guard))
    for event in chain(behind, () if loop.known else islice(inside, at + 1)):
        if event.kind in _MODES and (_is_about(event, network) or _is_within(event, network)):
            return None
        if event.order in steps:
            return event if evaluated else None
        evaluated = evaluated or _runs(event, network)
    return None


def _is_left(loop: LoopRun, event: Event, switch: Event) -> bool:
    """Whether a ``break`` behind the switch leaves this loop whenever the switch is thrown."""
    return event.order > switch.order and event.loops[-1] is loop and switch.guard.implies(event.guard)


def _runs(event: Event, network: Value) -> bool:
    """Whether the network is run, or given to somebody who may."""
    given = (event.subject, *event.values) if event.kind == "escape" else (event.subject,)
    seen = [value for value in given if isinstance(value, Instance | Built | Unknown)]
    return event.kind in ("forward", "escape") and any(token(value) == token(network) for value in seen)


def _is_within(switch: Event, network: Value) -> bool:
    """Whether it is a part or a holder of the network that is switched, or something nobody knows."""
    subject = switch.subject
    if not isinstance(subject, Instance | Built) or not isinstance(network, Instance | Built):
        return True
    return any(part is network for part in parts(subject)) or any(part is subject for part in parts(network))


# --- evaluation ---


def _evaluations(
    account: Account, uses: list[Event], switches: Mapping[object, list[Event]]
) -> Iterator[facts.Evaluation]:
    """Each loop that runs a network and never computes gradients."""
    for use in uses:
        network, loop = _network(use), use.loops[-1]
        if network is None or loop.known or _differentiates(account, use) or not learns(network):
            continue
        switch = _switch(use, switches.get(token(network), []))
        mode = _mode(use, switch)
        if mode is None:
            continue
        function = use.function.name if use.function else ""
        part = modal_part(network)
        yield facts.Evaluation(
            use.place,
            use.assumed,
            certain=not use.assumed,
            loop=loop.place,
            training=mode,
            no_grad=use.no_grad,
            part=part if isinstance(part, Place) else None,
            switch=switch.place if switch and switch.function is use.function else None,
            function=function,
            named=bool(_EVALUATING.search(function)),
        )


def _differentiates(account: Account, use: Event) -> bool:
    """Whether gradients are computed in the loop, or anywhere in the function."""
    kinds = ("backward", "gradient", "step")
    return any(account.of_kind(kind, use.loops[-1]) for kind in kinds) or any(
        event.kind in kinds for event in account.beside(use)
    )


def _switch(use: Event, switches: list[Event]) -> Event | None:
    """Where the network was last put into a mode."""
    before = bisect.bisect_left(switches, use.order, key=lambda event: event.order)
    return next((switches[i] for i in reversed(range(before)) if switches[i].guard.allows(use.guard)), None)


def _mode(use: Event, switch: Event | None) -> bool | None:
    """Whether the network trains at that point; None if nobody can tell."""
    if use.kind == "forward":
        (mode,) = use.values
        return mode.value if isinstance(mode, Literal) and isinstance(mode.value, bool) else None
    if switch is None or switch.kind == "mode" or not use.guard.implies(switch.guard):
        return None
    return switch.kind == "train"
