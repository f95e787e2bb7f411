"""Ready-made networks of libraries: what they give, and what becomes of it when people put in their own last layers."""

from __future__ import annotations

from modellint.analysis.library import ORIGINAL, Use, applies
from modellint.analysis.machine import Arguments, Machine
from modellint.analysis.objects import UNKNOWN, Built, Given, Tuple, Value
from modellint.analysis.results import result
from modellint.knowledge.api import ApiClass
from modellint.knowledge.kinds import Kind
from modellint.program.values import Tensor

_FEATURES = Tensor(Kind.MIXED)


@applies("network")
def _run(machine: Machine, use: Use) -> Value:
    """What the network gives: its own kind of output, or what the layers give that stand in place of its last ones."""
    network = use.receiver
    if isinstance(network, Built):
        for name, _ in network.api.heads:
            head = network.attributes.get(name)
            if head is not None and not _is_original(head):
                return machine.call(head, Arguments((Given(_FEATURES),), implied=True), use.place)
    return result(machine, use, use.signature.returns)


@applies("make")
def _make(machine: Machine, use: Use) -> Value:
    """``Network.from_pretrained(…)``: an object of the class that it is called on."""
    owner = use.receiver
    return machine.call(owner, Arguments(open=True), use.place) if isinstance(owner, ApiClass) else UNKNOWN


def _is_original(head: Value) -> bool:
    """Whether the last layer is still the library's own."""
    if not isinstance(head, Built):
        return False
    if head.api.role == "chain":
        held = head.attributes.get("items")
        return isinstance(held, Tuple) and bool(held.items) and _is_original(held.items[-1])
    return head.arguments is ORIGINAL and not head.attributes
