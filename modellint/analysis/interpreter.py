"""Puts the parts of the interpreter together and runs them over a project."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence

from modellint.analysis import (  # noqa: F401 (each part registers what it knows to do)
    architecture,
    builtin,
    calls,
    chains,
    checkpoints,
    classes,
    decisions,
    definitions,
    dropout,
    expressions,
    functions,
    imports,
    initialisers,
    inline,
    keras,
    labels,
    layering,
    lightning,
    losses,
    networks,
    numerics,
    operators,
    optimizers,
    outdated,
    predictions,
    rearranging,
    registration,
    results,
    roundabouts,
    sequence_layers,
    standard,
    statements,
    states,
    trainers,
)
from modellint.analysis.account import Account
from modellint.analysis.data import data
from modellint.analysis.gradients import settled
from modellint.analysis.holding import outgrown
from modellint.analysis.leaks import leaks
from modellint.analysis.left_out import left_out
from modellint.analysis.machine import Machine
from modellint.analysis.missteps import missteps, training_loops
from modellint.analysis.modes import modes
from modellint.analysis.modules import Modules, Reader, from_disk
from modellint.analysis.neglect import neglected
from modellint.analysis.parameters import exhausted
from modellint.analysis.rates import learning_rates
from modellint.analysis.recreated import recreated
from modellint.analysis.roots import interpret_uncalled
from modellint.analysis.schedulers import schedules
from modellint.analysis.sights import sights
from modellint.program.project import Project
from modellint.syntax.parse import Trees

Watch = Callable[[Sequence[Callable[[], object]]], Iterable[Callable[[], object]]]
NETWORKS: tuple[Callable[[Machine], Iterable[object]], ...] = (
    registration.unregistered,
    definitions.facts_of,
    sequence_layers.facts_of,
    architecture.facts_of,
    initialisers.facts_of,
)


def analyse(
    sources: Mapping[str, bytes],
    trees: Trees,
    roots: Sequence[str] = (),
    watch: Watch = iter,
    reader: Reader = from_disk,
) -> Project:
    """Interpret files, given by path, and say what the program does.

    ``roots`` are more folders to import from, ``reader`` gives the content of files that are imported.
    """
    machine = run(sources, trees, roots, watch, reader)
    outdated.forgive(machine)
    account = Account(machine.events)
    loops = tuple(training_loops(account))
    noted = (*settled(machine), *inline.layers(machine), *exhausted(machine.events))
    built = itertools.chain(*(part(machine) for part in NETWORKS))
    optimization = (
        *learning_rates(machine),
        *outgrown(machine),
        *left_out(machine),
        *recreated(machine),
        *schedules(machine),
    )
    training = (*loops, *missteps(account), *neglected(account), *modes(account), *leaks(account), *data(account))
    contracts = (*lightning.breaches(machine), *states.mismatches(machine))
    found = (*noted, *built, *optimization, *training, *contracts, *sights(machine, loops))
    loader = machine.loader
    return Project(found, loader.sources, missed=frozenset(loader.missed), folders=frozenset(loader.folders))


def run(
    sources: Mapping[str, bytes],
    trees: Trees,
    roots: Sequence[str] = (),
    watch: Watch = iter,
    reader: Reader = from_disk,
    *,
    revealing: bool = False,
) -> Machine:
    """Run every module once, and then every function that nobody is seen to call."""
    modules = Modules(sources, trees, reader)
    for root in roots:
        modules.add_root(root)
    machine = Machine(modules, revealing=revealing)

    def rest(path: str) -> None:
        interpret_uncalled(machine, modules.loaded[path])

    first = [functools.partial(modules.interpret, machine, path) for path in sources]
    for step in watch([*first, *(functools.partial(rest, path) for path in sources)]):
        step()
    return machine
