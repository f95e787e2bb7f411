"""Layers of Keras by their sizes: what comes out of one, and whether it can take what it is given."""

from __future__ import annotations

from dataclasses import replace

from modellint.analysis.library import MEASURES, instances
from modellint.analysis.machine import Arguments, Machine, calls, content
from modellint.analysis.objects import Built, Given, List, Literal, Tuple, Unknown, Value
from modellint.diagnostics import Place
from modellint.knowledge.keras_sizes import (
    UNSURE,
    Form,
    Impossible,
    Settings,
    assumed,
    form_of,
    looks_turned,
)
from modellint.knowledge.kinds import Kind
from modellint.knowledge.shapes import UNKNOWN_SHAPE, Dim, Shape
from modellint.program import facts
from modellint.program.facts.layers import last_layer
from modellint.program.values import Step, Tensor

_DECLARED = ("input_shape", "batch_input_shape", "batch_shape")
_INPUTS = ("inputs", "sequences", "x")
_MERGED = ("concat", "sum", "ave", "mul")


def _measured(machine: Machine, built: Built, arguments: Arguments, made: Value, place: Place) -> Value:
    """What a layer gives, in the shape that follows from what it is given."""
    form, given = form_of(built.api.name.rpartition(".")[2]), _operand(machine, built, arguments)
    if not isinstance(made, Tensor) or given is None:
        return made
    made = _rooted(made, given)
    if form is None:
        return made
    made = made if made.trail or not given.trail else replace(made, trail=given.trail)
    if not made.trail or made.trail[-1].made != built.place:
        made = made if _stepped(made, built) else _marked(made, built, place)
    shape = _through(machine, built, form, given, place)
    return made if shape is None else replace(made, shape=shape)


def _rooted(made: Tensor, given: Tensor) -> Tensor:
    """A tensor that remembers that it comes from an Input, however far away that is."""
    first = given.trail[0] if given.trail else None
    if first is None or first.name != "keras.Input" or not made.trail or made.trail[0] is first:
        return made
    return replace(made, trail=(first, *made.trail[-11:]))


def _stepped(made: Tensor, built: Built) -> bool:
    return any(step.made == built.place and step.name == built.api.name for step in made.trail[-2:])


def _marked(made: Tensor, built: Built, place: Place) -> Tensor:
    """A tensor that remembers that it went through a layer, whatever that did to its meaning."""
    step = Step(built.api.name, place, built.place, made.kind, made.kind, keeps=True)
    return replace(made, trail=(*made.trail[-11:], step))


def _through(machine: Machine, built: Built, form: Form, given: Tensor, place: Place) -> Shape | None:
    """The shape that comes out; that what goes in does not fit is noted."""
    settings, layer = _settings(machine, built), built.api.name.rpartition(".")[2]
    dims = given.shape.dims if given.shape.rank is not None else assumed(layer, form, given.shape.dims, settings)
    if dims is None:
        return None
    if len(dims) < form.least or 0 < form.most < len(dims):
        _misfit(machine, built, given, place, least=form.least, most=form.most)
        return None
    if not form.most and layer.endswith("D") and len(dims) > form.least:
        return UNKNOWN_SHAPE
    try:
        return Shape(form.sizes(dims, settings), open=False)
    except Impossible as impossible:
        _misfit(machine, built, given, place, size=impossible.size, window=impossible.window)
    except (ValueError, IndexError):
        pass
    return None


def _misfit(machine: Machine, built: Built, given: Tensor, place: Place, **found: int) -> None:
    if not machine.guarded:
        before, at = last_layer(given.trail), built.place or place
        misfit = facts.LayerMisfit(at, machine.assumed, True, built.api.name, given.shape, before, **found)
        machine.note_once(misfit)


# --- what goes in ---


def _operand(machine: Machine, built: Built, arguments: Arguments) -> Tensor | None:
    """The tensor that a layer is given; where nobody knows its shape, of the shape that the layer says it has."""
    found = arguments.first(*_INPUTS)
    value = found.value if found else Tensor()
    tensor = value if isinstance(value, Tensor) else Tensor() if isinstance(value, Unknown) else None
    if tensor is None or tensor.shape != UNKNOWN_SHAPE:
        return tensor
    shape, declared = _declared(machine, built)
    if declared is None:
        return tensor
    step = Step("keras.Input", declared.argument or declared.place, None, Kind.DATA, Kind.DATA, keeps=True)
    return Tensor(Kind.DATA, shape, (step,))


