"""Views that name a tensor's own sizes in another order: the axes keep their numbers, and the numbers change places."""

from __future__ import annotations

from modellint.analysis.library import Use
from modellint.analysis.machine import Arguments, Machine
from modellint.analysis.objects import List, Tuple, Unknown, Value
from modellint.analysis.sequences import elements
from modellint.analysis.shaping import plain
from modellint.diagnostics import Place
from modellint.knowledge.shapes import Shape, SizeOf
from modellint.program import facts

FEWEST = 2


def note_order_of_unknown(machine: Machine, owner: Unknown, arguments: Arguments, place: Place) -> None:
    """``b, t, c = x.shape`` and ``x.view(b, c, t)``, whatever ``x`` is."""
    values = _values(machine, tuple(given.value for given in arguments.positional))
    order = [_axis_of(owner, value) for value in values]
    _note(machine, place, order, by_name=True)


def note_order(machine: Machine, use: Use, shape: Shape) -> None:
    """The same where the shape is known: sizes by name, or the very numbers in another order."""
    given = next((use.given[name].value for name in ("shape", "size") if name in use.given), None)
    if shape.closed.open or not isinstance(given, Tuple | List):
        return
    sizes = [plain(machine, value) for value in _values(machine, elements(machine, given))]
    dims = shape.closed.dims
    if len(sizes) != len(dims) or any(isinstance(size, SizeOf) and size.shape is not shape for size in sizes):
        return
    named = [size.axis % len(dims) if isinstance(size, SizeOf) else None for size in sizes]
    left = [axis for axis, size in enumerate(dims) if size is not None]
    order: list[int | None] = []
    for axis, size in zip(named, sizes, strict=True):
        found = axis if axis is not None else next((one for one in left if dims[one] == size), None)
        order.append(found)
        if found in left:
            left.remove(found)
    alike = len({size for size in dims if size is not None}) < sum(size is not None for size in dims)
    _note(machine, use.place, order, by_name=not left and not alike and None not in named)


def _values(machine: Machine, items: tuple[Value, ...]) -> tuple[Value, ...]:
    if len(items) == 1 and isinstance(items[0], Tuple | List):
        return elements(machine, items[0])
    return items


def _axis_of(owner: Unknown, value: Value) -> int | None:
    """Which axis of an unknown value another one is the size of."""
    if owner.key is None or not isinstance(value, Unknown):
        return None
    match value.key:
        case (_, (_, of, ".", "shape"), "[]", int(axis)) if of == owner.key:
            return axis
        case (_, (_, of, "()", ("size",)), "[]", int(axis)) if of == owner.key:
            return axis
        case (_, of, "()", ("size", str(words))) if of == owner.key:
            return next((axis for axis in range(8) if words.startswith(f"Literal(value={axis},")), None)
    return None


def _note(machine: Machine, place: Place, order: list[int | None], *, by_name: bool) -> None:
    axes = [axis for axis in order if axis is not None]
    if len(axes) < FEWEST or sorted(axes) != list(range(len(order))) or axes == sorted(axes) or machine.expecting:
        return
    guard = machine.inside & machine.assumed
    if all(atom.text for atom, _ in guard.literals):
        machine.note(facts.Reordered(place, guard, certain=not guard, order=tuple(axes), by_name=by_name))
