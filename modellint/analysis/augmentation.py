"""Data for evaluation that goes through random transforms."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.analysis.classes import member
from modellint.analysis.objects import Built, Function, Instance, List, Literal, Unknown, Value
from modellint.analysis.pipelines import has, variants
from modellint.analysis.stock import TRAINING, Stock, argument, part_of
from modellint.diagnostics import Place
from modellint.program import facts
from modellint.syntax.mentions import asked, attributes

_NOTHING = {
    "GaussianBlur": "sigma",
    "RandomRotation": "degrees",
}


def augmented(stock: Stock) -> Iterator[facts.Augmented]:
    """Each data set for evaluation with transforms that differ each time."""
    for dataset in stock.of("dataset"):
        yield from _augmented(stock, dataset)
    for loader in stock.of("loader"):
        source = argument(loader, "dataset")
        if isinstance(source, Instance):
            yield from _own(stock, loader, source)
        elif isinstance(source, Built) and stock.whole(source) is not source:
            yield from _part(stock, loader, stock.whole(source))


def _augmented(stock: Stock, dataset: Built) -> Iterator[facts.Augmented]:
    """A data set for evaluation with transforms that differ each time."""
    given = dataset.arguments.get("transform")
    if given is None or "transform" in dataset.attributes or not dataset.place:
        return
    lists = [_random(path) for path in variants(given.value)]
    if not lists or not all(lists) or stock.is_named(dataset, TRAINING):
        return
    found = _evidence(stock, dataset)
    if found:
        evidence, words, seen = found
        yield facts.Augmented(dataset.place, members=tuple(lists[0]), evidence=evidence, words=words, seen=seen)


def _evidence(stock: Stock, dataset: Built) -> tuple[str, str, Place | None] | None:
    """What tells that a data set is for evaluation, if nothing speaks against it."""
    loaders = stock.serving(dataset)
    if any(stock.trained(loader) or stock.is_named(loader, TRAINING) for loader in loaders):
        return None
    if part_of(dataset) == "evaluation":
        return "argument", _spelled_part(dataset), None
    if not (found := _evidence_of(stock, loaders)) and stock.is_for_evaluation(dataset):
        return "name", stock.name(dataset), stock.names[dataset][0][1]
    return found


def _evidence_of(stock: Stock, loaders: list[Built]) -> tuple[str, str, Place | None] | None:
    """What tells that loaders are for evaluation, if none of them is for training."""
    if any(stock.trained(loader) or stock.is_named(loader, TRAINING) for loader in loaders):
        return None
    for loader in loaders:
        if evaluated := stock.evaluated(loader):
            return "loop", "", evaluated.place
    named = next((each for each in loaders if stock.is_for_evaluation(each)), None)
    return ("name", stock.name(named), stock.names[named][0][1]) if named else None


def _part(stock: Stock, loader: Built, whole: Built) -> Iterator[facts.Augmented]:
    """A loader that evaluates on one part of a data set whose other part is trained on."""
    lists = (
        [] if "transform" in whole.attributes else [_random(path) for path in variants(argument(whole, "transform"))]
    )
    others = [other for other in stock.serving(whole) if other is not loader]
    trains = any(stock.trained(other) or stock.is_named(other, TRAINING) for other in others)
    if lists and all(lists) and trains and loader.place and (found := _evidence_of(stock, [loader])):
        evidence, words, seen = found
        yield facts.Augmented(loader.place, members=tuple(lists[0]), evidence=evidence, words=words, seen=seen)


def _own(stock: Stock, loader: Built, dataset: Instance) -> Iterator[facts.Augmented]:
    """A data set of the program that is given a pipeline and applies it to each sample, whatever the sample is for."""
    getter = member(dataset.cls, "__getitem__")
    served = [other for other in stock.of("loader") if argument(other, "dataset") is dataset]
    found = _evidence_of(stock, served)
    kept = [(name, value) for name, value in dataset.attributes.items() if variants(value) and _is_pipeline(value)]
    if not found or len(kept) != 1 or not isinstance(getter, Function) or not loader.place:
        return
    (name, value), used = kept[0], attributes(getter.node)
    lists = [_random(path) for path in variants(value)]
    if name in used and all(lists) and not asked(getter.node) - {str(name)}:
        evidence, words, seen = found
        yield facts.Augmented(
            dataset.place or loader.place, members=tuple(lists[0]), evidence=evidence, words=words, seen=seen
        )


def _is_pipeline(value: Value) -> bool:
    return isinstance(value, Built) and value.api.role == "pipeline"


def _spelled_part(dataset: Built) -> str:
    for name in ("train", "split"):
        value = argument(dataset, name)
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
            size = argument(step, "size")
    return found


def _is_settled(step: Built, size: Value) -> bool:
    """Whether its arguments leave nothing, or may leave nothing, to chance."""
    short = step.api.name.rpartition(".")[2]
    chance = argument(step, "p")
    if "p" in step.arguments and (not isinstance(chance, Literal) or chance.value in (0, 0.0)):
        return True
    if short == "RandomCrop":
        return argument(step, "padding") == Literal(None) and _extent(argument(step, "size")) == _extent(size)
    if short == "ColorJitter":
        return all(argument(step, name) == Literal(0) for name in ("brightness", "contrast", "saturation", "hue"))
    value = argument(step, _NOTHING[short]) if short in _NOTHING else None
    return isinstance(value, Literal) and (short == "GaussianBlur" or value.value == 0)


def _extent(size: Value) -> object:
    """A size in comparable form; for nobody knows how large, nothing else is alike."""
    held = size.cells.get("items") if isinstance(size, List) else size
    items = getattr(held, "items", None)
    if items and all(isinstance(item, Literal) for item in items):
        values = {item.value for item in items}
        return values.pop() if len(values) == 1 else tuple(item.value for item in items)
    return held.value if isinstance(held, Literal) else object()
