"""State dicts: of what network they are, and into what network they are loaded, by way of a file or not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from modellint.analysis.library import Use, applies, wrapped
from modellint.analysis.machine import Machine
from modellint.analysis.objects import UNKNOWN, Built, Instance, Literal, Unknown, Value
from modellint.diagnostics import Place
from modellint.program import facts
from modellint.program.conditions import Guard

PREFIXING = ("torch.nn.DataParallel", "torch.nn.parallel.DistributedDataParallel")


@dataclass(frozen=True, slots=True)
class State:
    """The state of a network was asked for (or is loaded into it), on these runs."""

    network: Value
    place: Place
    runs: Guard
    receiver: Place | None = None
    strict: bool = True
    key: object = None

    @property
    def wrapper(self) -> str:
        """The name of the wrapper that puts a prefix before all keys; nothing for a bare network."""
        return self.network.api.name if isinstance(self.network, Built) and self.network.api.name in PREFIXING else ""

    @property
    def bare(self) -> bool:
        """Whether it is seen to be a network without a wrapper."""
        known = isinstance(self.network, Instance) or (
            isinstance(self.network, Built) and self.network.api.role != "wrapper"
        )
        return known and not self.wrapper


@applies("state")
def _state(machine: Machine, use: Use) -> Value:
    if use.receiver is None:
        return UNKNOWN
    key = (0, "state", machine.serial())
    machine.states[key] = State(use.receiver, use.place, machine.runs, use.receiver_place)
    return Unknown(key)


@applies("restore")
def _restore(machine: Machine, use: Use) -> Value:
    given = use.argument("state_dict").value
    if use.receiver is not None and isinstance(given, Unknown) and given.key is not None:
        strict = use.argument("strict").value != Literal(False)
        machine.restored.append(
            State(use.receiver, use.place, machine.runs, use.receiver_place, strict=strict, key=given.key)
        )
    return UNKNOWN


def mismatches(machine: Machine) -> Iterator[facts.StateMismatch]:
    """States that are loaded into networks whose keys are other ones, because only one of the two is wrapped."""
    for target in machine.restored:
        for key in _sources(machine, target.key):
            source = machine.states.get(key)
            if source and target.runs.allows(source.runs) and _differ(source, target):
                yield facts.StateMismatch(
                    source.place,
                    wrapper=source.wrapper or target.wrapper,
                    saved=bool(source.wrapper),
                    loaded=target.place,
                    strict=target.strict,
                    receiver=source.receiver if source.wrapper else target.receiver,
                )


def _differ(source: State, target: State) -> bool:
    """Whether just one of the two puts a prefix before its keys, and the other is the network it wraps, or like it."""
    one, other = (source, target) if source.wrapper else (target, source)
    if not one.wrapper or not other.bare or not isinstance(one.network, Built):
        return False
    inside = wrapped(one.network)
    return inside is other.network or _kind(inside) == _kind(other.network) is not None


def _kind(network: Value) -> object:
    match network:
        case Instance(cls=cls):
            return cls
        case Built(api=api):
            return api.name
    return None


def _sources(machine: Machine, key: object) -> Iterator[object]:
    """Where a state may come from: it is one itself, or was written to the file that it is read from."""
    yield key
    match key:
        case (0, "file", file):
            yield from machine.written.get((file, ""), ())
        case (_, (0, "file", file), "[]", str(name)):
            yield from machine.written.get((file, name), ())
