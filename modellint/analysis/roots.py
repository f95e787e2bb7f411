"""Functions that nobody is seen to call: interpreted all the same, with what their defaults and annotations tell."""

from __future__ import annotations

from collections.abc import Callable

from modellint.analysis.chains import run_idle
from modellint.analysis.classes import construct, library_base, lineage, member
from modellint.analysis.functions import interpret, unknown_arguments
from modellint.analysis.machine import MORE_PER_ROOT, STEPS_PER_ROOT, Arguments, Machine, OutOfSteps
from modellint.analysis.objects import Cells, Class, Function, Given, Instance, Module, Value
from modellint.diagnostics import Place
from modellint.program import facts
from modellint.program.conditions import ALWAYS
from modellint.syntax.mentions import attributes


def interpret_uncalled(machine: Machine, module: Module) -> None:
    """Run what is left of a module, callers (which stand further down) before those they call."""
    for value in reversed(list(module.names.values())):
        match value:
            case Function() if value.scope.module is module:
                _alone(machine, value)
            case Class() if value.scope.module is module:
                _methods(machine, value)
    _bounded(machine, None, lambda: run_idle(machine))


def _alone(machine: Machine, function: Function) -> None:
    if function not in machine.called:
        place = Place(function.scope.module.path, function.node.n)
        _bounded(machine, function, lambda: interpret(machine, function, unknown_arguments(machine, function), place))


def _methods(machine: Machine, cls: Class) -> None:
    """Each method that nobody calls, on one object of the class; inherited ones see what the class overrides."""
    own = [value for value in cls.members.values() if isinstance(value, Function) and value.owner is cls]
    functions = [function for function in own if function not in machine.called] + _inherited(cls, own)
    if not functions:
        return
    instance = Instance(cls, Cells(), cls.place)
    machine.memory.tick()
    initialiser = member(cls, "__init__")
    if isinstance(initialiser, Function):
        _bounded(machine, initialiser, lambda: _construct(machine, instance, initialiser))
    elif library_base(cls):
        _bounded(machine, None, lambda: construct(machine, instance, Arguments(open=True), cls.place))
    for function in reversed(functions):
        if function not in machine.called or function.owner is not cls:
            _method(machine, function, instance)


def _construct(machine: Machine, instance: Instance, initialiser: Function) -> None:
    construct(machine, instance, unknown_arguments(machine, initialiser, skip=1), instance.cls.place)


def _inherited(cls: Class, own: list[Function]) -> list[Function]:
    """Methods of the program's base classes that may call what this class overrides."""
    names = {function.name for function in own}
    bases = [base for base in lineage(cls)[1:] if isinstance(base, Class)]
    overridden = {name for base in bases for name in names if name in base.members and not name.startswith("__")}
    if not overridden:
        return []
    found = {key: value for base in reversed(bases) for key, value in base.members.items() if key not in cls.members}
    return [f for f in found.values() if isinstance(f, Function) and not overridden.isdisjoint(attributes(f.node))]


def _method(machine: Machine, function: Function, instance: Instance) -> None:
    receiver: Value = instance.cls if function.manner == "class" else instance

    def run() -> None:
        given = unknown_arguments(machine, function, skip=0 if function.manner == "static" else 1)
        if function.manner != "static":
            given = Arguments((Given(receiver),), given.keywords, open=True)
        interpret(machine, function, given, Place(function.scope.module.path, function.node.n), receiver)

    _bounded(machine, function, run)


def _bounded(machine: Machine, function: Function | None, run: Callable[[], object]) -> None:
    machine.allow(STEPS_PER_ROOT, MORE_PER_ROOT)
    machine.root += 1
    machine.reserve = 0
    try:
        run()
    except (OutOfSteps, RecursionError):
        machine.frames.clear()
        machine.path, machine.assumed, machine.inside, machine.loops = ALWAYS, ALWAYS, ALWAYS, ()
        machine.expecting = 0
        if function:
            machine.note(facts.Stopped(Place(function.scope.module.path, function.node.n)))
