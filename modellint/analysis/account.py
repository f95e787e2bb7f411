"""The account of training loops: what happens in one round of a loop, in order, and to whose gradients."""

from __future__ import annotations

import bisect
import heapq
from collections.abc import Iterator
from functools import cached_property

from modellint.analysis.machine import Event, LoopRun
from modellint.analysis.objects import Built, Function, Instance, Parameters, Unknown, Value
from modellint.analysis.parameters import owner_of
from modellint.program.conditions import Guard, Literal, common
from modellint.records import dataclass


class Account:
    """All that happened around training loops, by the loops and the functions in which it happened."""

    def __init__(self, events: list[Event]) -> None:
        self.events = events
        self.in_loop: dict[LoopRun, list[Event]] = {}
        self._always: dict[LoopRun, Guard] = {}
        self._of_kind: dict[tuple[LoopRun | None, str], list[Event]] = {}
        self._in_function: dict[tuple[Function | None, str], list[Event]] = {}
        for event in events:
            self._in_function.setdefault((event.function, event.place.path), []).append(event)
            self._of_kind.setdefault((None, event.kind), []).append(event)
            for loop in event.loops:
                self.in_loop.setdefault(loop, []).append(event)
                self._of_kind.setdefault((loop, event.kind), []).append(event)

    def of_kind(self, kind: str, loop: LoopRun | None = None) -> list[Event]:
        """All events of a kind, in order; with ``loop``, those in one run of a loop."""
        return self._of_kind.get((loop, kind), [])

    def always(self, loop: LoopRun) -> Guard:
        """What all that happens in a loop requires."""
        if loop not in self._always:
            self._always[loop] = common(event.guard for event in self.in_loop[loop])
        return self._always[loop]

    @cached_property
    def given_away(self) -> set[int]:
        """The values (their ids) that somebody unknown is given, alone or in an attribute of an object."""
        values = [value for event in self.of_kind("escape") for value in event.values]
        objects = {id(value): value for value in values if isinstance(value, Instance)}
        inside = (id(part) for holder in objects.values() for part in holder.attributes.values())
        return {id(value) for value in values if not isinstance(value, Instance)}.union(inside)

    def beside(self, event: Event) -> list[Event]:
        """What happened in the same function."""
        return self._in_function[event.function, event.place.path]

    def backward_of(self, step: Event) -> tuple[Event | None, LoopRun | None]:
        """The last backward call before the step in one round of the innermost loop that has both."""
        for loop in reversed(step.loops):
            inside = self.of_kind("backward", loop)
            if inside:
                before = bisect.bisect_left(inside, step.order, key=lambda event: event.order)
                return inside[before - 1], loop
        return None, None

    def clears(self, step: Event, optimizer: Built | Unknown, loop: LoopRun) -> bool:
        """Whether anything on the way may clear the gradients; when in doubt, it does."""
        beside = (event for event in self.beside(step) if event.kind == "zero_grad")
        for event in (*self.of_kind("zero_grad", step.loops[0]), *beside):
            if not of_another(event.subject, optimizer):
                return True
        seen = watched(optimizer)
        return any(event.subject is optimizer for event in self.of_kind("made", loop)) or any(
            reaches(value, seen) for event in self.of_kind("escape", loop) for value in event.values
        )


_MOVING = ("zero_grad", "backward", "clip", "unscale", "step", "escape", "made")


@dataclass(frozen=True, slots=True, eq=False)
class Move:
    """Something that happens to the gradients of one optimizer.

    ``kind`` is ``clear``, ``backward``, ``clip``, ``unscale`` or ``step``; ``maybe`` stands for what may do any of it.
    """

    kind: str
    event: Event

    @property
    def order(self) -> int:
        """When it happened."""
        return self.event.order


