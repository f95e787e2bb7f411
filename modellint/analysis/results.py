"""What comes out of a library call: the stub's return annotation, applied to what went in."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from modellint.analysis import autograd
from modellint.analysis.choices import truth
from modellint.analysis.formulas import exchanged, remembered
from modellint.analysis.library import Use, applies, apply, bind, without_gradient
from modellint.analysis.machine import Arguments, Machine
from modellint.analysis.misfits import note_clashes
from modellint.analysis.objects import (
    NONE,
    UNKNOWN,
    Built,
    Cells,
    Choice,
    Dictionary,
    Given,
    Instance,
    List,
    Literal,
    Tuple,
    Unknown,
    Value,
    origin_of,
)
from modellint.analysis.shaping import Doubted, Told, plain
from modellint.diagnostics import Place
from modellint.knowledge import patterns, shapes
from modellint.knowledge.api import (
    ANYTHING,
    BY_DEFAULT,
    MISSING,
    Annotation,
    ApiClass,
    ApiFunction,
    Applied,
    Axis,
    Depends,
    Like,
    Meaning,
    Named,
    Record,
    Same,
    Several,
    Signature,
    Transformed,
    Typed,
    When,
)
from modellint.knowledge.kinds import ELEMENTWISE, NOT_BLENDED, Kind, combined, transformed
from modellint.knowledge.shapes import Shape
from modellint.knowledge.stubs import lookup
from modellint.program import facts
from modellint.program.values import Step, Tensor
from modellint.records import replace

_TORCH_IMPLICIT_AXIS = {0: 0, 1: 0, 2: 1, 3: 0, 4: 1}


@applies("", "layer", "activation", "flatten")
def ordinary(machine: Machine, use: Use) -> Value:
    """The ordinary case: the return annotation says it all."""
    return by_option(machine, use, lambda one: result(machine, one, one.signature.returns))


def by_option(machine: Machine, use: Use, compute: Callable[[Use], Value]) -> Value:
    """What comes out, for each of the values that the operand has on different runs."""
    name = operand_name(use.signature)
    value = use.argument(name).value if name else UNKNOWN
    if not isinstance(value, Choice) or value.formula:
        return compute(use)

    def on_option(option: Value) -> Value:
        one = _with_operand(use, name, option)
        return remembered(machine, one, compute(one))

    return machine.each(value, on_option)


@applies("detach")
def _detach(machine: Machine, use: Use) -> Value:
    """The same numbers, behind which no gradient gets."""
    return machine.each(ordinary(machine, use), lambda value: without_gradient(value, use.name, use.place))


def _with_operand(use: Use, name: str, value: Value) -> Use:
    if name == "self":
        return replace(use, receiver=value)
    return replace(use, given={**use.given, name: use.argument(name)._replace(value=value)})


@cache
def operand_name(signature: Signature) -> str:
    """The parameter that is worked on: the first with a shape pattern, the one the result refers to, or the first."""
    for parameter in signature.parameters:
        if isinstance(parameter.annotation, Meaning) and parameter.annotation.shape:
            return parameter.name
    match signature.returns:
        case Like(parameter=name) | Transformed(parameter=name) | Same(parameter=name):
            return name
    return next((p.name for p in signature.parameters if p.kind == "normal"), "")


def operand(use: Use) -> Tensor:
    """The tensor that is worked on; a shapeless unknown one where it is not known."""
    name = operand_name(use.signature)
    if use.receiver is not None and not isinstance(use.receiver, Built | Instance):
        name = "self"
    value = use.argument(name).value if name else UNKNOWN
    return value if isinstance(value, Tensor) else Tensor(origin=origin_of(value))


def without_meaning(use: Use) -> Tensor:
    """What is computed from tensors that are all followed is followed itself, but means nothing of its own."""
    values = [part for given in use.given.values() for part in _parts(given.value)]
    if use.receiver is not None and not isinstance(use.receiver, Built | Instance):
        values.append(use.receiver)
    lost = next((value for value in values if _is_lost(value)), None)
    if lost is not None:
        return Tensor(origin=origin_of(lost))
    return Tensor(Kind.MIXED if any(isinstance(value, Tensor) for value in values) else Kind.UNKNOWN)


def _parts(value: Value) -> tuple[Value, ...]:
    """The tensors of a list of them, or the value itself."""
    held = value.cells.get("items", value) if isinstance(value, List) else value
    return held.items if isinstance(held, Tuple) else (value,)


def _is_lost(value: Value) -> bool:
    return isinstance(value, Unknown) or (isinstance(value, Tensor) and value.kind is Kind.UNKNOWN)


def result(machine: Machine, use: Use, annotation: Annotation) -> Value:
    """The value that an annotation describes for one application."""
    match annotation:
        case Meaning(kinds=(Kind.UNKNOWN, *_), shape="" as pattern) | Meaning(kinds=(Kind.MIXED, *_), shape=pattern):
            return replace(without_meaning(use), shape=_shape(machine, use, pattern, operand(use).shape))
        case Meaning(kinds=(kind, *_), shape=pattern):
            return _stepped(machine, use, kind, pattern)
        case Transformed(transform=name, parameter=parameter, shape=pattern):
            given = use.argument(parameter).value
            before = given if isinstance(given, Tensor) else Tensor(origin=origin_of(given))
            return _stepped(machine, use, transformed(name, before.kind), pattern, before, name)
        case Like(parameter=parameter, shape=pattern, blends=blends):
            value = _alike(machine, use, parameter, pattern)
            return _blended(value) if blends else value
        case Same(parameter=parameter):
            return use.argument(parameter).value
        case Several() | Record() | Typed():
            return _composed(machine, use, annotation)
        case Depends(parameter=parameter, then=then, orelse=orelse):
            return _dependent(machine, use, parameter, then, orelse)
        case When(parameter=parameter):
            return _chosen(machine, use, annotation)
        case Applied(parameter=parameter, inner=inner):
            return _activated(machine, use, use.argument(parameter), result(machine, use, inner), parameter)
    return UNKNOWN


def _composed(machine: Machine, use: Use, annotation: Several | Record | Typed) -> Value:
    if isinstance(annotation, Typed):
        value = result(machine, use, annotation.inner)
        return replace(value, dtype=annotation.dtype) if isinstance(value, Tensor) else value
    if isinstance(annotation, Several):
        return Tuple(tuple(result(machine, use, item) for item in annotation.items))
    return Dictionary(Cells({name: result(machine, use, part) for name, part in annotation.parts}))


def _dependent(machine: Machine, use: Use, parameter: str, then: Annotation, orelse: Annotation) -> Value:
    if parameter == BY_DEFAULT:
        return result(machine, use, then if _all_default(use) else orelse)

    def pick(value: Value) -> Value:
        known = truth(value)
        return UNKNOWN if known is None else result(machine, use, then if known else orelse)

    return machine.each(use.argument(parameter).value, pick)


def _chosen(machine: Machine, use: Use, annotation: When) -> Value:
    def pick(value: Value) -> Value:
        if isinstance(value, Unknown):
            return UNKNOWN
        return result(machine, use, annotation.choose(plain(machine, value)))

    return machine.each(use.argument(annotation.parameter).value, pick)


def _shape_of(machine: Machine, use: Use, kind: Kind, pattern: str, before: Shape, *, kept: bool) -> Shape:
    if kind is Kind.SCALAR:
        return shapes.NO_DIMENSIONS
    return before if kept else _shape(machine, use, pattern, before)


def _all_default(use: Use) -> bool:
    """Whether every argument that has a default is left at it."""
    signatures = [signature for signature in (use.signature, use.initial) if signature]
    parameters = [p for signature in signatures for p in signature.parameters if p.default not in (MISSING, ...)]
    return all(use.argument(p.name).value == Literal(p.default) for p in parameters if p.name != "inplace")


def _stepped(
    machine: Machine, use: Use, kind: Kind, pattern: str, before: Tensor | None = None, transform: str = ""
) -> Tensor:
    before = operand(use) if before is None else before
    kind = combined(before.kind) if kind is Kind.UNKNOWN else kind
    if kind is not Kind.UNKNOWN:
        machine.used()
    axis, quiet = _number(_axis_given(use)), bool(machine.no_grad)
    step = Step(use.name, None if use.implied else use.place, use.made, before.kind, kind, axis=axis, quiet=quiet)
    made = before.then(step, _shape_of(machine, use, kind, pattern, before.shape, kept=transform in ELEMENTWISE))
    if use.role != "layer":
        autograd.applied(machine, use.name, before, made, use.place)
        _note(machine, use, before, made, transform)
    return made


def _note(machine: Machine, use: Use, before: Tensor, after: Tensor, transform: str) -> None:
    axis = axis_of(use, before.shape)
    left_out = use.framework == "torch" and _axis_given(use) == NONE
    machine.note(
        facts.Operation(
            use.place,
            machine.assumed,
            name=use.name,
            framework=use.framework,
            operand=before,
            result=after,
            transform=transform,
            inner=_operand_place(use),
            made=use.made,
            axis=axis,
            no_grad=bool(machine.no_grad),
            axis_left_out=left_out,
            exchanged=left_out and exchanged(before),
            rounds=len(machine.loops),
        )
    )


def _operand_place(use: Use) -> Place | None:
    if use.receiver is not None and not isinstance(use.receiver, Built | Instance):
        return use.receiver_place
    return use.argument(operand_name(use.signature)).place


def axis_of(use: Use, shape: Shape) -> int | None:
    """The axis that an operation works over, if it says so."""
    given = _axis_given(use)
    if given == NONE and use.framework == "torch" and shape.rank is not None:
        return _TORCH_IMPLICIT_AXIS.get(shape.rank, 1)
    return _number(given)


def _number(value: Value) -> int | None:
    match value:
        case Literal(value=int(number)) if not isinstance(number, bool):
            return number
    return None


def _axis_given(use: Use) -> Value:
    for signature in (use.signature, use.initial):
        parameter = signature.annotated(Axis) if signature else None
        if parameter:
            return use.argument(parameter.name).value
    return UNKNOWN


def _alike(machine: Machine, use: Use, parameter: str, pattern: str) -> Value:
    value = use.argument(parameter).value
    if not isinstance(value, Tensor):
        if not isinstance(value, Unknown):
            return UNKNOWN
        return Tensor(shape=_shape(machine, use, pattern, shapes.UNKNOWN_SHAPE), origin=value.origin)
    shape = _shape(machine, use, pattern, value.shape)
    if use.role == "layer" and value.kind is not Kind.UNKNOWN:
        return value.then(Step(use.name, None, use.made or use.place, value.kind, value.kind, keeps=True), shape)
    return replace(value, shape=shape, formula=None)


def _blended(value: Value) -> Value:
    """Means of neighbours are of the kind of what they are means of, but for some kinds."""
    blurred = isinstance(value, Tensor) and value.kind in NOT_BLENDED
    return Tensor(Kind.MIXED, value.shape) if isinstance(value, Tensor) and blurred else value


def _shape(machine: Machine, use: Use, pattern: str, shape: Shape) -> Shape:
    """The shape that comes out; that the input does not fit is noted on the way."""
    if not pattern:
        return shapes.UNKNOWN_SHAPE
    taken, told = _taken(machine, use), Told(machine, use)
    bound = patterns.match(taken, shape, told)
    made = patterns.build(pattern, bound)
    if bound.clashes:
        note_clashes(machine, use, shape, bound.clashes)
        doubted = Doubted(told, frozenset(clash.parameter for clash in bound.clashes))
        made = patterns.build(pattern, patterns.match(taken, shapes.UNKNOWN_SHAPE, doubted))
    kept = made is shape or (pattern == taken and made == shape)
    return shape if kept else made.at(use.made or use.place)


def _taken(machine: Machine, use: Use) -> str:
    """The pattern of what goes in."""
    note = settled(machine, use, _operand_note(use.signature))
    return note.shape if isinstance(note, Meaning) and note.shape else "*s"


@cache
def _operand_note(signature: Signature) -> Annotation:
    parameter = signature.parameter(operand_name(signature))
    return parameter.annotation if parameter else ANYTHING


def settled(machine: Machine, use: Use, annotation: Annotation) -> Annotation | None:
    """What a parameter takes under the arguments of this use; None if that is not known."""
    match annotation:
        case Depends(parameter=name, then=then, orelse=orelse):
            known = truth(use.argument(name).value)
            return None if known is None else settled(machine, use, then if known else orelse)
        case When(parameter=name):
            value = use.argument(name).value
            if isinstance(value, Unknown | Choice):
                return None
            return settled(machine, use, annotation.choose(plain(machine, value)))
    return annotation


# --- arguments that are themselves callables or names of them ---


def _activated(machine: Machine, use: Use, given: Given, inner: Value, parameter: str) -> Value:
    """What an ``activation=`` argument makes of a layer's output."""

    def with_callable(value: Value) -> Value:
        target = _named(use, parameter, value)
        if target == NONE:
            return inner
        if isinstance(target, ApiFunction):
            return _apply_function(machine, use, target, inner, given)
        if isinstance(target, Unknown | Literal):
            return Tensor(shape=inner.shape) if isinstance(inner, Tensor) else UNKNOWN
        return machine.call(target, Arguments((Given(inner),)), use.place)

    return machine.each(given.value, with_callable)


