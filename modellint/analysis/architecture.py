"""Architecture: which layer follows which, as the tensors went through them."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator

from modellint.analysis.machine import Machine
from modellint.analysis.objects import Built, Literal
from modellint.analysis.witness import LayerCall
from modellint.diagnostics import Place
from modellint.program import facts
from modellint.syntax.mentions import hands_on

_PASSING = frozenset({"Dropout", "AlphaDropout", "FeatureAlphaDropout", "GaussianDropout", "Identity", "Flatten"})
_UNITS = ("units", "filters")
LINEAR = frozenset(
    f"{home}.{name}"
    for home, names in {
        "torch.nn": ("Linear", "LazyLinear", "Conv1d", "Conv2d", "Conv3d"),
        "keras.layers": ("Dense", "Conv1D", "Conv2D", "Conv3D"),
    }.items()
    for name in names
)
NORMALISING = frozenset(
    {f"torch.nn.BatchNorm{d}d" for d in (1, 2, 3)} | {"torch.nn.SyncBatchNorm", "keras.layers.BatchNormalization"}
)
_TAKEN = ("in_features", "in_channels")


def facts_of(machine: Machine) -> Iterator[facts.Succession | facts.Reapplied | facts.Restacked]:
    """What follows what."""
    calls = machine.witness.applied
    flow = Flow(calls)
    for call in calls:
        if call.layer.api.name in LINEAR | NORMALISING and call.operand is not None:
            yield from flow.succession(call)
    yield from _reapplied(machine)
    yield from _restacked(machine)


class Flow:
    """The calls of layers, by the very tensors that they gave."""

    def __init__(self, calls: list[LayerCall]) -> None:
        self._givers = {id(call.result): call for call in calls if call.result is not call.operand}
        self._takers = Counter(id(call.operand) for call in calls)
        self._told: set[tuple[Place | None, Place | None]] = set()

    def succession(self, second: LayerCall) -> Iterator[facts.Succession]:
        """The layer with weights that this one follows, if nobody else takes what is between."""
        path = [second]
        while (giver := self._giver(path[-1])) and _short(giver.layer) in _PASSING:
            path.append(giver)
        first = giver
        if first is None or first.layer.api.name not in LINEAR or first.layer is second.layer:
            return
        key = (first.layer.place, second.layer.place)
        if key in self._told or not _is_linear(first.layer) or not _is_handed_on([*path, first]):
            return
        if len(path) == 1 and not _fits(first, second):
            return
        self._told.add(key)
        yield facts.Succession(
            second.layer.place or second.place,
            second.guard,
            first=_short(first.layer),
            second=_short(second.layer),
            framework=first.layer.api.framework,
            made=first.layer.place,
            between=tuple(_short(call.layer) for call in reversed(path[1:])),
            widths=(_into(first), *_between(first, second)),
            dense=_is_dense(first.layer) and _is_dense(second.layer),
            biased=_is_true(first.layer, "bias") or _is_true(first.layer, "use_bias"),
            chained=first.implied and second.implied,
        )

    def _giver(self, call: LayerCall) -> LayerCall | None:
        """The layer that gave what this one takes, unless several take it."""
        return self._givers.get(id(call.operand)) if self._takers[id(call.operand)] == 1 else None


def _is_handed_on(path: list[LayerCall]) -> bool:
    """Whether each of these layers, the last first, takes what the one before it gives, out of everybody's sight."""
    return all(_is_unseen(giver, taker) for taker, giver in itertools.pairwise(path))


def _is_unseen(giver: LayerCall, taker: LayerCall) -> bool:
    if giver.implied and taker.implied and giver.place == taker.place:
        return True
    if taker.given is not None and taker.given.place is not None and taker.given.place == giver.place:
        return True
    same = giver.function is not None and giver.function is taker.function
    if not same or giver.function is None or giver.place.path != taker.place.path:
        return False
    body = giver.function.node.body
    return isinstance(body, tuple) and hands_on(body, giver.place.node, taker.place.node)


def _is_linear(layer: Built) -> bool:
    given = layer.arguments.get("activation")
    return given is None or given.value in (Literal(None), Literal("linear"))


def _is_dense(layer: Built) -> bool:
    groups = layer.arguments.get("groups")
    return groups is None or groups.value == Literal(1)


def _is_true(layer: Built, name: str) -> bool:
    given = layer.arguments.get(name)
    return given is not None and given.value == Literal(True)


def _number(layer: Built, names: tuple[str, ...]) -> int | None:
    for name in names:
        given = layer.arguments.get(name)
        if given and isinstance(given.value, Literal) and type(given.value.value) is int:
            return given.value.value
    return None


def _into(call: LayerCall) -> int | None:
    known = _number(call.layer, _TAKEN)
    return known if known is not None or call.operand is None else call.operand.shape.axis(-1)


def _fits(first: LayerCall, second: LayerCall) -> bool:
    """Whether what one gives may go into the other: layers that are only kept side by side have sizes of their own."""
    given, taken = _between(first, second)[0], _number(second.layer, _TAKEN)
    return given is None or taken is None or given == taken


def _between(first: LayerCall, second: LayerCall) -> tuple[int | None, int | None]:
    names = ("out_features", "out_channels", *_UNITS)
    return _number(first.layer, names), _number(second.layer, names)


def _short(layer: Built) -> str:
    return layer.api.name.rpartition(".")[2].rstrip("123dD") if "ropout" in layer.api.name else _last(layer)


def _last(layer: Built) -> str:
    return layer.api.name.rpartition(".")[2]


# --- layers that come twice ---


def _reapplied(machine: Machine) -> Iterator[facts.Reapplied]:
    """Batch normalisation whose output comes back to it."""
    norms = [call for call in machine.witness.applied if call.layer.api.name in NORMALISING]
    if len(norms) < 2:
        return
    owned = {id(v) for instance in machine.witness.instances for v in instance.attributes.values()}
    earlier: dict[int, list[LayerCall]] = {}
    for call in norms:
        if id(call.layer) in owned:
            for before in earlier.setdefault(id(call.layer), []):
                if before.place != call.place and before.function is call.function and _came_from(call, before):
                    yield facts.Reapplied(
                        call.place, call.guard, layer=_last(call.layer), earlier=before.place, made=call.layer.place
                    )
            earlier[id(call.layer)].append(call)


def _came_from(call: LayerCall, before: LayerCall) -> bool:
    """Whether a layer with weights lies between, on the way of what the layer gave before."""
    trail = call.operand.trail if call.operand else ()
    at = next((i for i, step in enumerate(trail) if step.applied == before.place), None)
    return at is not None and any(step.name in LINEAR for step in trail[at + 1 :])


def _restacked(machine: Machine) -> Iterator[facts.Restacked]:
    """Activations of activations."""
    done = [fact for fact in machine.facts if isinstance(fact, facts.Operation)]
    givers = {id(fact.result): fact for fact in done}
    told: set[Place] = set()
    for second in done:
        first = givers.get(id(machine.stands_for(second.operand)))
        if first is None or first is second or not second.result.trail or not first.result.trail:
            continue
        if second.place in told or first.rounds != second.rounds:
            continue
        told.add(second.place)
        steps = first.result.trail[-1], second.result.trail[-1]
        yield facts.Restacked(
            steps[1].applied or steps[1].made or second.place,
            second.guard,
            first=steps[0],
            second=steps[1],
            before=first.operand.kind,
            same_axis=first.axis == second.axis,
        )
