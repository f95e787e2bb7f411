"""What is wrong with the order of calls in training loops: one walk over each round, for all rules about order."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.analysis.account import Account, Move, Round
from modellint.analysis.machine import Event, LoopRun
from modellint.analysis.objects import Built, Given, Literal, Unknown, origin_of
from modellint.diagnostics import Place
from modellint.knowledge.api import ApiClass, ApiFunction
from modellint.knowledge.kinds import Kind
from modellint.knowledge.stubs import lookup
from modellint.program import facts
from modellint.program.facts import Fault, Misstep
from modellint.program.values import Tensor

_PLAIN = "torch.optim.SGD"


def training_loops(account: Account) -> Iterator[facts.TrainingLoop]:
    """The loops that step an optimizer, each with what it does about gradients."""
    for step in account.of_kind("step"):
        subject = step.subject
        if not isinstance(subject, Built | Unknown):
            continue
        backward, loop = account.backward_of(step)
        if backward and loop:
            yield facts.TrainingLoop(
                step.place,
                loop=loop.place,
                optimizer=subject.api.name if isinstance(subject, Built) else "",
                made=subject.place if isinstance(subject, Built) else None,
                backward=backward.place,
                clears=account.clears(step, subject, loop),
                together=backward.block == step.block,
                receiver=step.receiver,
                lost=origin_of(subject),
            )


def missteps(account: Account) -> Iterator[Misstep]:
    """What is wrong in each round of a loop that trains, for each optimizer it steps."""
    scalers = {event.place: event.subject for event in account.of_kind("made")}
    for loop, optimizer in _trained(account):
        yield from Walk(account, loop, optimizer, scalers).faults()


def _trained(account: Account) -> Iterator[tuple[LoopRun, Built]]:
    """Each loop with an optimizer that is stepped in it; the innermost one that also computes gradients."""
    found: dict[tuple[LoopRun, int], tuple[LoopRun, Built]] = {}
    for event in account.of_kind("step"):
        if isinstance(event.subject, Built):
            _, loop = account.backward_of(event)
            if loop is not None:
                found[loop, id(event.subject)] = loop, event.subject
    yield from found.values()


def _is_mean(loss: object) -> bool:
    """Whether backward is called on a loss's mean over a batch, as it is."""
    maker = loss.maker if isinstance(loss, Tensor) and loss.kind is Kind.SCALAR else None
    known = lookup(maker.name) if maker else None
    return isinstance(known, ApiClass | ApiFunction) and known.role == "loss"


def _in_order(cause: Move | None, step: Move | None) -> bool:
    """Whether what stands in the way of the step comes before it in the same round."""
    return cause is None or step is None or cause.order <= step.order


