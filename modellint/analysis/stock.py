"""All data sets, samplers and loaders of the program, and the loops that draw from them."""

from __future__ import annotations

import re

from modellint.analysis.account import Account
from modellint.analysis.machine import Event, LoopRun
from modellint.analysis.objects import Built, Choice, List, Literal, Unknown, Value
from modellint.analysis.pipelines import has
from modellint.diagnostics import Place

EVALUATING = re.compile(
    r"(?i)(?:^|_)(?:val|valid|validation|test|testing|eval|evaluation|dev)"
    r"(?:_?(?:data)?_?(?:loader|dl|set|ds|data|iter|dataset|generator|gen)s?)?\d*(?:_|$)"
)
TRAINING = re.compile(r"(?i)train|tr_|fit|tta|augment")
_DIFFERENTIATING = ("backward", "gradient")
_LEARNING = (*_DIFFERENTIATING, "step")
_EVALUATED_PARTS = ("test", "val", "valid", "validation", "testing")


class Stock:
    """All data sets, samplers and loaders of the program, under which names, and the loops that draw from them."""

    def __init__(self, account: Account) -> None:
        self.account = account
        self.made: dict[str, dict[Built, Event]] = {}
        self.names: dict[Built, list[tuple[str, Place]]] = {}
        self.draws: dict[Built, list[Event]] = {}
        for event in account.events:
            if isinstance(event.subject, Built):
                self._take(event, event.subject)

    def _take(self, event: Event, built: Built) -> None:
        match event.kind:
            case "stocked":
                self.made.setdefault(built.api.role, {}).setdefault(built, event)
            case "named":
                (name,) = event.values
                self.made.setdefault(built.api.role, {}).setdefault(built, event)
                if isinstance(name, Literal):
                    self.names.setdefault(built, []).append((str(name.value), event.place))
            case "draw":
                self.draws.setdefault(built, []).append(event)

    def of(self, role: str) -> list[Built]:
        """All that was made in a role."""
        return list(self.made.get(role, ()))

    def whole(self, dataset: Built) -> Built:
        """The data set that one is a part of, or itself."""
        inner = argument(dataset, "dataset")
        return self.whole(inner) if isinstance(inner, Built) and inner.api.role == "dataset" else dataset

    def trained(self, loader: Built) -> Event | None:
        """A loop that draws from a loader, differentiates and steps."""
        return next((draw for draw in self.draws.get(loader, ()) if self.learns(draw.loops[-1])), None)

    def evaluated(self, loader: Built) -> Event | None:
        """A loop that draws from a loader and runs a network without ever learning."""
        return next((draw for draw in self.draws.get(loader, ()) if self._evaluates(draw.loops[-1])), None)

    def learns(self, loop: LoopRun) -> bool:
        kinds = {event.kind for event in self.account.in_loop[loop]}
        return "step" in kinds and not kinds.isdisjoint(_DIFFERENTIATING)

    def _evaluates(self, loop: LoopRun) -> bool:
        inside = self.account.in_loop[loop]
        runs = [event for event in inside if event.kind == "forward"]
        still = [run for run in runs if run.no_grad or run.values == (Literal(False),)]
        return bool(runs) and len(still) == len(runs) and not any(event.kind in _LEARNING for event in inside)

    def name(self, built: Built) -> str:
        """The first name something is bound to."""
        return next((name for name, _ in self.names.get(built, ())), "")

    def is_named(self, built: Built, pattern: re.Pattern[str]) -> bool:
        """Whether any of its names is of a kind."""
        return any(pattern.search(name) for name, _ in self.names.get(built, ()))

    def is_for_evaluation(self, built: Built) -> bool:
        """Whether it is called a test or validation set or loader, and nothing else."""
        names = [name for name, _ in self.names.get(built, ())]
        return bool(names) and all(EVALUATING.search(name) and not TRAINING.search(name) for name in names)

    def serving(self, dataset: Built) -> list[Built]:
        """The loaders that take their samples from a data set, in whole or in part."""
        return [loader for loader in self.of("loader") if dataset in sources(argument(loader, "dataset"))]


def images_through(dataset: Built) -> Value | None:
    """The ``transform=`` that the PIL images of a data set go through; None if anybody may have changed it."""
    given = dataset.arguments.get("transform")
    own = "loader" not in dataset.arguments or dataset.arguments["loader"].value == Literal(None)
    if given is None or not own or "transform" in dataset.attributes or not has(dataset.api, "_Images"):
        return None
    return given.value


def argument(built: Built, name: str) -> Value:
    """What something was made with, unless it was set anew since."""
    if name in built.attributes:
        return built.attributes[name]
    given = built.arguments.get(name)
    return given.value if given else Unknown()


def each_option(value: Value) -> list[Value]:
    """What a value may be."""
    return [option for _, option in value.options] if isinstance(value, Choice) else [value]


def sources(dataset: Value) -> list[Value]:
    """A data set and those it is a part or a union of."""
    found, left = [], [dataset]
    while left:
        one = left.pop()
        found.append(one)
        if isinstance(one, Choice):
            left += each_option(one)
        if isinstance(one, Built) and one.api.role == "dataset":
            inner = [argument(one, name) for name in ("dataset", "datasets") if name in one.arguments]
            left += [item for value in inner for item in _inside(value)]
    return found


def _inside(value: Value) -> list[Value]:
    if isinstance(value, List):
        held = value.cells.get("items")
        return list(getattr(held, "items", ()))
    return [value]


def is_sampled(loader: Built) -> bool:
    """Whether something else than the loader says which samples come when."""
    return any(argument(loader, name) != Literal(None) for name in ("sampler", "batch_sampler"))


def part_of(dataset: Built) -> str:
    """Whether a data set was made as its ``train`` part or one for ``evaluation``; else nothing."""
    for name in ("train", "split"):
        match argument(dataset, name):
            case Literal(value=False):
                return "evaluation"
            case Literal(value=True | "train"):
                return "train"
            case Literal(value=str(part)) if part in _EVALUATED_PARTS:
                return "evaluation"
    return ""
