"""What calling something unknown gives, and what the standard library's functions that programs are built with give."""

from __future__ import annotations

import os
from collections.abc import Callable

from modellint.analysis import training
from modellint.analysis.builtin import Handler, dictionary, leave
from modellint.analysis.generators import MAKERS, make_generator
from modellint.analysis.machine import Arguments, Machine, calls
from modellint.analysis.objects import (
    NONE,
    UNKNOWN,
    Built,
    Cells,
    Dictionary,
    Given,
    Instance,
    List,
    Literal,
    Module,
    Partial,
    Unknown,
    Value,
)
from modellint.analysis.options import make_default, make_option, make_parser
from modellint.analysis.parameters import chained
from modellint.analysis.shaping import plain
from modellint.diagnostics import Place
from modellint.knowledge.kinds import Kind
from modellint.knowledge.shapes import Shape
from modellint.program import facts
from modellint.program.values import Origin, Tensor


def _partial(machine: Machine, arguments: Arguments, place: Place) -> Value:
    if not arguments.positional:
        return UNKNOWN
    function, *rest = arguments.positional
    return Partial(function.value, tuple(rest), tuple(arguments.keywords.items()))


def _field(machine: Machine, arguments: Arguments, place: Place) -> Value:
    """``rate: float = field(default=0.1)``: what a field of a dataclass is if nobody says otherwise."""
    if "default_factory" in arguments.keywords:
        return machine.call(arguments.keywords["default_factory"].value, Arguments(), place)
    return arguments.keywords["default"].value if "default" in arguments.keywords else UNKNOWN


def _copy(machine: Machine, arguments: Arguments, place: Place) -> Value:
    match [given.value for given in arguments.positional]:
        case [Instance() as value]:
            return Instance(value.cls, Cells(value.attributes), value.place, machine.loop_depth, started=True)
        case [Built() as value]:
            return Built(value.api, value.arguments, value.place, Cells(value.attributes), machine.loop_depth)
        case [List(cells=cells)]:
            return List(Cells(cells), machine.loop_depth)
        case [Dictionary(cells=cells)]:
            return Dictionary(Cells(cells))
        case [Tensor() as value, *_]:
            return value
    return UNKNOWN


@calls(Unknown)
def _call_unknown(machine: Machine, callee: Unknown, arguments: Arguments, place: Place) -> Value:
    handler = IMPORTED.get(callee.imported)
    if handler:
        return handler(machine, arguments, place)
    training.escaped(machine, arguments, place, callee)
    return machine.fresh_unknown(callee.origin)


def _environment(machine: Machine, arguments: Arguments, place: Place) -> Value:
    match [given.value for given in arguments.positional]:
        case [Literal(value="KERAS_BACKEND"), Literal(value=str(name))]:
            machine.note(facts.Backend(name, place.path))
    return UNKNOWN


def _search(machine: Machine, arguments: Arguments, place: Place) -> Value:
    """``sys.path.append("lib")``, as seen from the file or from where the program is started."""
    match [given.value for given in arguments.positional]:
        case [*_, Literal(value=str(folder))]:
            machine.loader.add_root(os.path.join(os.path.dirname(place.path), folder))
            machine.loader.add_root(folder)
    return NONE


def _path(function: Callable[..., str]) -> Handler:
    """A function of ``os.path`` on literal paths."""

    def handler(machine: Machine, arguments: Arguments, place: Place) -> Value:
        parts = [given.value.value for given in arguments.positional if isinstance(given.value, Literal)]
        texts = [part for part in parts if isinstance(part, str)]
        return Literal(function(*texts)) if 0 < len(texts) == len(arguments.positional) else UNKNOWN

    return handler


def _import_module(machine: Machine, arguments: Arguments, place: Place) -> Value:
    match [given.value for given in arguments.positional]:
        case [Literal(value=str(name)), *_] if not name.startswith("."):
            return machine.loader.load(machine, name, Module(place.path, "", Cells()), 0)
    return machine.fresh_unknown(Origin("the name of the module that is imported is not literal", place))


def _call_first(machine: Machine, arguments: Arguments, place: Place) -> Value:
    """``checkpoint(function, x)`` calls the function."""
    if not arguments.positional:
        return UNKNOWN
    first, *rest = arguments.positional
    return machine.call(first.value, Arguments(tuple(rest), {}, arguments.open), place)


def _the_same(machine: Machine, arguments: Arguments, place: Place) -> Value:
    """``tqdm(loader)``: what goes in is what comes out."""
    return arguments.positional[0].value if arguments.positional else UNKNOWN


def _summary(batch: tuple[int, ...]) -> Handler:
    """``summary(model, (3, 32, 32))`` runs the model on such a tensor; some put the batch axis in front themselves."""

    def handler(machine: Machine, arguments: Arguments, place: Place) -> Value:
        given = arguments.keywords.get("input_size") or (*arguments.positional, Given(UNKNOWN), Given(UNKNOWN))[1]
        model = arguments.first("model")
        sizes = plain(machine, given.value)
        if model and isinstance(sizes, tuple) and sizes and all(type(size) is int for size in sizes):
            shape = Shape((*batch, *(size for size in sizes if isinstance(size, int))), open=False, source=given.place)
            machine.call(model.value, Arguments((Given(Tensor(Kind.DATA, shape)),)), place)
        return UNKNOWN

    return handler


IMPORTED: dict[str, Handler] = {
    "torchsummary.summary": _summary((2,)),
    "torchinfo.summary": _summary(()),
    "tqdm.tqdm": _the_same,
    "tqdm.auto.tqdm": _the_same,
    "tqdm.autonotebook.tqdm": _the_same,
    "tqdm.notebook.tqdm": _the_same,
    "sys.exit": leave,
    "os._exit": leave,
    "sys.path.append": _search,
    "sys.path.insert": _search,
    "os.path.join": _path(os.path.join),
    "os.path.dirname": _path(os.path.dirname),
    "os.path.abspath": _path(os.path.normpath),
    "os.path.realpath": _path(os.path.normpath),
    "importlib.import_module": _import_module,
    "torch.utils.checkpoint.checkpoint": _call_first,
    "torch.nn.parallel.data_parallel": _call_first,
    "argparse.ArgumentParser": make_parser,
    "click.option": make_option,
    "click.argument": make_option,
    "typer.Option": make_default,
    "typer.Argument": make_default,
    "dataclasses.field": _field,
    "types.SimpleNamespace": dictionary,
    "argparse.Namespace": dictionary,
    "functools.partial": _partial,
    "itertools.chain": chained,
    "collections.OrderedDict": dictionary,
    "copy.deepcopy": _copy,
    "copy.copy": _copy,
    **dict.fromkeys(MAKERS, make_generator),
    "os.environ.setdefault": _environment,
    "os.putenv": _environment,
}