def _named(use: Use, parameter: str, value: Value) -> Value:
    for signature in (use.signature, use.initial):
        found = signature.parameter(parameter) if signature else None
        if found and isinstance(found.annotation, Named):
            return resolve_name(found.annotation.module, value)
    return value


def resolve_name(module: str, value: Value) -> Value:
    """What a string stands for in a module of named things (``"relu"`` → ``keras.activations.relu``)."""
    if not isinstance(value, Literal) or not isinstance(value.value, str):
        return value
    entry = lookup(f"{module}.{value.value}") or lookup(f"{module}.{value.value.lower()}")
    return entry if isinstance(entry, ApiFunction | ApiClass) else UNKNOWN


def _apply_function(machine: Machine, use: Use, function: ApiFunction, value: Value, given: Given) -> Value:
    """The function itself; it stands for the layer if that does nothing else (``Activation("tanh")``)."""
    signature, alone = function.signature, use.role == "activation"
    made = use.made if alone else given.argument or given.place
    first = next((p.name for p in signature.parameters if p.kind == "normal"), "")
    bound = bind(signature, Arguments((), {first: Given(value)})) or {first: Given(value)}
    hidden = use.implied or not alone
    return apply(
        machine, Use(function.name, function.role, signature, bound, use.place, {}, None, made, implied=hidden)
    )
