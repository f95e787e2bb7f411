"""Classes of the program: defining them, making instances, looking attributes up, calling instances."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.analysis.functions import interpret
from modellint.analysis.library import NETWORKS, call_api, library_attribute
from modellint.analysis.machine import Arguments, Frame, Machine, calls, executes, gets
from modellint.analysis.objects import (
    LIBRARY,
    UNKNOWN,
    ApiMethod,
    Bound,
    Cells,
    Class,
    Dictionary,
    Function,
    Given,
    Instance,
    Literal,
    Mode,
    Module,
    Scope,
    Super,
    Unknown,
    Value,
    by_mode,
)
from modellint.diagnostics import Place
from modellint.knowledge.api import ApiClass
from modellint.knowledge.stubs import lookup
from modellint.program.values import Origin
from modellint.syntax import tree

BUILT = object()


@executes(tree.ClassDef)
def _define(machine: Machine, frame: Frame, node: tree.ClassDef) -> bool:
    bases = tuple(machine.evaluate(frame, base.value) for base in node.bases if not base.keyword and not base.star)
    cls = Class(node.name, bases, Cells(), frame.scope, frame.place(node))
    inner = Frame(Scope(cls.members, frame.scope.module, frame.scope), frame.path, frame.function, cls)
    machine.execute(inner, node.body)
    machine.memory.write(frame.scope.names, node.name, _decorated(machine, frame, node, cls))
    return False


def _decorated(machine: Machine, frame: Frame, node: tree.ClassDef, cls: Class) -> Value:
    """A decorator of the program is run, for what it registers; any other is taken to keep the class."""
    for decorator in reversed(node.decorators):
        made = machine.evaluate(frame, decorator)
        if isinstance(made, Function | Bound):
            machine.call(made, Arguments((Given(cls),)), frame.place(decorator))
    return cls


def lineage(cls: Class) -> list[Class | ApiClass]:
    """The class and its bases in the order in which attributes are looked up (depth first, the last of equals)."""
    found: list[Class | ApiClass] = [cls]
    for base in cls.bases:
        if isinstance(base, Class):
            found += lineage(base)
        elif isinstance(base, ApiClass):
            found.append(base)
    last = {id(entry): index for index, entry in enumerate(found)}
    return [entry for index, entry in enumerate(found) if last[id(entry)] == index]


def library_base(cls: Class) -> ApiClass | None:
    """The library class that it derives from."""
    return next((entry for entry in lineage(cls) if isinstance(entry, ApiClass)), None)


def has_unknown_base(cls: Class) -> bool:
    """Whether something it derives from is not known, so that it may have members that nobody sees."""
    return any(isinstance(base, Unknown) or (isinstance(base, Class) and has_unknown_base(base)) for base in cls.bases)


def member(cls: Class, name: str, after: Class | None = None) -> Value | None:
    """A member of a class or its bases; with ``after``, of those that come behind that class."""
    entries = iter(lineage(cls))
    if after is not None:
        _skip(entries, after)
    for entry in entries:
        if isinstance(entry, Class) and name in entry.members:
            return entry.members[name]
        if isinstance(entry, ApiClass) and name in entry.methods:
            return entry.methods[name]
    return None


def _skip(entries: Iterator[Class | ApiClass], after: Class) -> None:
    for entry in entries:
        if entry is after:
            return


# --- attributes ---


@gets(Instance)
def _of_instance(machine: Machine, instance: Instance, name: str, place: Place) -> Value:
    if name in instance.attributes:
        return machine.each(instance.attributes[name], by_mode if name == "training" else lambda value: value)
    if name == "training":
        return Mode(True)
    if name == "__call__" and member(instance.cls, name) is None:
        return instance
    if name == "__class__":
        return instance.cls
    if name == "__dict__":
        return Dictionary(instance.attributes)
    found = member(instance.cls, name)
    if found is not None:
        return _reached(machine, found, instance, place)
    if member(instance.cls, "__getattr__") is not None:
        return UNKNOWN
    origin = Origin(f"`{name}` is never seen to be set on `{instance.cls.name}`", place)
    return Unknown((0, (id(instance), instance.place), name), origin=origin)


def _reached(machine: Machine, found: Value, receiver: Value, place: Place) -> Value:
    match found:
        case Function(manner="static"):
            return found
        case Function(manner="property"):
            return interpret(machine, found, Arguments((Given(receiver),)), place, receiver)
        case Function(manner="setter"):
            return UNKNOWN
        case Function(manner="class"):
            return Bound(found, receiver.cls if isinstance(receiver, Instance) else receiver)
        case Function():
            return Bound(found, receiver)
    return library_attribute(found, receiver)


@gets(Class)
def _of_class(machine: Machine, cls: Class, name: str, place: Place) -> Value:
    found = member(cls, name)
    match found:
        case None:
            return Literal(cls.name) if name == "__name__" else UNKNOWN
        case Function(manner="class"):
            return Bound(found, cls)
    return found


@gets(Super)
def _of_super(machine: Machine, proxy: Super, name: str, place: Place) -> Value:
    if not isinstance(proxy.receiver, Instance):
        return UNKNOWN
    found = member(proxy.receiver.cls, name, after=proxy.cls)
    return UNKNOWN if found is None else _reached(machine, found, proxy.receiver, place)


@gets(Module)
def _of_module(machine: Machine, module: Module, name: str, place: Place) -> Value:
    if name == "__dict__":
        return module
    if name in module.names:
        return module.names[name]
    return machine.loader.load(machine, name, module, 1) if module.is_package else UNKNOWN


@gets(Unknown)
def _of_unknown(machine: Machine, value: Unknown, name: str, place: Place) -> Value:
    return value.member(".", name)


# --- making and calling instances ---


@calls(Class)
def _make(machine: Machine, cls: Class, arguments: Arguments, place: Place) -> Value:
    instance = Instance(cls, Cells(), place, machine.loop_depth, made=not arguments.open)
    machine.memory.tick()
    construct(machine, instance, arguments, place)
    return instance


def construct(machine: Machine, instance: Instance, arguments: Arguments, place: Place) -> None:
    """Run the constructor of a fresh instance; a dataclass takes its fields from the arguments."""
    initialiser = member(instance.cls, "__init__")
    if isinstance(initialiser, Function):
        interpret(machine, initialiser, _with_self(instance, arguments), place, instance)
    elif base := library_base(instance.cls):
        initialise_library(machine, instance, base, arguments, place)
    else:
        _fill_fields(machine, instance, arguments)
    machine.witness.instances.append(instance)


def initialise_library(
    machine: Machine, instance: Instance, base: ApiClass, arguments: Arguments, place: Place
) -> None:
    """What the constructor of a library base is given, kept as an object of that class inside the instance."""
    instance.started = True
    if base.role not in ("module", ""):
        part = machine.call(base, arguments, place)
        machine.memory.write(instance.attributes, LIBRARY, part)


def _fill_fields(machine: Machine, instance: Instance, arguments: Arguments) -> None:
    fields = [name for cls in reversed(lineage(instance.cls)) if isinstance(cls, Class) for name in cls.fields]
    for name, given in zip(fields, arguments.positional, strict=False):
        machine.memory.write(instance.attributes, name, given.value)
    for name, given in arguments.keywords.items():
        machine.memory.write(instance.attributes, name, given.value)


def _changes_library(cls: Class) -> bool:
    """Whether a class of the program has methods that what it inherits from a library may call."""
    classes = [entry for entry in lineage(cls) if isinstance(entry, Class)]
    return any(
        isinstance(value, Function) for entry in classes for n, value in entry.members.items() if n != "__init__"
    )


def _with_self(instance: Value, arguments: Arguments) -> Arguments:
    return Arguments((Given(instance), *arguments.positional), arguments.keywords, arguments.open)


@calls(Instance)
def _call_instance(machine: Machine, instance: Instance, arguments: Arguments, place: Place) -> Value:
    base = library_base(instance.cls)
    _build(machine, instance, base, place)
    if base is None or base.role not in NETWORKS:
        return _run(machine, instance, base, arguments, place)
    with machine.forward(instance, place, instance.attributes.get("training", UNKNOWN)):
        return _run(machine, instance, base, arguments, place)


def _run(machine: Machine, instance: Instance, base: ApiClass | None, arguments: Arguments, place: Place) -> Value:
    names = ("__call__", "forward", "call") if base is None or base.framework != "keras" else ("__call__", "call")
    for name in names:
        if name in instance.attributes:
            return machine.call(instance.attributes[name], arguments, place)
        found = member(instance.cls, name)
        if isinstance(found, Function):
            return interpret(machine, found, _with_self(instance, arguments), place, instance)
    if LIBRARY in instance.attributes:
        own = _changes_library(instance.cls)
        machine.expecting += own
        try:
            return machine.call(instance.attributes[LIBRARY], arguments, place)
        finally:
            machine.expecting -= own
    if instance.made:
        machine.witness.unanswered.append((instance, place))
    return UNKNOWN


def _build(machine: Machine, instance: Instance, base: ApiClass | None, place: Place) -> None:
    """Keras calls ``build`` before the first call of a layer."""
    builder = member(instance.cls, "build") if base and base.framework == "keras" else None
    if isinstance(builder, Function) and BUILT not in instance.attributes:
        machine.memory.write(instance.attributes, BUILT, Literal(True))
        interpret(machine, builder, _with_self(instance, Arguments((Given(UNKNOWN),))), place, instance)


@calls(ApiMethod)
def _call_method(machine: Machine, method: ApiMethod, arguments: Arguments, place: Place) -> Value:
    receiver = method.receiver
    name = method.function.name.rpartition(".")[2]
    if isinstance(receiver, Instance):
        if name == "__init__":
            owner = lookup(method.function.name.rpartition(".")[0])
            if isinstance(owner, ApiClass):
                initialise_library(machine, receiver, owner, arguments, place)
            return UNKNOWN
        if name in ("forward", "call", "__call__") and LIBRARY in receiver.attributes:
            return machine.call(receiver.attributes[LIBRARY], arguments, place)
        if name == "__call__":
            return machine.call(receiver, arguments, place)
    return call_api(machine, method.function, arguments, place, receiver, method.place)
