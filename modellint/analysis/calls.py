"""Call expressions: evaluating arguments, and what a call of something unknown still tells."""

from __future__ import annotations

from collections.abc import Callable

from modellint.analysis import autograd, holding, left_out, optimizers, outdated, schedulers, training
from modellint.analysis.assignment import assign
from modellint.analysis.formulas import as_tensor
from modellint.analysis.initialisers import filled
from modellint.analysis.inline import keep
from modellint.analysis.library import call_api, tensor_method
from modellint.analysis.machine import GUESSED, Arguments, Frame, Machine, content, evaluates
from modellint.analysis.objects import (
    OTHERS,
    UNKNOWN,
    Built,
    Choice,
    Dictionary,
    Function,
    Given,
    Instance,
    List,
    Literal,
    Module,
    Rest,
    Spread,
    Super,
    Tuple,
    Unknown,
    Value,
)
from modellint.analysis.parameters import parameters_of, spend
from modellint.analysis.preparation import fitted
from modellint.analysis.reordering import note_order_of_unknown
from modellint.analysis.sequences import elements
from modellint.diagnostics import Place
from modellint.knowledge.api import ApiClass, ApiFunction, ApiModule, Axis
from modellint.knowledge.kinds import Kind
from modellint.program import facts
from modellint.program.values import Tensor
from modellint.records import replace
from modellint.syntax import tree

_ITSELF = {"to", "cuda", "cpu", "train", "eval", "requires_grad_", "share_memory"}
_STEADY = {"get", "is_available", "dim", "size", "startswith", "endswith", "lower", "upper", "item", "is_initialized"}


@evaluates(tree.Call)
def _call(machine: Machine, frame: Frame, node: tree.Call) -> Value:
    if isinstance(node.func, tree.Attribute):
        return _method_call(machine, frame, node, node.func)
    callee, place = machine.evaluate(frame, node.func), frame.place(node)
    given = evaluate_arguments(machine, frame, node.arguments)
    if machine.inline and not isinstance(callee, ApiClass):
        keep(machine, *given.values())
    if isinstance(callee, ApiFunction | ApiClass | Unknown):
        outdated.called(machine, callee, given, place, node.func)
    made = _spread(machine, given, lambda arguments: machine.call(callee, arguments, place))
    if "requires_grad" in given.keywords:
        autograd.made_with_gradient(machine, frame, node, given, made)
    return made


def _method_call(machine: Machine, frame: Frame, node: tree.Call, func: tree.Attribute) -> Value:
    place = frame.place(node)
    owner = machine.evaluate(frame, func.value)
    at = frame.place(func.value)
    given = evaluate_arguments(machine, frame, node.arguments)
    name = func.attr
    if machine.inline and not isinstance(owner, ApiModule):
        keep(machine, *given.values())

    def on(option: Value, arguments: Arguments) -> Value:
        if isinstance(option, Unknown | Tensor):
            if isinstance(option, Unknown) and option.imported:
                outdated.called(machine, option.member(".", name), arguments, place, func)
            return _method_of_unknown(machine, frame, option, name, arguments, place, at)
        training.method_called(machine, option, name, arguments, place, at)
        _noted(machine, frame, option, name, arguments, place, at)
        callee = machine.attribute(option, name, at)
        if isinstance(option, ApiModule | Built):
            outdated.called(machine, callee, arguments, place, func)
        return machine.call(callee, arguments, place)

    made = machine.each(owner, lambda option: _spread(machine, given, lambda arguments: on(option, arguments)))
    if name in ("fit", "fit_transform"):
        fitted(machine, frame, owner, node, func)
    in_place = name.endswith("_") and not name.endswith("__") and isinstance(func.value, tree.Name)
    if in_place and isinstance(made, Tensor) and made.formula:
        assign(machine, frame, func.value, made)
    if "requires_grad" in given.keywords:
        autograd.made_with_gradient(machine, frame, node, given, made)
    return made


def _noted(
    machine: Machine, frame: Frame, owner: Value, name: str, arguments: Arguments, place: Place, at: Place
) -> None:
    """Take note of a method of something known."""
    if name == "step":
        schedulers.stepped(machine, owner, arguments, place)
        holding.compare(machine, owner, arguments, place)
        optimizers.stepped(machine, owner, arguments, place)
    if name == "forward" and isinstance(owner, Built | Instance) and owner is not frame.receiver:
        machine.note(facts.ForwardCall(place, machine.assumed, owner=at, name=_class_name(owner)))


def _class_name(owner: Built | Instance) -> str:
    return owner.cls.name if isinstance(owner, Instance) else owner.api.name


def _spread(machine: Machine, arguments: Arguments, call: Callable[[Arguments], Value]) -> Value:
    """A call with ``*layers`` where the list differs between runs: once for each content."""
    for at, given in enumerate(arguments.positional):  # noqa: B007 (the index is what is looked for)
        if type(given.value) is Spread:
            break
    else:
        return call(arguments)
    before, spread, after = arguments.positional[:at], arguments.positional[at].value, arguments.positional[at + 1 :]

    def with_content(held: Value) -> Value:
        items = held.items if isinstance(held, Tuple) else (Rest(UNKNOWN),)
        positional = (*before, *(Given(item) for item in items), *after)
        return _spread(machine, replace(arguments, positional=positional), call)

    return machine.each(spread.content, with_content) if isinstance(spread, Spread) else UNKNOWN


