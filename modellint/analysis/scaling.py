"""Numbers that a transform has brought into [0, 1], and that are divided by 255 once more."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.analysis.account import Account
from modellint.analysis.formulas import named, number, operand, unarranged, watches
from modellint.analysis.machine import Arguments, Machine
from modellint.analysis.objects import Built, Function, Given, Literal, Value
from modellint.analysis.pipelines import flows, variants
from modellint.analysis.stock import Stock, argument, images_through
from modellint.knowledge.kinds import Kind
from modellint.program import facts
from modellint.program.values import Formula, Tensor

_BYTES = (255, 256)


@watches("/", "div")
def _divided(machine: Machine, value: Value, formula: Formula) -> None:
    """A division by 255 of what a loader gives, or of what goes through a pipeline."""
    divisor = number(operand(formula, 1).value)
    if divisor not in _BYTES:
        return
    source = unarranged(operand(formula).value)
    part, scaled = named(source, "part"), named(source, "scaled")
    if part and operand(part, 1).value == Literal(0):
        source = operand(part).value
    batch = named(source, "batch")
    if batch:
        machine.event("rescaled", formula.place, operand(batch).value, values=(Literal(divisor),))
    elif scaled:
        machine.event("rescaled", formula.place, operand(scaled).value, values=(Literal(divisor),))


def try_own_steps(machine: Machine, dataset: Built, images: Value | None) -> None:
    """Run the functions in a pipeline on what was scaled before them."""
    for path in variants(images) if images is not None else ():
        for step, flow in flows(path, "image"):
            function = argument(step, "lambd") if isinstance(step, Built) and step.api.role == "lambda" else step
            if flow.scaled and isinstance(function, Function) and dataset.place:
                scaled = Tensor(Kind.DATA, formula=Formula("scaled", {"self": Given(dataset)}, dataset.place))
                machine.call(function, Arguments((Given(scaled),)), dataset.place)


def rescaled(account: Account, stock: Stock) -> Iterator[facts.Rescaled]:
    """Divisions of what every pipeline that leads there has scaled."""
    for event in account.events:
        if event.kind != "rescaled" or not isinstance(event.subject, Built):
            continue
        dataset = event.subject
        if dataset.api.role == "loader":
            inner = argument(dataset, "dataset")
            collates = argument(dataset, "collate_fn") != Literal(None)
            if collates or not isinstance(inner, Built):
                continue
            dataset = stock.whole(inner)
        images = images_through(dataset)
        ways = [[flow.scaled for _, flow in flows(path, "image")] for path in variants(images)] if images else []
        by = next((step for way in ways for step in way if step), None)
        if by and all(way[-1] or event.subject is dataset for way in ways):
            (divisor,) = event.values
            assert isinstance(divisor, Literal)
            yield facts.Rescaled(
                event.place,
                divisor=float(str(divisor.value)),
                by=by.api.name,
                made=by.place,
                dataset=dataset.place,
            )
