"""Data sets, samplers and loaders: what is made, what loops draw from, and what follows from it."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.analysis.account import Account
from modellint.analysis.augmentation import augmented
from modellint.analysis.generators import shared_generators
from modellint.analysis.library import Use, applies, constructs
from modellint.analysis.loaders import loaders
from modellint.analysis.machine import Arguments, Machine
from modellint.analysis.objects import UNKNOWN, Built, Cells, Given, List, Literal, Rest, Tuple, Value
from modellint.analysis.pipelines import flows, has, misfit, variants
from modellint.analysis.preparation import refitted
from modellint.analysis.samplers import samplers
from modellint.analysis.scaling import rescaled, try_own_steps
from modellint.analysis.sequences import elements
from modellint.analysis.stock import Stock, images_through
from modellint.diagnostics import Place
from modellint.knowledge.api import ApiClass
from modellint.knowledge.stubs import lookup
from modellint.program import facts
from modellint.program.facts import Fact
from modellint.program.values import Tensor
from modellint.syntax import tree

BYTES = 255
_MOST_PARTS = 8


@constructs("pipeline", "dataset", "loader", "sampler")
def _make(machine: Machine, built: Built, arguments: Arguments) -> None:
    if built.place:
        machine.event("stocked", built.place, built)
    if built.api.role == "dataset":
        try_own_steps(machine, built, images_through(built))


@applies("random_split")
def _random_split(machine: Machine, use: Use) -> Value:
    """``random_split(dataset, [800, 200])``: a part for each length."""
    api, lengths = lookup("torch.utils.data.Subset"), use.argument("lengths").value
    items = elements(machine, lengths) if isinstance(lengths, List | Tuple) else ()
    if not isinstance(api, ApiClass) or not 0 < len(items) <= _MOST_PARTS or not Tuple(items).closed:
        return UNKNOWN
    dataset = {"dataset": use.argument("dataset"), "indices": Given(UNKNOWN)}
    return Tuple(tuple(Built(api, dataset, use.place, Cells(), machine.loop_depth) for _ in items))


def drawn(machine: Machine, items: tuple[Value, ...], target: tree.Expression, place: Place) -> None:
    """Take note of the loaders from which a loop draws, and whether it has a use for all that they give."""
    left = list(items) if len(items) == 1 else []
    while left:
        match left.pop():
            case Rest(value=inner):
                left.append(inner)
            case Tuple(items=inside):
                left += inside
            case Tensor(formula=formula) if formula and formula.name == "batch":
                machine.event("draw", place, formula.given["self"].value, values=(Literal(_is_whole(target)),))


def _is_whole(target: tree.Expression) -> bool:
    """Whether a loop gives a name to all that it draws: not ``for images, _ in loader``."""
    match target:
        case tree.Name(id=name):
            return name != "_"
        case tree.TupleDisplay(items=items):
            return _is_whole(items[-1]) if items else True
    return True


def data(account: Account) -> Iterator[Fact]:
    """All that is to be said of data, once for each place."""
    stock = Stock(account)
    served = [*loaders(stock), *augmented(stock), *samplers(stock), *shared_generators(stock)]
    found = [*_pipelines(stock), *served, *rescaled(account, stock), *refitted(account)]
    seen: set[tuple[type, Place]] = set()
    for fact in found:
        if (type(fact), fact.place) not in seen:
            seen.add((type(fact), fact.place))
            yield fact


def _pipelines(stock: Stock) -> Iterator[Fact]:
    for pipeline in stock.of("pipeline"):
        for path in variants(pipeline):
            yield from misfit(path)
            yield from _unscaled(path)
    for dataset in stock.of("dataset"):
        yield from _channels(dataset)
        if (given := images_through(dataset)) is not None:
            for path in variants(given):
                if not list(misfit(path)):
                    yield from misfit(path, "image", dataset.place)


def _unscaled(path: tuple[Value, ...]) -> Iterator[facts.Unscaled]:
    """Bytes that are made floats and normalised as if they had been scaled."""
    for step, flow in flows(path, ""):
        by = flow.by
        cast = by and by.api.role == "cast" and flow.what == "floats" and not flow.scaled
        if cast and by and by.place and isinstance(step, Built) and step.api.name.endswith(".Normalize"):
            means = _numbers(step, "mean")
            if means and max(means) <= 1:
                yield facts.Unscaled(by.place, normalize=step.place)


def _channels(dataset: Built) -> Iterator[facts.Channels]:
    """Three means for images of one channel, with nothing between that would make it three."""
    given = dataset.arguments.get("transform")
    if not has(dataset.api, "_Gray") or given is None or "transform" in dataset.attributes:
        return
    for path in variants(given.value):
        for step in path:
            if not isinstance(step, Built) or step.api.role != "transform" or step.api.name.endswith("Grayscale"):
                break
            count = len(_numbers(step, "mean")) if step.api.name.endswith(".Normalize") else 0
            if count > 1 and step.place:
                yield facts.Channels(step.place, count=count, dataset=dataset.place, name=dataset.api.name)


def _numbers(step: Built, name: str) -> list[float]:
    """The numbers in an argument, if they are written down."""
    given = step.arguments.get(name)
    value = given.value if given else None
    held = value.cells.get("items") if isinstance(value, List) else value
    if not isinstance(held, Tuple):
        return []
    found = [item.value for item in held.items if isinstance(item, Literal)]
    numbers = [float(number) for number in found if isinstance(number, int | float)]
    return numbers if len(numbers) == len(held.items) else []
