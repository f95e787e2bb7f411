"""Loaders: which data sets they serve, in which loops, and what is wrong with that."""

from __future__ import annotations

import re
from collections.abc import Iterator

from modellint.analysis.account import Account, token
from modellint.analysis.classes import member
from modellint.analysis.machine import Event, LoopRun
from modellint.analysis.objects import Built, Choice, Function, Instance, List, Literal, Unknown, Value
from modellint.analysis.pipelines import flows, has, variants
from modellint.diagnostics import Place
from modellint.program import facts
from modellint.program.facts import Fact

EVALUATING = re.compile(
    r"(?i)(?:^|_)(?:val|valid|validation|test|testing|eval|evaluation|dev)"
    r"(?:_?(?:data)?_?(?:loader|dl|set|ds|data|iter|dataset|generator|gen)s?)?\d*(?:_|$)"
)
TRAINING = re.compile(r"(?i)train|tr_|fit|tta|augment")
_EVALUATED_PARTS = ("test", "val", "valid", "validation", "testing")
_DIFFERENTIATING = ("backward", "gradient")
_LEARNING = (*_DIFFERENTIATING, "step")
_NOTHING = {
    "GaussianBlur": "sigma",
    "RandomRotation": "degrees",
}


class Stock:
    """All data sets, samplers and loaders of the program, under which names, and the loops that draw from them."""

    def __init__(self, account: Account) -> None:
        self.account = account
        self._made: dict[str, dict[Built, Event]] = {}
        self.names: dict[Built, list[tuple[str, Place]]] = {}
        self.draws: dict[Built, list[Event]] = {}
        for event in account.events:
            if isinstance(event.subject, Built):
                self._take(event, event.subject)

    def _take(self, event: Event, built: Built) -> None:
        match event.kind:
            case "stocked":
                self._made.setdefault(built.api.role, {}).setdefault(built, event)
            case "named":
                (name,) = event.values
                if isinstance(name, Literal):
                    self.names.setdefault(built, []).append((str(name.value), event.place))
            case "draw":
                self.draws.setdefault(built, []).append(event)

    def of(self, role: str) -> list[Built]:
        """All that was made in a role."""
        return list(self._made.get(role, ()))

    def images(self, dataset: Built) -> Value | None:
        """The ``transform=`` that the PIL images of a data set go through; None if anybody may have changed it."""
        given = dataset.arguments.get("transform")
        own = "loader" not in dataset.arguments or dataset.arguments["loader"].value == Literal(None)
        if given is None or not own or "transform" in dataset.attributes or not has(dataset.api, "_Images"):
            return None
        return given.value

    def facts(self) -> Iterator[Fact]:
        """What is to be said of loaders and data sets."""
        for loader in self.of("loader"):
            yield from self._loader(loader)
            yield from self._unbatched(loader)
            yield from self._shared(loader)
        for dataset in self.of("dataset"):
            yield from self._augmented(dataset)
        for sampler in self.of("sampler"):
            yield from self._same_order(sampler)

    # --- what loaders are for ---

    def trained(self, loader: Built) -> Event | None:
        """A loop that draws from a loader, differentiates and steps."""
        return next((draw for draw in self.draws.get(loader, ()) if self._learns(draw.loops[-1])), None)

    def evaluated(self, loader: Built) -> Event | None:
        """A loop that draws from a loader and runs a network without ever learning."""
        return next((draw for draw in self.draws.get(loader, ()) if self._evaluates(draw.loops[-1])), None)

    def _learns(self, loop: LoopRun) -> bool:
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
        return [loader for loader in self.of("loader") if dataset in _sources(_argument(loader, "dataset"))]

    # --- loaders ---

    def _loader(self, loader: Built) -> Iterator[facts.Loader]:
        dataset = _argument(loader, "dataset")
        trained, evaluated = self.trained(loader), self.evaluated(loader)
        if loader.place is None or (trained is None and evaluated is None):
            return
        yield facts.Loader(
            loader.place,
            name=self.name(loader),
            trained=trained.place if trained else None,
            evaluated=evaluated.place if evaluated else None,
            shuffles=_shuffles(loader),
            sampled=_is_sampled(loader),
            dataset=dataset.place if isinstance(dataset, Built | Instance) else None,
            dataset_name=dataset.api.name if isinstance(dataset, Built) else "",
            listed=isinstance(dataset, Built) and has(dataset.api, "_ByClass"),
            indexed=_is_indexed(dataset),
        )

    def _unbatched(self, loader: Built) -> Iterator[facts.Unbatched]:
        """``default_collate`` is given what it cannot stack."""
        dataset = _argument(loader, "dataset")
        if not isinstance(dataset, Built) or _argument(loader, "collate_fn") != Literal(None) or not loader.place:
            return
        images = self.images(dataset)
        found = [_outcome(path) for path in variants(images)] if images is not None else []
        if found and all(what == "image" for what in found) and "transforms" not in dataset.arguments:
            yield facts.Unbatched(loader.place, dataset=dataset.place, name=dataset.api.name)

    def _shared(self, loader: Built) -> Iterator[facts.SharedSet]:
        """A loader for evaluation over the very data set that another one trains on."""
        dataset = _argument(loader, "dataset")
        if _is_sampled(loader) or not self.is_for_evaluation(loader) or self.trained(loader) or not loader.place:
            return
        event = self._made["loader"][loader]
        for other in self.of("loader"):
            with_same = other is not loader and _is_same(_argument(other, "dataset"), dataset)
            if not with_same or _is_sampled(other) or not self._made["loader"][other].guard.allows(event.guard):
                continue
            if self.trained(other) or (self.is_named(other, TRAINING) and not self.is_named(other, EVALUATING)):
                spare = self._spare(dataset)
                given = loader.arguments["dataset"]
                yield facts.SharedSet(
                    loader.place,
                    event.assumed,
                    certain=not event.assumed,
                    name=self.name(loader),
                    trained=other.place,
                    argument=given.place,
                    spare=self.name(spare) if spare else "",
                    spared=spare.place if spare else None,
                    known=isinstance(dataset, Built) and _part_of(dataset) == "train",
                )
                return

    def _spare(self, dataset: Value) -> Built | None:
        """A data set for evaluation, of the same class, that no loader serves."""
        if not isinstance(dataset, Built):
            return None
        same = [other for other in self.of("dataset") if other.api is dataset.api and other is not dataset]
        idle = [other for other in same if self.is_for_evaluation(other) and not self.serving(other)]
        return idle[0] if len(idle) == 1 else None

    # --- data sets ---

    def _augmented(self, dataset: Built) -> Iterator[facts.Augmented]:
        """A data set for evaluation with transforms that differ each time."""
        given = dataset.arguments.get("transform")
        if given is None or "transform" in dataset.attributes or not dataset.place:
            return
        lists = [_random(path) for path in variants(given.value)]
        if not lists or not all(lists) or self.is_named(dataset, TRAINING):
            return
        found = self._evidence(dataset)
        if found:
            evidence, words, seen = found
            yield facts.Augmented(
                dataset.place, members=tuple(lists[0]), evidence=evidence, words=words, seen=seen
            )

    def _evidence(self, dataset: Built) -> tuple[str, str, Place | None] | None:
        """What tells that a data set is for evaluation, if nothing speaks against it."""
        loaders = self.serving(dataset)
        if any(self.trained(loader) or self.is_named(loader, TRAINING) for loader in loaders):
            return None
        if _part_of(dataset) == "evaluation":
            return "argument", _spelled_part(dataset), None
        for loader in loaders:
            if evaluated := self.evaluated(loader):
                return "loop", "", evaluated.place
        named = next((each for each in (dataset, *loaders) if self.is_for_evaluation(each)), None)
        return ("name", self.name(named), self.names[named][0][1]) if named else None

    # --- samplers ---

    def _same_order(self, sampler: Built) -> Iterator[facts.SameOrder]:
        """A distributed sampler that is never told which epoch it is."""
        shuffles = _argument(sampler, "shuffle")
        if not sampler.api.name.endswith("DistributedSampler") or shuffles != Literal(True) or not sampler.place:
            return
        if any(event.kind == "set_epoch" and self._may_be(event.subject, sampler) for event in self.account.events):
            return
        for loader in self.of("loader"):
            if not any(option is sampler for option in _options(_argument(loader, "sampler"))):
                continue
            if self._escapes(sampler, loader):
                return
            for draw in self.draws.get(loader, ()):
                epochs = [loop for loop in draw.loops[:-1] if not loop.known]
                if epochs and self._learns(draw.loops[-1]):
                    yield facts.SameOrder(
                        sampler.place, loop=epochs[-1].place, name=self.name(sampler), loader=loader.place
                    )
                    return

    def _may_be(self, subject: object, sampler: Built) -> bool:
        return not isinstance(subject, Built) or subject.api.role != "sampler" or subject is sampler

    def _escapes(self, *built: Built) -> bool:
        """Whether something unknown is given one of these, which may do anything with it."""
        return any(
            event.kind == "escape" and any(value is each for value in event.values for each in built)
            for event in self.account.events
        )


