"""Library calls: binding arguments to a stub's signature, and what roles a class or function can play."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import TypeVar

from modellint.analysis import slots
from modellint.analysis.dead_ends import ended, passed_on
from modellint.analysis.formulas import remembered
from modellint.analysis.machine import Arguments, Machine, calls, gets
from modellint.analysis.objects import (
    UNKNOWN,
    ApiMethod,
    Built,
    Cells,
    Given,
    Instance,
    List,
    Literal,
    Mode,
    Rest,
    Tuple,
    Unknown,
    Value,
    unread,
)
from modellint.analysis.parameter_values import GROWN, PARAMETER, content_of, of_parameter
from modellint.analysis.seen import applied, made_of
from modellint.diagnostics import Place
from modellint.knowledge.api import MISSING, ApiClass, ApiConstant, ApiFunction, ApiModule, Parameter, Signature
from modellint.knowledge.stubs import DYNAMIC, lookup, member
from modellint.program import facts
from modellint.program.values import Step, Tensor
from modellint.records import dataclass, replace


@dataclass(frozen=True, slots=True)
class Use:
    """One application of a library function, method or layer.

    ``given`` are the arguments of this call, ``context`` those of the constructor of a layer, ``made`` where it was
    constructed, ``receiver`` what a method was called on; ``implied`` says that this call is written nowhere.
    """

    name: str
    role: str
    signature: Signature
    given: Mapping[str, Given]
    place: Place
    context: Mapping[str, Given]
    initial: Signature | None = None
    made: Place | None = None
    receiver: Value | None = None
    implied: bool = False
    receiver_place: Place | None = None

    def argument(self, name: str) -> Given:
        """What is given for a parameter, of the call or of the constructor."""
        if name == "self" and self.receiver is not None:
            return Given(self.receiver, self.receiver_place)
        return self.given.get(name) or self.context.get(name) or Given(UNKNOWN)

    @property
    def framework(self) -> str:
        """The top-level package."""
        return self.name.partition(".")[0]


NETWORKS = frozenset({"module", "model", "layer", "chain", "network", "wrapper"})
_QUIET = frozenset(
    {"", "reshape", "parts", "join", "flatten", "literal", "detach", "train", "eval", "parameters"}
    | {"squeeze", "size", "rank", "count", "product", "arithmetic"}
)
_ONLY_APPLYING = frozenset({"forward", "call", "__call__", "to", "cuda", "cpu", "float", "double", "half", "type"})
ORIGINAL: Mapping[str, Given] = {"in_features": Given(UNKNOWN)}
Constructor = Callable[[Machine, Built, Arguments], None]
Application = Callable[[Machine, Use], Value]
InstanceCall = Callable[[Machine, Built, Arguments, Place], Value]
CONSTRUCTORS: dict[str, Constructor] = {}
APPLICATIONS: dict[str, Application] = {}
INSTANCES: dict[str, InstanceCall] = {}
MEASURES: dict[str, Callable[[Machine, Built, Arguments, Value, Place], Value]] = {}
Registered = TypeVar("Registered", bound=Callable[..., object])


def constructs(*roles: str) -> Callable[[Constructor], Constructor]:
    """Registers what constructing an object of these roles does besides."""
    return _registrar(CONSTRUCTORS, roles)


def applies(*roles: str) -> Callable[[Application], Application]:
    """Registers what applying a function, method or layer of these roles gives."""
    return _registrar(APPLICATIONS, roles)


def instances(*roles: str) -> Callable[[InstanceCall], InstanceCall]:
    """Registers what calling an object of these roles gives, where a signature cannot say it."""
    return _registrar(INSTANCES, roles)


def _registrar(table: dict[str, Registered], roles: tuple[str, ...]) -> Callable[[Registered], Registered]:
    def register(function: Registered) -> Registered:
        if taken := table.keys() & roles:
            raise ValueError(f"{', '.join(sorted(taken))}: somebody else looks after this role already")
        table.update(dict.fromkeys(roles, function))
        return function

    return register


# --- binding ---


def bind(signature: Signature, arguments: Arguments) -> dict[str, Given] | None:
    """Arguments by parameter name, defaults included; None if they do not fit."""
    defaults, starred = _defaults(signature)
    if not starred:
        arguments = arguments.settled
    positional = list(arguments.positional)
    keywords = arguments.keywords
    if keywords:
        keywords = {signature.current(name): given for name, given in keywords.items()}
    bound: dict[str, Given] = {}
    for parameter in signature.parameters:
        given: Given | None = None
        if positional and parameter.kind == "normal":
            given = positional.pop(0)
        elif positional or keywords or starred:
            given = _take(parameter, positional, keywords)
        if given is None and not arguments.open:
            given = defaults[parameter.name]
            if given is None and parameter.kind in ("normal", "keyword-only"):
                return None
        if given is not None:
            bound[parameter.name] = given
    return None if positional else {**bound, **keywords}


@cache
def _defaults(signature: Signature) -> tuple[Mapping[str, Given | None], bool]:
    """What parameters are by default (None: they must be given), and whether one takes any number of arguments."""
    defaults = {parameter.name: _default(parameter) for parameter in signature.parameters}
    return defaults, any(parameter.kind == "*" for parameter in signature.parameters)


def _default(parameter: Parameter) -> Given | None:
    if parameter.default is MISSING:
        return None
    return Given(UNKNOWN if parameter.default is ... else Literal(parameter.default))


def _take(parameter: Parameter, positional: list[Given], keywords: dict[str, Given]) -> Given | None:
    match parameter.kind:
        case "*":
            rest = Given(Tuple(tuple(given.value for given in positional)), positional[0].place if positional else None)
            positional.clear()
            return rest
        case "**":
            return None
        case "normal" if positional:
            return positional.pop(0)
    return keywords.pop(parameter.name, None)


# --- calling ---


@calls(ApiFunction)
def _call_function(machine: Machine, function: ApiFunction, arguments: Arguments, place: Place) -> Value:
    given = arguments.positional[0].value if arguments.positional else None
    if isinstance(given, Instance) and function.name.endswith("__init__"):
        given.started = True
    return call_api(machine, function, arguments, place)


def call_api(
    machine: Machine,
    function: ApiFunction,
    arguments: Arguments,
    place: Place,
    receiver: Value | None = None,
    receiver_place: Place | None = None,
) -> Value:
    """What a library function or method gives."""
    if receiver is None and function.name.startswith("torch.Tensor.") and arguments.positional:
        receiver = arguments.positional[0].value
        arguments = Arguments(arguments.positional[1:], arguments.keywords, arguments.open)
    given = bind(function.signature, arguments)
    if given is None:
        return UNKNOWN
    if receiver is None and len(arguments.positional) > 1:
        slots.look(machine, function.name, function.signature, arguments, place)
    owned = isinstance(receiver, Built) and receiver.api.name == PARAMETER and not function.name.endswith("_")
    use = Use(
        function.name,
        function.role,
        function.signature,
        given,
        place,
        {},
        receiver=content_of(receiver) if owned and isinstance(receiver, Built) else receiver,
        receiver_place=receiver_place,
    )
    made = apply(machine, use)
    if owned:
        return of_parameter(made, function.name, place)
    grown = given.get("requires_grad")
    empty = isinstance(made, Tensor) and made.shape.dims == (0,)
    return of_parameter(made, GROWN, place) if grown and grown.value == Literal(True) and not empty else made


def apply(machine: Machine, use: Use) -> Value:
    """What one application gives, by the role of what is applied."""
    if use.role not in _QUIET:
        machine.used()
    made = APPLICATIONS.get(use.role, APPLICATIONS[""])(machine, use)
    value = _differentiable(machine, use, remembered(machine, use, made))
    if isinstance(made, Tensor) and isinstance(value, Tensor):
        machine.remark(made, value)
    return value


def _differentiable(machine: Machine, use: Use, value: Value) -> Value:
    """The result, and whether gradients end at it."""
    if not isinstance(value, Tensor):
        return value
    if use.role == "detach" or machine.no_grad:
        return ended(machine, value, use.name, use.place, here=use.role == "detach")
    operands = [given.value for given in use.given.values()]
    if use.receiver is not None and use.made is None:
        operands.append(use.receiver)
    if any(isinstance(operand, Tensor) and operand.cut for operand in operands) and use.role not in NETWORKS:
        return passed_on(value, operands) if is_recorded(use) is False else replace(value, cut=None)
    return value


def is_recorded(use: Use) -> bool | None:
    """Whether a new variable is made for which gradients are to be computed (``requires_grad=True``)."""
    asked = use.given.get("requires_grad")
    if asked is None:
        return False
    return bool(asked.value.value) if isinstance(asked.value, Literal) else None


@calls(ApiClass)
def _construct(machine: Machine, api: ApiClass, arguments: Arguments, place: Place) -> Value:
    machine.used()
    bound = bind(api.init, arguments)
    if bound:
        slots.look(machine, api.name, api.init, arguments, place)
    built = Built(api, bound if bound is not None else {}, place, Cells(), machine.loop_depth)
    made_of(machine, built, arguments, place)
    if api.role in CONSTRUCTORS:
        CONSTRUCTORS[api.role](machine, built, arguments)
    if api.demands and bound:
        CONSTRUCTORS["demanding"](machine, built, arguments)
    if api.framework in CONSTRUCTORS and bound:
        CONSTRUCTORS[api.framework](machine, built, arguments)
    if api.holds and machine.frames:
        CONSTRUCTORS["holding"](machine, built, arguments)
    return built


@calls(Built)
def _call_built(machine: Machine, built: Built, arguments: Arguments, place: Place) -> Value:
    if built in machine.inline:
        machine.inline[built] = place
    if built.api.role not in NETWORKS or machine.within or not machine.loops:
        return _run(machine, built, arguments, place)
    with machine.forward(built, place, built.attributes.get("training", UNKNOWN)):
        return _run(machine, built, arguments, place)


def _run(machine: Machine, built: Built, arguments: Arguments, place: Place) -> Value:
    if built.api.role in INSTANCES:
        return INSTANCES[built.api.role](machine, built, arguments, place)
    signature = built.api.call
    given = bind(signature, arguments) if signature else None
    if signature is None or given is None:
        return UNKNOWN
    api, made = built.api, built.place
    use = Use(api.name, api.role, signature, given, place, _settings(built), api.init, made, built, arguments.implied)
    result = value = apply(machine, use)
    if api.framework in MEASURES:
        value = MEASURES[api.framework](machine, built, arguments, result, place)
        if isinstance(result, Tensor) and isinstance(value, Tensor):
            machine.remark(machine.stands_for(result), value)
    applied(machine, built, arguments, place, value)
    return value


def _settings(built: Built) -> Mapping[str, Given]:
    """What an object was constructed with, but for what was set anew since (``layer.activation = …``)."""
    changed = built.arguments.keys() & built.attributes.keys()
    if not changed:
        return built.arguments
    return {**built.arguments, **{str(name): Given(built.attributes[name]) for name in changed}}


# --- attributes ---


@gets(ApiModule)
def _of_module(machine: Machine, module: ApiModule, name: str, place: Place) -> Value:
    if name == "__dict__":
        return module
    found = member(module.name, name)
    if name == "ops" and module.name == "keras":
        machine.note(facts.KerasVersion(3))
    if isinstance(found, ApiConstant):
        return Literal(found.value)
    return found if found is not None else unread(f"{module.name}.{name}")


def some_of(module: ApiModule) -> Value:
    """One of the many alike things in a module, nobody knows which: ``models.__dict__[args.arch]``."""
    found = member(module.name, DYNAMIC)
    return found if isinstance(found, ApiClass) else UNKNOWN


@gets(ApiClass)
def _of_class(machine: Machine, api: ApiClass, name: str, place: Place) -> Value:
    found = api.methods.get(name)
    if name == "__name__":
        return Literal(api.name.rpartition(".")[2])
    return ApiMethod(found, api, place) if found and found.role == "make" else found or UNKNOWN


@gets(Built)
def _of_built(machine: Machine, built: Built, name: str, place: Place) -> Value:
    if name not in _ONLY_APPLYING:
        machine.inline.pop(built, None)
    if name in built.attributes:
        return machine.each(built.attributes[name], lambda value: value)
    return _library_attribute(machine, built, name, place)


def _library_attribute(machine: Machine, built: Built, name: str, place: Place) -> Value:
    if name in dict(built.api.heads):
        return head_of(machine, built, name)
    if name in ("forward", "call", "__call__"):
        return built
    if name == "output" and built.api.framework == "keras":
        return machine.call(built, Arguments((Given(Tensor()),), open=True), place)
    if name == "layers" and built.api.role == "chain":
        return List(built.attributes)
    if built.api.role == "wrapper" and name == "module":
        return wrapped(built)
    if name in built.api.methods:
        return ApiMethod(built.api.methods[name], built, place)
    if name in ("training", "__class__"):
        return Mode(True) if name == "training" else built.api
    if name in built.arguments and built.arguments[name].value != Literal(None):
        return built.arguments[name].value
    return Unknown((0, (id(built), built.place), name), part=(built, name))


def head_of(machine: Machine, network: Built, name: str) -> Value:
    """The last layers as the library made them, to be exchanged or added to."""
    count = dict(network.api.heads)[name]
    last = Built(_class("torch.nn.Linear"), ORIGINAL, network.place, Cells())
    layers: tuple[Value, ...] = (*[UNKNOWN] * (count - 1), last)
    head = (
        last if count == 1 else Built(_class("torch.nn.Sequential"), {}, network.place, Cells({"items": Tuple(layers)}))
    )
    machine.memory.write(network.attributes, name, head)
    return head


def _class(name: str) -> ApiClass:
    found = lookup(name)
    assert isinstance(found, ApiClass)
    return found


def wrapped(built: Built) -> Value:
    """What a wrapper stands for: its first argument."""
    return next((given.value for given in built.arguments.values()), UNKNOWN)


@gets(Tensor)
def _of_tensor(machine: Machine, tensor: Tensor, name: str, place: Place) -> Value:
    if name in ("data", "real"):
        return without_gradient(tensor, name, place) if name == "data" else tensor
    function = tensor_method(name)
    if function and function.attribute:
        return call_api(machine, function, Arguments(), place, tensor, place)
    return ApiMethod(function, tensor, place) if function else UNKNOWN


def without_gradient(value: Value, name: str, place: Place) -> Value:
    """A tensor cut off from what it was computed from."""
    if not isinstance(value, Tensor) or not value.trail:
        return value
    return value.then(Step(name, place, None, value.kind, value.kind, keeps=True, quiet=True), value.shape)


def tensor_method(name: str) -> ApiFunction | None:
    """A method of torch's tensors."""
    tensor = lookup("torch.Tensor")
    return tensor.methods.get(name) if isinstance(tensor, ApiClass) else None


def library_attribute(found: Value, receiver: Value) -> Value:
    """A library method reached through an object; anything else as it is."""
    return ApiMethod(found, receiver) if isinstance(found, ApiFunction) else found


def flat(value: Value) -> Value:
    """A value without the marker that there may be many of it."""
    return value.value if isinstance(value, Rest) else value
