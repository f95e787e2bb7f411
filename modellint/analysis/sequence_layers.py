"""Layers over sequences: how they lay out what they give, and what is taken out of it."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.analysis.machine import Machine
from modellint.analysis.objects import Built, Literal, Tuple
from modellint.analysis.witness import Indexing, LayerCall
from modellint.diagnostics import Place
from modellint.knowledge.api import Meaning
from modellint.knowledge.operations import EXCHANGING
from modellint.program import facts
from modellint.program.values import Tensor
from modellint.syntax import tree
from modellint.syntax.mentions import names

RECURRENT = frozenset({"torch.nn.RNN", "torch.nn.LSTM", "torch.nn.GRU"})
_STACKS = {"torch.nn.TransformerEncoder": "encoder_layer", "torch.nn.TransformerDecoder": "decoder_layer"}
_ATTENTIVE = frozenset({*_STACKS, "torch.nn.TransformerEncoderLayer", "torch.nn.TransformerDecoderLayer"})
_TUPLED = RECURRENT | {"torch.nn.LSTMCell", "torch.nn.MultiheadAttention"}


def facts_of(machine: Machine) -> Iterator[facts.SequenceEnd | facts.TupleGiven]:
    """What is done to the results of sequence layers."""
    sequences: dict[int, LayerCall] = {}
    tuples: dict[int, LayerCall] = {}
    for call in machine.witness.applied:
        if call.layer.api.name in RECURRENT | _ATTENTIVE | _TUPLED:
            tuples[id(call.result)] = call
            first = call.result.items[0] if isinstance(call.result, Tuple) else call.result
            if isinstance(first, Tensor):
                sequences[id(first)] = call
    for indexing in machine.witness.indexed if sequences else ():
        call_of = sequences.get(id(indexing.owner))
        if call_of and (found := _end(call_of, indexing)):
            yield found
    for call in machine.witness.applied if tuples else ():
        giver = tuples.get(id(call.given.value)) if call.given and isinstance(call.given.value, Tuple) else None
        if giver and (told := _tuple(giver, call)):
            yield told


def _end(call: LayerCall, indexing: Indexing) -> facts.SequenceEnd | None:
    first = batch_first(call.layer)
    taken = _taken(indexing.node.index)
    if first is None or taken is None:
        return None
    mentioned = names(indexing.function.node) if indexing.function else frozenset()
    return facts.SequenceEnd(
        indexing.place,
        indexing.guard,
        layer=_short(call.layer),
        axis=taken[0],
        index=taken[1],
        batch_first=first,
        made=_where(call.layer),
        applied=call.place,
        recurrent=call.layer.api.name in RECURRENT,
        moved=bool(mentioned & EXCHANGING),
    )


def batch_first(layer: Built) -> bool | None:
    """How a sequence layer was told to lay out its tensors; None if that is not known."""
    inner = layer.arguments.get(_STACKS.get(layer.api.name, ""))
    if layer.api.name in _STACKS:
        return batch_first(inner.value) if inner and isinstance(inner.value, Built) else None
    given = layer.arguments.get("batch_first")
    return given.value.value if given and isinstance(given.value, Literal) and type(given.value.value) is bool else None


def _where(layer: Built) -> Place | None:
    inner = layer.arguments.get(_STACKS.get(layer.api.name, ""))
    return inner.value.place if inner and isinstance(inner.value, Built) else layer.place


def _taken(index: tree.Expression) -> tuple[int, int] | None:
    """The axis and the position of ``[:, -1]``, ``[:, 0, :]`` or ``[-1]``."""
    items = index.items if isinstance(index, tree.TupleDisplay) else (index,)
    for axis, item in enumerate(items):
        match item:
            case tree.Slice(lower=None, upper=None, step=None):
                continue
            case tree.Unary(op="-", operand=tree.Constant(value=1)):
                position = -1
            case tree.Constant(value=0):
                position = 0
            case _:
                return None
        return (axis, position) if all(isinstance(rest, tree.Slice) for rest in items[axis + 1 :]) else None
    return None


def _tuple(giver: LayerCall, taker: LayerCall) -> facts.TupleGiven | None:
    signature = taker.layer.api.call
    takes = signature.parameters[0].annotation if signature and signature.parameters else None
    if not isinstance(takes, Meaning) or taker.layer.api.framework != "torch" or taker.layer.api.role == "activation":
        return None
    written = None if giver.implied else giver.place
    return facts.TupleGiven(
        taker.layer.place if taker.implied and taker.layer.place else taker.place,
        taker.guard,
        giver=_short(giver.layer),
        taker=_short(taker.layer),
        given=written,
        made=giver.layer.place,
        direct=taker.given is not None and taker.given.place == written,
    )


def _short(layer: Built) -> str:
    return layer.api.name.rpartition(".")[2]