def evaluate_arguments(machine: Machine, frame: Frame, nodes: tuple[tree.Argument, ...]) -> Arguments:
    """The arguments of a call, with starred ones laid out as far as they are known."""
    positional: list[Given] = []
    keywords: dict[str, Given] = {}
    unbounded = False
    for node in nodes:
        value = machine.evaluate(frame, node.value)
        here = Given(value, frame.place(node.value), frame.place(node))
        if node.star == "*" and isinstance(value, List) and isinstance(held := content(machine, value.cells), Choice):
            positional.append(Given(Spread(held)))
        elif node.star == "*":
            spend(machine, value, frame.place(node.value))
            items = elements(machine, value)
            unbounded |= any(isinstance(item, Rest) for item in items)
            positional += [Given(item) for item in items]
        elif node.star == "**":
            known = isinstance(value, Dictionary) and OTHERS not in value.cells
            unbounded |= not known
            if isinstance(value, Dictionary):
                keywords |= {key: Given(item) for key, item in value.cells.items() if isinstance(key, str)}
        elif node.keyword:
            keywords[node.keyword] = here
        else:
            positional.append(here)
    return Arguments(tuple(positional), keywords, unbounded)


def _method_of_unknown(
    machine: Machine, frame: Frame, owner: Unknown | Tensor, name: str, arguments: Arguments, place: Place, at: Place
) -> Value:
    """A method of a tensor, or of something that may be one."""
    if isinstance(owner, Unknown) and owner.imported:
        return machine.call(owner.member(".", name), arguments, place)
    training.method_called(machine, owner, name, arguments, place, at)
    if name == "backward":
        left_out.differentiated(machine, frame, owner, place)
    if isinstance(owner, Tensor):
        autograd.method_called(machine, frame, owner, name, place, at)
        return _method_of_tensor(machine, frame, owner, name, arguments, place, at)
    if owner.part and name.endswith("_"):
        filled(machine, owner.part, name, arguments, place)
    if name in ("parameters", "named_parameters"):
        return parameters_of(machine, owner, place, named=name == "named_parameters")
    if owner.key and name in _ITSELF and not _names_a_type(arguments):
        return owner
    return _method_of_tensor(machine, frame, owner, name, arguments, place, at)


def _method_of_tensor(
    machine: Machine, frame: Frame, owner: Unknown | Tensor, name: str, arguments: Arguments, place: Place, at: Place
) -> Value:
    function = tensor_method(name)
    if function is None or not (isinstance(owner, Tensor) or _may_be_tensor(frame, function, arguments)):
        if isinstance(owner, Tensor):
            outdated.of_tensor(machine, owner, name, place)
            return UNKNOWN
        steady = name in _STEADY and not arguments.keywords
        return owner.member("()", name) if steady else machine.fresh_unknown(owner.origin)
    if isinstance(owner, Unknown) and function.role == "reshape":
        note_order_of_unknown(machine, owner, arguments, place)
    operand = owner if isinstance(owner, Tensor) else as_tensor(owner, at)
    made = call_api(machine, function, arguments, place, operand, at)
    if isinstance(made, Tensor) and made.kind is Kind.UNKNOWN and (operand is not owner or machine.marked(operand)):
        machine.mark(made, GUESSED)
    if made == UNKNOWN and isinstance(owner, Unknown) and name in _STEADY:
        return owner.member("()", (name, *(str(given.value) for given in arguments.positional)))
    return made


def _names_a_type(arguments: Arguments) -> bool:
    """Whether it is ``x.to(torch.long)`` rather than ``x.to(device)``."""
    return any(
        not isinstance(value, Literal | Unknown)
        or value == Literal(None)
        or (isinstance(value, Unknown) and value.imported)
        for value in arguments.values()
    )


def _may_be_tensor(frame: Frame, function: ApiFunction, arguments: Arguments) -> bool:
    """In a file that speaks torch, a method named as a tensor's and called as a tensor's is taken for one."""
    if not speaks(frame.scope.module, "torch"):
        return False
    axis = function.signature.annotated(Axis)
    given = arguments.first(axis.name) if axis else None
    return given is None or (isinstance(given.value, Literal) and isinstance(given.value.value, int))


def speaks(module: Module, framework: str) -> bool:
    """Whether a file has names of a framework."""
    return module.snippet or any(
        isinstance(value, ApiModule | ApiClass | ApiFunction) and value.name.partition(".")[0] == framework
        for value in module.names.values()
    )


def enclosing_super(machine: Machine) -> Value:
    """What ``super()`` stands for where we are."""
    for frame in reversed(machine.frames):
        if frame.function and frame.function.owner:
            receiver = frame.receiver or _first_argument(frame, frame.function)
            if receiver is not None:
                return Super(frame.function.owner, receiver)
    return UNKNOWN


def _first_argument(frame: Frame, function: Function) -> Value | None:
    """What a method works on that was called as a function: ``init(self)`` in a decorator."""
    parameters = function.node.parameters
    return frame.scope.names.get(parameters[0].name) if parameters else None