class Walk:
    """One optimizer in one loop."""

    def __init__(self, account: Account, loop: LoopRun, optimizer: Built, scalers: dict[Place, object]) -> None:
        self._optimizer = optimizer
        self._events = account.in_loop[loop]
        self._round = Round(account, loop, optimizer)
        self._scalers = scalers

    def faults(self) -> Iterator[Misstep]:
        """All that is wrong."""
        for step in self._round.of("step"):
            yield from self._step(step)
        for clip in self._round.of("clip"):
            yield from self._clip(clip)

    def _step(self, step: Move) -> Iterator[Misstep]:
        cleared = self._cleared(step)
        if cleared:
            yield self._misstep(Fault.CLEARED_BEFORE_STEP, step, cleared)
        backward = self._last(step, "backward", "unscale")
        if backward is None or backward.kind != "backward":
            return
        through, scaled = step.event.through, backward.event.through
        if scaled and not through and not self._uses_scaler("step"):
            yield self._misstep(Fault.STEPPED_WHILE_SCALED, step, backward, scaled)
        if through and not scaled and not any(event.through for event in self._kind("backward")):
            yield self._misstep(Fault.NOT_SCALED, step, backward, through)
        if through and not self._kind("update") and not self._given_away(through):
            yield self._misstep(Fault.SCALE_NOT_UPDATED, step, None, through)
        yield from self._accumulating(step)

    def _cleared(self, step: Move) -> Move | None:
        """What surely clears the gradients before the step takes them, with no backward call in between."""
        for move in self._round.before(step):
            if move.kind == "clear" and self._round.surely(move, step, earlier=True):
                return move
            if move.kind in ("backward", "maybe", "step"):
                return None
        return None

    def _accumulating(self, step: Move) -> Iterator[Misstep]:
        """A step every few rounds, and gradients that are cleared in each round before backward adds to them."""
        backward = self._last(step, "backward", "maybe")
        if backward is None or not self._round.counted(step) or not self._round.each_time(backward):
            return
        last = self._last(backward, "clear", "step", "maybe")
        if last and last.kind == "clear" and self._round.each_time(last):
            yield self._misstep(Fault.CLEARED_EACH_BATCH, last, step)
        elif (rounds := self._round.counted(step)) > 1 and _is_mean(backward.event.subject) and self._is_plain():
            yield self._misstep(Fault.NOT_AVERAGED, backward, step, rounds=rounds)

    def _is_plain(self) -> bool:
        """Whether the length of the steps depends on the size of the gradients."""
        return self._optimizer.api.name == _PLAIN or bool(self._round.of("clip"))

    def _clip(self, clip: Move) -> Iterator[Misstep]:
        kinds = ("backward", "clear", "step", "maybe", "unscale")
        last = self._last(clip, *kinds)
        following = next((move for move in self._round.after(clip) if move.kind in kinds), None)
        if last is None or following is None or not self._alike(clip, last, following):
            return
        if last.kind == "clear" and following.kind == "backward":
            yield self._misstep(Fault.CLIPPED_BEFORE_BACKWARD, clip, following)
        if last.kind == "step" and following.kind == "clear":
            yield self._misstep(Fault.CLIPPED_AFTER_STEP, clip, last)
        if last.kind == "backward" and following.kind == "step" and last.event.through and following.event.through:
            yield self._misstep(Fault.CLIPPED_WHILE_SCALED, clip, following, last.event.through)

    def _alike(self, *moves: Move) -> bool:
        """Whether these happen on the same runs, in the same loop."""
        first = moves[0].event
        return all(move.event.guard == first.guard and move.event.loops == first.loops for move in moves)

    def _last(self, move: Move, *kinds: str) -> Move | None:
        return next((m for m in self._round.before(move) if m.kind in kinds), None)

    def _kind(self, kind: str) -> list[Event]:
        return [event for event in self._events if event.kind == kind]

    def _uses_scaler(self, kind: str) -> bool:
        return any(event.through for event in self._kind(kind))

    def _given_away(self, scaler: Place) -> bool:
        """Whether something unknown gets the scaler, and may update it."""
        made = self._scalers.get(scaler)
        return any(value is made for event in self._kind("escape") for value in event.values)

    def _misstep(
        self, fault: Fault, move: Move, cause: Move | None, scaler: Place | None = None, rounds: int = 0
    ) -> Misstep:
        built = self._scalers.get(scaler) if scaler else None
        enabled = built.arguments.get("enabled", Given(Literal(True))) if isinstance(built, Built) else None
        step, backward = self._nearest("step", move), self._nearest("backward", move)
        calls = [call.event for call in (move, cause, step, backward) if call]
        return Misstep(
            move.event.place,
            fault=fault,
            cause=cause.event.place if cause else None,
            optimizer=self._optimizer.api.name,
            backward=backward.event.place if backward else None,
            step=step.event.place if step else None,
            receiver=step.event.receiver if step else None,
            scaler=scaler,
            scaler_name=step.event.scaler if step else None,
            together=all(call.block == calls[0].block for call in calls) and _in_order(cause, step),
            conditional=enabled is not None and enabled.value != Literal(True),
            rounds=rounds,
        )

    def _nearest(self, kind: str, move: Move) -> Move | None:
        moves = self._round.of(kind)
        return min(moves, key=lambda other: abs(other.order - move.order)) if moves else None
