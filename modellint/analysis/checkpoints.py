"""Files that a program saves its networks to, and loads them from."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from modellint.analysis.classes import library_base
from modellint.analysis.inline import is_network
from modellint.analysis.library import Use, applies
from modellint.analysis.machine import Arguments, Machine
from modellint.analysis.objects import (
    NONE,
    UNKNOWN,
    Built,
    Dictionary,
    Given,
    Instance,
    Literal,
    Unknown,
    Value,
)
from modellint.analysis.standard import IMPORTED
from modellint.diagnostics import Place
from modellint.program import facts

FETCHING = (
    "huggingface_hub.hf_hub_download",
    "huggingface_hub.cached_download",
    "urllib.request.urlopen",
    "wget.download",
    "gdown.download",
    "gdown.cached_download",
)


@applies("load")
def _load(machine: Machine, use: Use) -> Value:
    file = use.argument("f")
    _note_load(machine, use, file)
    key = identity(file.value)
    return Unknown((0, "file", key)) if key is not None else machine.fresh_unknown()


def _note_load(machine: Machine, use: Use, file: Given) -> None:
    """Whether what is in the file is run. A setting that comes from elsewhere is somebody's decision."""
    only, pickling = use.given.get("weights_only"), use.given.get("pickle_module")
    if only is None or file.place is None:
        return
    written = isinstance(only.value, Literal) and only.value.place == only.place
    unsaid = only.value == NONE and only.place is None
    custom = pickling is not None and pickling.place is not None and pickling.value != NONE
    trusting = (only.value == Literal(False) and written) or (unsaid and custom)
    machine.note_once(
        facts.Loaded(
            use.place,
            file=identity(file.value),
            trusting=trusting,
            custom=unsaid and custom,
            unsaid=unsaid and not custom,
            argument=only.argument or only.place or (pickling.place if custom and pickling else None),
            fetched=file.place if _is_fetched(file.value) else None,
        )
    )


def identity(value: Value) -> object:
    """What tells a path from others: its text, or where it comes from."""
    match value:
        case Literal(value=str(text)):
            return text
        case Unknown(key=key) if key is not None and not value.imported:
            return key
    return None


def _is_fetched(value: Value) -> bool:
    """Whether a file comes from the network."""
    return isinstance(value, Unknown) and isinstance(value.key, tuple) and value.key[1] == "fetched"


def _fetch(machine: Machine, arguments: Arguments, place: Place) -> Value:
    """A file comes from the network."""
    return Unknown((0, "fetched", machine.serial()))


IMPORTED.update(dict.fromkeys(FETCHING, _fetch))


@applies("save")
def _save(machine: Machine, use: Use) -> Value:
    held = use.argument("obj")
    file = identity(use.argument("f").value)
    for name, given in _parts(held):
        if file is not None and isinstance(given.value, Unknown):
            machine.written.setdefault((file, name), []).append(given.value.key)
        machine.each(given.value, _saving(machine, use, name))
    machine.note_once(facts.Saved(use.place, machine.assumed, file=file))
    return NONE


def _saving(machine: Machine, use: Use, name: str) -> Callable[[Value], Value]:
    return lambda value: _saved(machine, use, value, name)


def _saved(machine: Machine, use: Use, value: Value, name: str) -> Value:
    network = _network(value)
    if network and use.place:
        made = value.place if isinstance(value, Built | Instance) else None
        expression = use.argument("obj").place if not name else None
        file = identity(use.argument("f").value)
        machine.note_once(
            facts.Saved(
                use.place, machine.assumed, file=file, network=network, made=made, part=name, expression=expression
            )
        )
    return UNKNOWN


def _parts(held: Given) -> Iterator[tuple[str, Given]]:
    """The object, or what a dict holds."""
    if isinstance(held.value, Dictionary):
        yield from ((key, Given(item)) for key, item in held.value.cells.items() if isinstance(key, str))
    else:
        yield "", held


def _network(value: Value) -> str:
    """The name of a network's class; nothing for any other object."""
    match value:
        case Built(api=api) if api.framework in ("torch", "torchvision") and is_network(api):
            return api.name
        case Instance(cls=cls):
            base = library_base(cls)
            return cls.name if base and base.framework != "keras" and is_network(base) else ""
    return ""
