"""Puts the parts of the interpreter together and runs them over a project."""

from __future__ import annotations

from collections.abc import Mapping

from modellint.analysis import (  # noqa: F401 (each part registers what it knows to do)
    builtin,
    calls,
    chains,
    classes,
    decisions,
    dropout,
    expressions,
    functions,
    imports,
    inline,
    keras,
    labels,
    layering,
    losses,
    networks,
    numerics,
    operators,
    optimizers,
    predictions,
    rearranging,
    results,
    roundabouts,
    standard,
    statements,
    trainers,
)
from modellint.analysis.account import Account
from modellint.analysis.gradients import settled
from modellint.analysis.leaks import leaks
from modellint.analysis.machine import Machine
from modellint.analysis.missteps import missteps, training_loops
from modellint.analysis.modes import modes
from modellint.analysis.modules import Modules
from modellint.analysis.neglect import neglected
from modellint.analysis.roots import interpret_uncalled
from modellint.analysis.sights import sights
from modellint.program.project import Project
from modellint.syntax.parse import Trees


def analyse(sources: Mapping[str, bytes], trees: Trees) -> Project:
    """Interpret files, given by path, and say what the program does."""
    machine = run(sources, trees)
    account = Account(machine.events)
    loops = tuple(training_loops(account))
    rates = optimizers.learning_rates(machine)
    followed = (*missteps(account), *neglected(account), *modes(account), *leaks(account), *sights(machine, loops))
    found = (*settled(machine), *inline.layers(machine), *rates, *loops, *followed)
    return Project(found, machine.loader.sources)


def run(sources: Mapping[str, bytes], trees: Trees, *, revealing: bool = False) -> Machine:
    """Run every module once, and then every function that nobody is seen to call."""
    modules = Modules(sources, trees)
    machine = Machine(modules, revealing=revealing)
    for path in sources:
        modules.interpret(machine, path)
    for path in sources:
        interpret_uncalled(machine, modules.loaded[path])
    return machine
