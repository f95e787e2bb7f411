"""Distributed samplers that are never told which epoch it is."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.analysis.objects import Built, Literal
from modellint.analysis.stock import Stock, argument, each_option
from modellint.program import facts


def samplers(stock: Stock) -> Iterator[facts.SameOrder]:
    """Each distributed sampler that shuffles alike in every epoch."""
    for sampler in stock.of("sampler"):
        yield from _same_order(stock, sampler)


def _same_order(stock: Stock, sampler: Built) -> Iterator[facts.SameOrder]:
    """A distributed sampler that is never told which epoch it is."""
    shuffles = argument(sampler, "shuffle")
    if not sampler.api.name.endswith("DistributedSampler") or shuffles != Literal(True) or not sampler.place:
        return
    if any(event.kind == "set_epoch" and _may_be(event.subject, sampler) for event in stock.account.events):
        return
    for loader in stock.of("loader"):
        if not any(option is sampler for option in each_option(argument(loader, "sampler"))):
            continue
        if _escapes(stock, sampler, loader):
            return
        for draw in stock.draws.get(loader, ()):
            epochs = [loop for loop in draw.loops[:-1] if not loop.known]
            if epochs and stock.learns(draw.loops[-1]):
                yield facts.SameOrder(
                    sampler.place, loop=epochs[-1].place, name=stock.name(sampler), loader=loader.place
                )
                return


def _may_be(subject: object, sampler: Built) -> bool:
    return not isinstance(subject, Built) or subject.api.role != "sampler" or subject is sampler


def _escapes(stock: Stock, *built: Built) -> bool:
    """Whether something unknown is given one of these, which may do anything with it."""
    return any(
        event.kind == "escape" and any(value is each for value in event.values for each in built)
        for event in stock.account.events
    )