class Round:
    """One round of a loop, seen from one optimizer: what happens to its gradients, in order."""

    def __init__(self, account: Account, loop: LoopRun, optimizer: Built) -> None:
        self.optimizer = optimizer
        self._watched = watched(optimizer)
        self._always = account.always(loop)
        events = heapq.merge(*(account.of_kind(kind, loop) for kind in _MOVING), key=lambda event: event.order)
        self.moves = [move for event in events if (move := self._move(event))]

    def of(self, kind: str) -> list[Move]:
        """All moves of a kind."""
        return [move for move in self.moves if move.kind == kind]

    def before(self, move: Move) -> Iterator[Move]:
        """What may have happened before, the latest first: in this round, then in the one before."""
        at = self.moves.index(move)
        yield from (m for m in reversed(self.moves[:at]) if m.event.guard.allows(move.event.guard))
        yield from reversed(self.moves[at:])

    def after(self, move: Move) -> Iterator[Move]:
        """What may happen next: in this round, then in the next one."""
        at = self.moves.index(move)
        yield from (m for m in self.moves[at + 1 :] if m.event.guard.allows(move.event.guard))
        yield from self.moves[: at + 1]

    def surely(self, one: Move, other: Move, *, earlier: bool) -> bool:
        """Whether one happens whenever the other does: ``earlier`` (or later) in the same round, or in every round."""
        if not self._as_often(one, other):
            return False
        same_round = (one.order < other.order) == earlier
        return self.each_time(one) or (same_round and other.event.guard.implies(one.event.guard))

    def each_time(self, move: Move) -> bool:
        """Whether it happens in every round."""
        return move.event.guard == self._always

    def counted(self, move: Move) -> int:
        """After how many rounds it happens, if it is under a condition that counts them; 1 if nobody knows, else 0."""
        return max((_counts(literal) for literal in (move.event.guard - self._always).literals), default=0)

    def _as_often(self, one: Move, other: Move) -> bool:
        """Whether there is no loop around one, of unknown length, that is not around the other."""
        return all(loop.known or loop in other.event.loops for loop in one.event.loops)

    def _move(self, event: Event) -> Move | None:
        match event.kind:
            case "zero_grad":
                kind = "clear" if self._is_mine(event.subject) else "maybe"
                return None if of_another(event.subject, self.optimizer) else Move(kind, event)
            case "backward":
                return Move("backward", event)
            case "clip" | "unscale" | "step" if self._is_mine(event.subject):
                return Move(event.kind, event)
            case "unscale" | "step" if isinstance(event.subject, Unknown):
                return Move("maybe", event)
            case "escape" if any(reaches(value, self._watched) for value in event.values):
                return Move("maybe", event)
            case "made" if event.subject is self.optimizer:
                return Move("maybe", event)
        return None

    def _is_mine(self, subject: object) -> bool:
        return subject is self.optimizer or (
            isinstance(subject, Built | Instance | Parameters | Unknown) and token(subject) in self._watched
        )


def _counts(literal: Literal) -> int:
    """After how many times a test holds: ``i % 4 == 0``, ``not i % 4``, or one of several with such a part."""
    atom, outcome = literal
    match atom.subject:
        case (_, _, "%", number) if outcome is (atom.relation == "=="):
            return number if isinstance(number, int) else 1
        case ("all", frozenset() as parts):
            return max((_counts((inner, holds is outcome)) for inner, holds in parts), default=0)
    return 0


def watched(optimizer: Built | Unknown) -> set[object]:
    """The optimizer, and the network whose parameters it holds: whoever gets them may clear their gradients."""
    held = [given.value for given in optimizer.arguments.values()][:1] if isinstance(optimizer, Built) else []
    return {token(optimizer), *(token(value) for value in held)}


def reaches(value: Value, seen: set[object]) -> bool:
    """Whether a value is watched, or an object that holds something that is."""
    parts = [value, *value.attributes.values()] if isinstance(value, Instance) else [value]
    return any(token(part) in seen for part in parts)


def token(value: Value) -> object:
    """What tells a value from others: parameters stand for their network, unknown values for their key."""
    match value:
        case Parameters(owner=owner):
            return token(owner)
        case Unknown() if (network := owner_of(value)) is not None:
            return token(network)
        case Unknown(key=key):
            return key if key is not None else object()
    return id(value)


def of_another(subject: object, optimizer: Built | Unknown) -> bool:
    """Whether something is said of another optimizer than this one."""
    both = isinstance(subject, Built) and isinstance(optimizer, Built)
    return both and isinstance(subject, Built) and subject.api.role == "optimizer" and subject is not optimizer
