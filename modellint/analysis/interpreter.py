"""Puts the parts of the interpreter together and runs them over a project."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Mapping

from modellint.analysis import (  # noqa: F401 (each part registers what it knows to do)
    architecture,
    builtin,
    calls,
    chains,
    classes,
    decisions,
    definitions,
    expressions,
    functions,
    imports,
    initialisers,
    keras,
    losses,
    networks,
    operators,
    optimizers,
    rearranging,
    registration,
    results,
    sequence_layers,
    standard,
    statements,
    trainers,
)
from modellint.analysis.machine import Machine
from modellint.analysis.modules import Modules
from modellint.analysis.roots import interpret_uncalled
from modellint.analysis.sights import sights
from modellint.analysis.training import training_loops
from modellint.program.project import Project
from modellint.syntax.parse import Trees

NETWORKS: tuple[Callable[[Machine], Iterable[object]], ...] = (
    registration.unregistered,
    definitions.facts_of,
    sequence_layers.facts_of,
    architecture.facts_of,
    initialisers.facts_of,
)


def analyse(sources: Mapping[str, bytes], trees: Trees) -> Project:
    """Interpret files, given by path, and say what the program does."""
    machine = run(sources, trees)
    loops = tuple(training_loops(machine.events))
    built = itertools.chain(*(part(machine) for part in NETWORKS))
    found = (
        *machine.facts,
        *built,
        *optimizers.learning_rates(machine),
        *loops,
        *sights(machine, loops),
    )
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
