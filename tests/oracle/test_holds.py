"""What the stubs say that torch's layers hold from call to call: weights, or only a mode."""

from __future__ import annotations

from typing import Any

import pytest

torch = pytest.importorskip("torch", reason="what layers hold can only be seen on an installed torch")

from modellint.knowledge.api import ApiClass
from oracle import reality, samples, stubbed
from oracle.test_torch_layers import NEEDED, SETTINGS

SINGLE = {
    name: api
    for name, api in stubbed.classes("torch").items()
    if name.startswith("torch.nn.") and api.role in ("layer", "activation") and ".Lazy" not in name
    and not name.endswith(("Base", "TransformerEncoder", "TransformerDecoder")) and "Fractional" not in name
}  # fmt: skip
RANKS = {"2d": 2, "3d": 3}
MOODY = sorted(name for name, api in SINGLE.items() if api.holds == "mode")


def _made(name: str, api: ApiClass, **settings: Any) -> Any:
    initial = samples.arguments(api.init, torch.tensor, {**SETTINGS.get(name, {}), **settings}, NEEDED)
    return samples.call(reality.find(name), api.init, initial)


def _has_weights(layer: Any) -> bool:
    return bool([*layer.parameters(), *layer.buffers()])


@pytest.mark.parametrize("name", sorted(SINGLE))
def test_weights(name: str) -> None:
    holds, _, condition = SINGLE[name].holds.partition(" if ")
    assert _has_weights(_made(name, SINGLE[name], **({condition: True} if condition else {}))) == (holds == "weights")
    if condition:
        assert not _has_weights(_made(name, SINGLE[name], **{condition: False}))


@pytest.mark.parametrize("name", MOODY)
def test_mode(name: str) -> None:
    layer, given = _made(name, SINGLE[name]), -torch.ones(4, 3, *[2] * RANKS.get(name[-2:], 1))
    assert not torch.equal(layer(given), layer(given))
    layer.eval()
    assert torch.equal(layer(given), layer(given))