def _argument(built: Built, name: str) -> Value:
    given = built.arguments.get(name)
    return given.value if given else Unknown()


def _options(value: Value) -> list[Value]:
    return [option for _, option in value.options] if isinstance(value, Choice) else [value]


def _sources(dataset: Value) -> list[Value]:
    """A data set and those it is a part or a union of."""
    found, left = [], [dataset]
    while left:
        one = left.pop()
        found.append(one)
        if isinstance(one, Choice):
            left += _options(one)
        if isinstance(one, Built) and one.api.role == "dataset":
            inner = [_argument(one, name) for name in ("dataset", "datasets") if name in one.arguments]
            left += [item for value in inner for item in _inside(value)]
    return found


def _inside(value: Value) -> list[Value]:
    if isinstance(value, List):
        held = value.cells.get("items")
        return list(getattr(held, "items", ()))
    return [value]


def _is_same(one: Value, other: Value) -> bool:
    if isinstance(one, Unknown):
        return one.key is not None and one == other
    return isinstance(one, Built | Instance) and token(one) == token(other)


def _is_sampled(loader: Built) -> bool:
    return any(_argument(loader, name) != Literal(None) for name in ("sampler", "batch_sampler"))


def _shuffles(loader: Built) -> bool | None:
    given = _argument(loader, "shuffle")
    return bool(given.value) if isinstance(given, Literal) else None


