"""Functions of the program: defining them, binding their arguments, interpreting a call."""

from __future__ import annotations

from modellint.analysis.choices import choose
from modellint.analysis.habits import habitually
from modellint.analysis.machine import (
    CALL_DEPTH,
    RECURSION,
    Arguments,
    Frame,
    Machine,
    OutOfSteps,
    calls,
    executes,
)
from modellint.analysis.objects import (
    NONE,
    OTHERS,
    UNKNOWN,
    Bound,
    Built,
    Builtin,
    Cells,
    Class,
    Dictionary,
    Function,
    Given,
    GradientMode,
    Instance,
    Literal,
    Partial,
    Rest,
    Scope,
    Tuple,
    Unknown,
    Value,
    origin_of,
)
from modellint.analysis.options import option_name
from modellint.diagnostics import Place
from modellint.knowledge.api import ApiClass, ApiFunction
from modellint.program import facts
from modellint.program.conditions import ALWAYS
from modellint.program.values import Origin
from modellint.records import replace
from modellint.syntax import tree

_OBJECTS = frozenset({"loss", "optimizer", "layer", "activation"})
_MANNERS = {"staticmethod": "static", "classmethod": "class", "property": "property", "cached_property": "property"}


def parameter_defaults(machine: Machine, frame: Frame, parameters: tuple[tree.Parameter, ...]) -> dict[str, Value]:
    """The defaults of a function's parameters, evaluated where it is defined."""
    return {p.name: machine.evaluate(frame, p.default) for p in parameters if p.default}


@executes(tree.FunctionDef)
def _define(machine: Machine, frame: Frame, node: tree.FunctionDef) -> bool:
    owner = (
        frame.receiver if isinstance(frame.receiver, Class) and frame.scope.names is frame.receiver.members else None
    )
    scope = frame.scope if owner is None else frame.scope.parent or Scope(Cells(), frame.scope.module)
    function = Function(node, scope, parameter_defaults(machine, frame, node.parameters), owner)
    value: Value = function
    for decorator in reversed(node.decorators):
        value = _decorated(machine, frame, decorator, value, function)
    machine.memory.write(frame.scope.names, node.name, value)
    return False


def _decorated(machine: Machine, frame: Frame, decorator: tree.Expression, value: Value, function: Function) -> Value:
    made = machine.evaluate(frame, decorator)
    match made:
        case Builtin(name=name) if name in _MANNERS:
            function.manner = _MANNERS[name]
            return value
        case GradientMode(on=False) | ApiFunction(role="no_grad"):
            function.no_grad = True
            return value
        case Built(api=ApiClass(role="autocast")):
            function.precision = (*function.precision, made)
            return value
        case Unknown() if name := option_name(made):
            function.defaults = {**function.defaults, name: made}
            return value
        case Function():
            result = machine.call(made, Arguments((Given(value),)), frame.place(decorator))
            return result if isinstance(result, Function) else value
    return _attribute_decorator(decorator, value, function)


def _attribute_decorator(decorator: tree.Expression, value: Value, function: Function) -> Value:
    """``@x.setter`` keeps the property; a library decorator is taken to keep the function."""
    match decorator:
        case tree.Attribute(attr="setter"):
            function.manner = "setter"
        case tree.Name(id=name) | tree.Attribute(attr=name) if name in _MANNERS:
            function.manner = _MANNERS[name]
    return value


# --- calling ---


@calls(Function)
def _call(machine: Machine, function: Function, arguments: Arguments, place: Place) -> Value:
    return interpret(machine, function, arguments, place)


@calls(Bound)
def _call_bound(machine: Machine, bound: Bound, arguments: Arguments, place: Place) -> Value:
    given = Arguments((Given(bound.receiver), *arguments.positional), arguments.keywords, arguments.open)
    return interpret(machine, bound.function, given, place, bound.receiver)


@calls(Partial)
def _call_partial(machine: Machine, partial: Partial, arguments: Arguments, place: Place) -> Value:
    keywords = {**dict(partial.keywords), **arguments.keywords}
    given = Arguments((*partial.positional, *arguments.positional), keywords, arguments.open)
    return machine.call(partial.function, given, place)


def interpret(
    machine: Machine, function: Function, arguments: Arguments, place: Place, receiver: Value | None = None
) -> Value:
    """What a call of a function of the program gives, by running its body on these arguments."""
    active = sum(frame.function is not None and frame.function.node is function.node for frame in machine.frames)
    if len(machine.frames) > CALL_DEPTH or active >= RECURSION:
        if isinstance(receiver, Instance):
            receiver.started = True
        return UNKNOWN
    machine.called.add(function)
    names = bind(machine, function, arguments)
    path = function.scope.module.path
    scope = Scope(names, function.scope.module, function.scope)
    frame = Frame(scope, path, function, receiver, entry=machine.path, call=place)
    try:
        return habitually(machine, function, arguments, place, receiver, lambda: _run(machine, frame, function))
    except OutOfSteps:
        if machine.frames or not machine.reserve:
            raise
        return _given_up(machine, function)


