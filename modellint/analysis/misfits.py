"""What does not fit together: tensors and layers, tensors and tensors, arguments of one constructor."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from modellint.analysis.library import Use, constructs
from modellint.analysis.machine import Arguments, Machine
from modellint.analysis.objects import Built, Literal, Value
from modellint.analysis.shaping import Told
from modellint.diagnostics import Place
from modellint.knowledge import shapes
from modellint.knowledge.api import Signature
from modellint.knowledge.demands import unmet
from modellint.knowledge.patterns import Clash
from modellint.knowledge.shapes import UNSURE, Impossible, Shape
from modellint.program import facts
from modellint.program.values import Tensor


def note_clashes(machine: Machine, use: Use, shape: Shape, clashes: list[Clash]) -> None:
    """Remember what a layer or function cannot be given, but for where the program counts on its failure."""
    guard = machine.inside & machine.assumed
    if use.framework != "torch" or machine.expecting or not all(atom.text for atom, _ in guard.literals):
        return
    for clash in clashes:
        demanding = use.argument(clash.parameter) if clash.parameter else None
        machine.note(
            facts.Misfit(
                use.place,
                guard,
                certain=not guard,
                name=use.name,
                made=use.made,
                implied=use.implied,
                parameter=clash.parameter,
                axis=clash.axis,
                wants=clash.wants,
                given=clash.given,
                words=clash.words,
                argument=(demanding.argument or demanding.place) if demanding else None,
                literal=demanding is not None and demanding.place == _written(demanding.value),
                shape=str(shape.closed),
                source=shape.source if isinstance(shape.source, Place) else None,
                flattened=shapes.product(shape.closed.dims[1:]) if not shape.closed.open else None,
            )
        )


@constructs("demanding")
def _check_settings(machine: Machine, built: Built, arguments: Arguments) -> None:
    """Remember arguments that a constructor does not take together."""
    guard = machine.inside & machine.assumed
    if machine.expecting or built.place is None or not all(atom.text for atom, _ in guard.literals):
        return
    use = Use(built.api.name, "", built.api.init, built.arguments, built.place, {})
    told = Told(machine, use)
    for demand, names in unmet(built.api.demands, told):
        values = tuple((name, told.get(name, UNSURE)) for name in names)
        machine.note(
            facts.Misconfigured(
                built.place, guard, certain=not guard, name=built.api.name, demand=demand, values=values
            )
        )


def _written(value: Value) -> Place | None:
    return value.place if isinstance(value, Literal) else None


def together(machine: Machine, use: Use, combine: Callable[[], Shape], of: Shape) -> Shape:
    """The shape of what is made of several tensors; unknown, and noted, where they do not go together."""
    try:
        return combine()
    except Impossible as reason:
        note_clashes(machine, use, of, [Clash(words=str(reason))])
        return shapes.UNKNOWN_SHAPE


def combined(machine: Machine, place: Place, op: str, left: Value, right: Value, made: Tensor) -> Tensor:
    """The result of an operator, with the shape that comes of two tensors."""
    if not isinstance(left, Tensor) or not isinstance(right, Tensor):
        return made
    one, other = left.shape, right.shape
    if not one.known or not other.known:
        return made if made.shape is shapes.UNKNOWN_SHAPE else replace(made, shape=shapes.UNKNOWN_SHAPE)
    use = Use(f"torch.{op}", "", Signature(), {}, place, {})
    combine = shapes.multiplied if op == "@" else shapes.broadcast
    return replace(made, shape=together(machine, use, lambda: combine(one, other), one))
