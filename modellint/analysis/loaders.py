"""Loaders: which data sets they serve, in which loops, and what is wrong with that."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.analysis.account import token
from modellint.analysis.classes import member
from modellint.analysis.objects import Built, Function, Instance, List, Literal, Unknown, Value
from modellint.analysis.pipelines import flows, has, variants
from modellint.analysis.stock import EVALUATING, TRAINING, Stock, argument, images_through, is_sampled, part_of
from modellint.program import facts
from modellint.program.facts import Fact


def loaders(stock: Stock) -> Iterator[Fact]:
    """What is to be said of loaders."""
    for loader in stock.of("loader"):
        yield from _use(stock, loader)
        yield from _unbatched(stock, loader)
        yield from _shared(stock, loader)


def _use(stock: Stock, loader: Built) -> Iterator[facts.Loader]:
    dataset = argument(loader, "dataset")
    trained, evaluated = stock.trained(loader), stock.evaluated(loader)
    if loader.place is None or (trained is None and evaluated is None):
        return
    yield facts.Loader(
        loader.place,
        name=stock.name(loader),
        trained=trained.place if trained else None,
        evaluated=evaluated.place if evaluated else None,
        shuffles=_shuffles(loader),
        sampled=is_sampled(loader),
        dataset=dataset.place if isinstance(dataset, Built | Instance) else None,
        dataset_name=dataset.api.name if isinstance(dataset, Built) else "",
        listed=isinstance(dataset, Built) and has(dataset.api, "_ByClass"),
        labelled=trained is not None and trained.values == (Literal(True),),
        indexed=_is_indexed(dataset),
    )


def _unbatched(stock: Stock, loader: Built) -> Iterator[facts.Unbatched]:
    """``default_collate`` is given what it cannot stack."""
    dataset = argument(loader, "dataset")
    if not isinstance(dataset, Built) or argument(loader, "collate_fn") != Literal(None) or not loader.place:
        return
    images = images_through(dataset)
    found = [_outcome(path) for path in variants(images)] if images is not None else []
    if found and all(what == "image" for what in found) and "transforms" not in dataset.arguments:
        yield facts.Unbatched(loader.place, dataset=dataset.place, name=dataset.api.name)


def _shared(stock: Stock, loader: Built) -> Iterator[facts.SharedSet]:
    """A loader for evaluation over the very data set that another one trains on."""
    dataset = argument(loader, "dataset")
    if is_sampled(loader) or not stock.is_for_evaluation(loader) or stock.trained(loader) or not loader.place:
        return
    event = stock.made["loader"][loader]
    for other in stock.of("loader"):
        with_same = other is not loader and _is_same(argument(other, "dataset"), dataset)
        if not with_same or is_sampled(other) or not stock.made["loader"][other].guard.allows(event.guard):
            continue
        if stock.trained(other) or (stock.is_named(other, TRAINING) and not stock.is_named(other, EVALUATING)):
            spare = _spare(stock, dataset)
            given = loader.arguments["dataset"]
            yield facts.SharedSet(
                loader.place,
                event.assumed,
                certain=not event.assumed,
                name=stock.name(loader),
                trained=other.place,
                argument=given.place,
                spare=stock.name(spare) if spare else "",
                spared=spare.place if spare else None,
                known=isinstance(dataset, Built) and part_of(dataset) == "train",
            )
            return


def _spare(stock: Stock, dataset: Value) -> Built | None:
    """A data set for evaluation, of the same class, that no loader serves."""
    if not isinstance(dataset, Built):
        return None
    same = [other for other in stock.of("dataset") if other.api is dataset.api and other is not dataset]
    idle = [other for other in same if stock.is_for_evaluation(other) and not stock.serving(other)]
    return idle[0] if len(idle) == 1 else None


def _is_same(one: Value, other: Value) -> bool:
    if isinstance(one, Unknown):
        return one.key is not None and one == other
    return isinstance(one, Built | Instance) and token(one) == token(other)


def _shuffles(loader: Built) -> bool | None:
    given = argument(loader, "shuffle")
    return bool(given.value) if isinstance(given, Literal) else None


def _is_indexed(dataset: Value) -> bool:
    """Whether samples have numbers, so that they come in one order if nobody shuffles."""
    if isinstance(dataset, Instance):
        return isinstance(member(dataset.cls, "__getitem__"), Function)
    if not isinstance(dataset, Built):
        return isinstance(dataset, List)
    return dataset.api.name.endswith(".TensorDataset") or has(dataset.api, "VisionDataset")


def _outcome(path: tuple[Value, ...]) -> str:
    *_, (_, flow) = flows(path, "image")
    return flow.what
