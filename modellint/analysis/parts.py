"""What networks are made of, at any depth."""

from __future__ import annotations

from modellint.analysis.objects import Built, Choice, Dictionary, Instance, List, Literal, Rest, Tuple, Unknown, Value
from modellint.diagnostics import Place
from modellint.program.values import Tensor


def modal_part(network: Value) -> Place | bool | None:
    """Where a part is built that depends on the mode; False if there is none, None if parts are not known."""
    unknown = isinstance(network, Unknown)
    for part in (network, *parts(network)):
        if isinstance(part, Built) and part.api.modal and not _is_idle(part):
            return part.place or True
        unknown = unknown or isinstance(part, Unknown) or (isinstance(part, Built) and part.api.role == "network")
    return None if unknown else False


def learns(network: Value) -> bool:
    """Whether it has a layer of any kind, or may have."""
    match network:
        case Unknown() | Tensor():
            return True
        case Choice(options=options):
            return any(learns(option) for _, option in options)
        case Built(api=api, arguments=arguments) if api.role == "wrapper":
            return any(learns(given.value) for given in list(arguments.values())[:1])
    layers = ("layer", "network")
    return any(isinstance(part, Built) and part.api.role in layers for part in (network, *parts(network)))


def _is_idle(part: Built) -> bool:
    """Whether it is a dropout that never drops anything."""
    chance = part.arguments.get("p") or part.arguments.get("dropout")
    return chance is not None and isinstance(chance.value, Literal) and chance.value.value == 0


def parts(network: Value) -> list[Value]:
    """Everything that a network is made of, at any depth."""
    found: list[Value] = []
    seen: set[int] = set()
    waiting = [network]
    while waiting:
        value = waiting.pop()
        if id(value) in seen:
            continue
        seen.add(id(value))
        inner: list[Value] = []
        match value:
            case Instance(attributes=cells) | List(cells=cells) | Dictionary(cells=cells):
                inner = list(cells.values())
            case Built(attributes=cells, arguments=arguments, api=api):
                inner = list(cells.values())
                if api.role in ("chain", "list", "mapping", "wrapper"):
                    inner += [given.value for given in arguments.values()]
            case Tuple(items=items):
                inner = list(items)
            case Rest(value=item):
                inner = [item]
            case Choice(options=options):
                inner = [option for _, option in options]
        found += inner
        waiting += inner
    return found