def _declared(machine: Machine, built: Built) -> tuple[Shape, Given | None]:
    """``input_shape=(28, 28, 1)``, ``input_dim=8``, and the older ``input_length=100``, with the argument."""
    for name in _DECLARED:
        if name in built.arguments:
            sizes = shape_of(machine, built.arguments[name].value)
            batch: tuple[Dim, ...] = (None,) if name == "input_shape" else ()
            shape = UNKNOWN_SHAPE if sizes is None else Shape((*batch, *sizes), open=False)
            return shape, built.arguments[name]
    embeds = built.api.name.endswith(".Embedding")
    for name, takes in (("input_dim", built.api.name.endswith(".Dense")), ("input_length", embeds)):
        given = built.arguments.get(name)
        if given and takes:
            return Shape((None, _size(given.value)), open=False), given
    return UNKNOWN_SHAPE, None


def shape_of(machine: Machine, value: Value) -> tuple[Dim, ...] | None:
    """The sizes in a tuple or list; nothing where their number is not known, or where channels seem to come first."""
    if isinstance(value, List):
        value = content(machine, value.cells)
    if not isinstance(value, Tuple) or not value.closed:
        return None
    sizes = tuple(_size(item) for item in value.items)
    return tuple([None] * len(sizes)) if looks_turned(sizes) else sizes


def _size(value: Value) -> Dim:
    return value.value if isinstance(value, Literal) and type(value.value) is int else None


def _settings(machine: Machine, built: Built) -> Settings:
    """The arguments of a layer as plain values. Where a stride may be meant as a kernel's width, it is not sure."""
    found = {name: _plain(machine, given.value) for name, given in built.arguments.items()}
    strides = built.arguments.get("strides")
    alone = strides is not None and strides.place is not None and strides.place == strides.argument
    if alone and found["strides"] == found.get("kernel_size"):
        found["strides"] = UNSURE
    return found


def _plain(machine: Machine, value: Value) -> object:
    match value:
        case Literal(value=constant):
            return constant
        case List(cells=cells):
            return _plain(machine, content(machine, cells))
        case Tuple(items=items) if value.closed:
            return tuple(_plain(machine, item) for item in items)
    return UNSURE


# --- layers around layers ---


@instances("distributed")
def _each_step(machine: Machine, built: Built, arguments: Arguments, place: Place) -> Value:
    """``TimeDistributed(layer)``: the layer is applied to each step of a sequence."""
    given, inner = _operand(machine, built, arguments), built.arguments.get("layer")
    if given is None or inner is None:
        return Unknown()
    dims, known = given.shape.dims, given.shape.rank is not None
    one = replace(given, shape=Shape((dims[0], *dims[2:]), open=False) if known and len(dims) > 2 else UNKNOWN_SHAPE)
    made = machine.call(inner.value, Arguments((Given(one),), implied=True), place)
    if not isinstance(made, Tensor):
        return made
    sizes, steps = made.shape.dims, dims[1] if known and len(dims) > 2 else None
    shape = made.shape if made.shape.open else Shape((*sizes[:1], steps, *sizes[1:]), open=False)
    return _marked(replace(made, shape=shape), built, place)


@instances("bidirectional")
def _both_ways(machine: Machine, built: Built, arguments: Arguments, place: Place) -> Value:
    """``Bidirectional(layer)``: the layer reads the sequence from both ends, and the results are put together."""
    given, inner = _operand(machine, built, arguments), built.arguments.get("layer")
    if given is None or inner is None:
        return Unknown()
    made = machine.call(inner.value, Arguments((Given(given),), implied=True), place)
    merge, settings = built.arguments.get("merge_mode"), _inner_settings(machine, inner.value)
    how = merge.value.value if merge and isinstance(merge.value, Literal) else None
    if not isinstance(made, Tensor) or how not in _MERGED or settings.get("return_state") is not False:
        return Tensor(Kind.MIXED) if isinstance(made, Tensor) and made.kind is not Kind.UNKNOWN else Tensor()
    *rest, units = made.shape.dims or (None,)
    width = units * 2 if units and how == "concat" else units
    return replace(made, shape=Shape((*rest, width), open=made.shape.open))


def _inner_settings(machine: Machine, inner: Value) -> Settings:
    return _settings(machine, inner) if isinstance(inner, Built) else {}


@calls(Tensor)
def _first_in_chain(machine: Machine, tensor: Tensor, arguments: Arguments, place: Place) -> Value:
    """``Sequential([keras.Input((28, 28)), …])``: the input stands first, and is what the next layer is given."""
    return tensor if arguments.implied else Unknown(origin=tensor.origin)


MEASURES["keras"] = _measured