def _given_up(machine: Machine, function: Function) -> Value:
    """A call in a module's own statements took all steps there were: go on behind it with what was kept for that."""
    machine.steps, machine.reserve = machine.reserve, 0
    machine.note(facts.Stopped(Place(function.scope.module.path, function.node.n)))
    return machine.fresh_unknown(Origin(f"`{function.name}` takes too many steps to be followed"))


def _run(machine: Machine, frame: Frame, function: Function) -> Value:
    path, loops, inside = machine.path, machine.loops, machine.inside
    no_grad, precisions = machine.no_grad, machine.precisions
    if not machine.frames:
        machine.inside = ALWAYS
    machine.frames.append(frame)
    machine.no_grad += function.no_grad
    machine.precisions = (*precisions, *function.precision)
    try:
        if isinstance(function.node, tree.Lambda):
            return machine.evaluate(frame, function.node.body)
        ended = machine.execute(frame, function.node.body)
        if function.node.generator:
            return UNKNOWN
        if not ended:
            frame.returns.append((machine.path - path, NONE))
        made = choose(frame.returns) if frame.returns else UNKNOWN
        if function.name == "configure_optimizers":
            machine.configured[function] = made
        return made
    finally:
        machine.path, machine.loops, machine.inside = path, loops, inside
        machine.no_grad, machine.precisions = no_grad, precisions
        machine.frames.pop()


@executes(tree.Return)
def _return(machine: Machine, frame: Frame, node: tree.Return) -> bool:
    value = machine.evaluate(frame, node.value) if node.value else NONE
    frame.returns.append((machine.path - frame.entry, value))
    return True


def bind(machine: Machine, function: Function, arguments: Arguments) -> Cells:
    """The names of a function's parameters under these arguments."""
    names = Cells()
    if not any(parameter.kind == "*" for parameter in function.node.parameters):
        arguments = arguments.settled
    positional = list(arguments.positional)
    keywords = dict(arguments.keywords)
    for parameter in function.node.parameters:
        value = _argument(function, parameter, positional, keywords, arguments.open)
        if value == UNKNOWN:
            fresh = machine.fresh_unknown(origin_of(value) or _not_given(machine, function, parameter))
            value = replace(fresh, formula=value.formula) if isinstance(value, Unknown) and value.formula else fresh
        names[parameter.name] = value
    return names


def _argument(
    function: Function,
    parameter: tree.Parameter,
    positional: list[Given],
    keywords: dict[str, Given],
    unbounded: bool,
) -> Value:
    match parameter.kind:
        case "*":
            rest: tuple[Value, ...] = tuple(given.value for given in positional)
            positional.clear()
            return Tuple((*rest, Rest(UNKNOWN))) if unbounded else Tuple(rest)
        case "**":
            others = {OTHERS: UNKNOWN} if unbounded else {}
            return Dictionary(Cells({key: given.value for key, given in keywords.items()} | others))
        case "normal" | "positional-only" if positional:
            return positional.pop(0).value
    if parameter.name in keywords:
        return keywords.pop(parameter.name).value
    if unbounded:
        return UNKNOWN
    return function.defaults.get(parameter.name, UNKNOWN)


def unknown_arguments(machine: Machine, function: Function, skip: int = 0) -> Arguments:
    """Arguments for a function that nobody is seen to call: what its defaults tell, and otherwise nothing."""
    keywords: dict[str, Given] = {}
    for parameter in function.node.parameters[skip:]:
        if parameter.kind not in ("*", "**"):
            keywords[parameter.name] = Given(_assumed(machine, function, parameter))
    return Arguments((), keywords, open=True)


def _assumed(machine: Machine, function: Function, parameter: tree.Parameter) -> Value:
    """Objects are taken as the default gives them; plain constants are only what somebody gets who does not ask.

    Without a default, the annotation may tell of which class it is.
    """
    path = function.scope.module.path
    key = (0, ("parameter", path, parameter.n))
    origin = _not_given(machine, function, parameter)
    match function.defaults.get(parameter.name):
        case None:
            return _annotated(machine, function, parameter) or Unknown(key, origin=origin)
        case Literal() as default:
            return Unknown(key, default, origin)
        case default:
            return default


def _not_given(machine: Machine, function: Function, parameter: tree.Parameter) -> Origin:
    known = machine.origins.get(parameter)
    if known is None:
        words = f"`{parameter.name}` is a parameter of `{function.name}`, and nobody is seen to give it"
        known = machine.origins[parameter] = Origin(words, Place(function.scope.module.path, parameter.n))
    return known


def _annotated(machine: Machine, function: Function, parameter: tree.Parameter) -> Value | None:
    """An object of the class that the annotation names, made with arguments that nobody sees."""
    if not isinstance(parameter.annotation, tree.Name | tree.Attribute):
        return None
    path = function.scope.module.path
    named = machine.evaluate(Frame(function.scope, path), parameter.annotation)
    if isinstance(named, Class) or (isinstance(named, ApiClass) and named.role in _OBJECTS):
        return machine.call(named, Arguments(open=True), Place(path, parameter.annotation.n))
    return None