def _is_indexed(dataset: Value) -> bool:
    """Whether samples have numbers, so that they come in one order if nobody shuffles."""
    if isinstance(dataset, Instance):
        return isinstance(member(dataset.cls, "__getitem__"), Function)
    if not isinstance(dataset, Built):
        return isinstance(dataset, List)
    return dataset.api.name.endswith(".TensorDataset") or has(dataset.api, "VisionDataset")


def _part_of(dataset: Built) -> str:
    """Whether a data set was made as its ``train`` part or one for ``evaluation``; else nothing."""
    for name in ("train", "split"):
        match _argument(dataset, name):
            case Literal(value=False):
                return "evaluation"
            case Literal(value=True | "train"):
                return "train"
            case Literal(value=str(part)) if part in _EVALUATED_PARTS:
                return "evaluation"
    return ""


def _spelled_part(dataset: Built) -> str:
    for name in ("train", "split"):
        value = _argument(dataset, name)
        if isinstance(value, Literal) and value.value is not True:
            return f"{name}={value.value!r}"
    return ""


def _random(path: tuple[Value, ...]) -> list[tuple[str, Place | None]]:
    """The transforms in a pipeline that do something else each time."""
    found: list[tuple[str, Place | None]] = []
    size: Value = Unknown()
    for step in path:
        if not isinstance(step, Built):
            continue
        if has(step.api, "_Random") and not _is_settled(step, size):
            found.append((step.api.name.rpartition(".")[2], step.place))
        if has(step.api, "_Sizing"):
            size = _argument(step, "size")
    return found


def _is_settled(step: Built, size: Value) -> bool:
    """Whether its arguments leave nothing, or may leave nothing, to chance."""
    short = step.api.name.rpartition(".")[2]
    chance = _argument(step, "p")
    if "p" in step.arguments and (not isinstance(chance, Literal) or chance.value in (0, 0.0)):
        return True
    if short == "RandomCrop":
        return _argument(step, "padding") == Literal(None) and _extent(_argument(step, "size")) == _extent(size)
    if short == "ColorJitter":
        return all(_argument(step, name) == Literal(0) for name in ("brightness", "contrast", "saturation", "hue"))
    value = _argument(step, _NOTHING[short]) if short in _NOTHING else None
    return isinstance(value, Literal) and (short == "GaussianBlur" or value.value == 0)


def _extent(size: Value) -> object:
    """A size in comparable form; for nobody knows how large, nothing else is alike."""
    held = size.cells.get("items") if isinstance(size, List) else size
    items = getattr(held, "items", None)
    if items and all(isinstance(item, Literal) for item in items):
        values = {item.value for item in items}
        return values.pop() if len(values) == 1 else tuple(item.value for item in items)
    return held.value if isinstance(held, Literal) else object()


def _outcome(path: tuple[Value, ...]) -> str:
    *_, (_, flow) = flows(path, "image")
    return flow.what


