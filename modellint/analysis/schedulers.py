"""Learning rate schedulers: when they are stepped, compared to the steps of their optimizers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from modellint.analysis.classes import member
from modellint.analysis.library import constructs
from modellint.analysis.machine import Arguments, Event, LoopRun, Machine
from modellint.analysis.objects import LIBRARY, Built, Instance, Unknown, Value
from modellint.analysis.rates import note_peak
from modellint.analysis.settings import count_of, rounds_of, settings_of
from modellint.analysis.written import Written
from modellint.diagnostics import Place
from modellint.knowledge.api import ApiFunction
from modellint.program import facts
from modellint.program.conditions import Guard

_ROLES = ("scheduler", "rate_scheduler")


@constructs("scheduler")
def _make(machine: Machine, built: Built, arguments: Arguments) -> None:
    if built.place:
        machine.event("scheduler", built.place, built)


@constructs("rate_scheduler")
def _make_rate(machine: Machine, built: Built, arguments: Arguments) -> None:
    """A scheduler that sets the rate itself: what the optimizer was built with is a factor, or nothing."""
    _make(machine, built, arguments)
    given = arguments.first("optimizer")
    if given and isinstance(given.value, Built):
        machine.overruled.add(given.value)
        note_peak(machine, built, given.value)


def stepped(machine: Machine, owner: Value, arguments: Arguments, place: Place) -> None:
    """Take note of ``scheduler.step(…)``."""
    found = _scheduler(owner)
    if found is not None:
        given = arguments.first("metrics", "epoch")
        bare = given is None and not arguments.open
        machine.event(
            "schedule", place, found, receiver=given.place if given else None, values=() if bare else (found,)
        )


def _scheduler(owner: Value) -> Built | None:
    """The library's scheduler that an object is, or that it is built upon without a step of its own."""
    if isinstance(owner, Instance) and isinstance(member(owner.cls, "step"), ApiFunction):
        owner = owner.attributes.get(LIBRARY, owner)
    return owner if isinstance(owner, Built) and owner.api.role in _ROLES else None


# --- what follows ---


@dataclass
class Life:
    """What becomes of one scheduler: where it is made, its steps, and those of its optimizer."""

    built: Built
    made: Event
    steps: list[Event] = field(default_factory=list)
    trained: list[Event] = field(default_factory=list)


def schedules(machine: Machine) -> Iterator[facts.Made]:
    """What there is to say of every scheduler."""
    written = Written(machine)
    for life in _lives(machine.events):
        if not life.steps:
            yield from _idle(machine, written, life)
        for step in life.steps:
            yield _step(machine, written, life, step)


def _lives(events: list[Event]) -> list[Life]:
    lives: dict[object, Life] = {}
    trained: dict[object, list[Event]] = {}
    for event in events:
        if event.kind == "scheduler" and isinstance(event.subject, Built):
            given = event.subject.arguments.get("optimizer")
            of = trained.setdefault(given.value if given and isinstance(given.value, Built) else event.subject, [])
            lives[event.subject] = Life(event.subject, event, trained=of)
        elif event.kind == "schedule" and event.subject in lives:
            lives[event.subject].steps.append(event)
        elif event.kind == "step" and isinstance(event.subject, Built):
            trained.setdefault(event.subject, []).append(event)
    return list(lives.values())


def _idle(machine: Machine, written: Written, life: Life) -> Iterator[facts.IdleScheduler]:
    training = next((event for event in life.trained if _beyond(event, life.made)), None)
    name = written.name_of(life.made) if training else None
    if training and name:
        yield facts.IdleScheduler(
            life.made.place,
            life.made.guard,
            name=life.built.api.name,
            framework=life.built.api.framework,
            settings=settings_of(machine, life.built),
            called=name,
            step=training.place,
        )


def _step(machine: Machine, written: Written, life: Life, step: Event) -> facts.SchedulerStep:
    around = _beyond(step, life.made)
    within = [event for event in life.trained if _serials(event.loops) == _serials(step.loops)]
    per_batch = len(around) > 1 and not around[-1].known and any(e.guard.implies(step.guard) for e in within)
    epochs = next((loop for loop in reversed(around[:-1] if per_batch else around) if not loop.known), None)
    rounds = rounds_of(epochs.over) if epochs else None
    return facts.SchedulerStep(
        step.place,
        step.guard,
        _is_meant(life, step),
        name=life.built.api.name,
        framework=life.built.api.framework,
        settings=settings_of(machine, life.built, rounds),
        made=life.made.place,
        bare=not step.values,
        metric=written.called(step.receiver) if step.receiver else "",
        per_batch=per_batch and epochs is not None,
        per_epoch=not within and any(_is_inside(event, step) for event in life.trained),
        rounds=count_of(rounds),
        early=_early(machine.events, life, step),
    )


def _beyond(event: Event, made: Event) -> list[LoopRun]:
    """The loops around an event that what it is about was not made in."""
    outer = _serials(made.loops)
    return [loop for loop in event.loops if loop.serial not in outer]


def _serials(loops: tuple[LoopRun, ...]) -> list[int]:
    return [loop.serial for loop in loops]


def _is_inside(event: Event, step: Event) -> bool:
    """Whether an event happens in one more loop, of many rounds, inside of those around a step."""
    outer, inner = _serials(step.loops), _serials(event.loops)
    return bool(outer) and inner[: len(outer)] == outer and any(not loop.known for loop in event.loops[len(outer) :])


def _is_meant(life: Life, step: Event) -> bool:
    """Whether this call is surely made on this very scheduler: nothing tells it from others that take other calls."""
    if step.guard.literals <= life.made.guard.literals:
        return True
    both = {bool(other.values) for other in life.steps}
    return not life.made.guard and len(both) == 1 and not _mentions(step.guard, life.built)


def _mentions(guard: Guard, built: Built) -> bool:
    """Whether a test on the way was one of the object itself."""
    return any(_holds(atom.subject, id(built)) for atom, _ in guard.literals)


def _holds(key: object, wanted: int) -> bool:
    return key == wanted if isinstance(key, int) else isinstance(key, tuple) and any(_holds(k, wanted) for k in key)


def _early(events: list[Event], life: Life, step: Event) -> Place | None:
    """The optimizer's step that comes after the scheduler's in each round, if none comes before it."""
    loop = next((loop for loop in reversed(step.loops) if not loop.known), None)
    if loop is None or not life.trained:
        return None
    inside = [event for event in life.trained if loop.serial in _serials(event.loops)]
    after = [event for event in inside if event.order > step.order and event.guard.implies(step.guard)]
    if not after or after != inside:
        return None
    before = (event for event in events[: step.order] if loop.serial in _serials(event.loops))
    return None if any(_may_train(event, after[0]) for event in before) else after[0].place


def _may_train(event: Event, step: Event) -> bool:
    """Whether something that nobody follows is given the optimizer, or steps one that is not known."""
    if event.kind == "escape":
        return any(value is step.subject or isinstance(value, Instance) for value in event.values)
    return event.kind == "step" and isinstance(event.subject, Unknown)
