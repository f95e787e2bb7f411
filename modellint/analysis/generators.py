"""Random generators that a data set keeps, and that every worker of a loader draws from in a copy of its own."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.analysis.classes import lineage, member
from modellint.analysis.machine import Arguments, Machine
from modellint.analysis.objects import Class, Function, Instance, Literal, Unknown, Value
from modellint.analysis.stock import Stock, argument, sources
from modellint.diagnostics import Place
from modellint.program import facts
from modellint.syntax.mentions import assigned, attributes

GENERATOR = "generator"
MAKERS = ("numpy.random.default_rng", "numpy.random.RandomState", "random.Random", "torch.Generator")
_RESEEDING = {"seed", "manual_seed", "set_state", "setstate", "default_rng", "RandomState", "Random", "Generator"}


def make_generator(machine: Machine, arguments: Arguments, place: Place) -> Value:
    """``np.random.default_rng(0)`` and the like."""
    return Unknown((0, GENERATOR, machine.serial(), place))


def shared_generators(stock: Stock) -> Iterator[facts.SharedGenerator]:
    """Each generator of a data set whose loader has workers, and nobody gives them seeds of their own."""
    for loader in stock.of("loader"):
        workers = argument(loader, "num_workers")
        count = workers.value if isinstance(workers, Literal) else 0
        if not isinstance(count, int) or count < 1 or argument(loader, "worker_init_fn") != Literal(None):
            continue
        if stock.is_for_evaluation(loader) or (stock.evaluated(loader) and not stock.trained(loader)):
            continue
        for dataset in sources(argument(loader, "dataset")):
            if isinstance(dataset, Instance):
                for name, made in _kept(dataset):
                    yield facts.SharedGenerator(made, attribute=name, loader=loader.place, workers=count)


def _kept(dataset: Instance) -> Iterator[tuple[str, Place]]:
    """The generators that samples are drawn with: attributes that nothing but the constructor sets."""
    drawing = _drawing(dataset.cls)
    for name, value in dataset.attributes.items():
        match value:
            case Unknown(key=(_, kind, _, Place() as made)) if kind == GENERATOR and isinstance(name, str):
                if name in drawing and not drawing & _RESEEDING and not _is_set_again(dataset.cls, name):
                    yield name, made


def _drawing(cls: Class) -> frozenset[str]:
    """The attributes that making one sample uses, in whatever methods of the class."""
    seen: set[str] = {"__getitem__"}
    left, found = ["__getitem__"], frozenset[str]()
    while left:
        function = member(cls, left.pop())
        if isinstance(function, Function):
            names = attributes(function.node)
            found |= names
            left += names - seen
            seen |= names
    return found


def _is_set_again(cls: Class, name: str) -> bool:
    own = [entry for entry in lineage(cls) if isinstance(entry, Class)]
    methods = [each for entry in own for key, each in entry.members.items() if key != "__init__"]
    return any(name in assigned(each.node) for each in methods if isinstance(each, Function))
