"""modules-in-plain-container: the layers in a list are neither trained, nor saved, nor converted."""

from __future__ import annotations

from typing import Any

import pytest

torch = pytest.importorskip("torch")

from oracle import programs


def trained(net: Any) -> list[float]:
    """How far each layer in the list moves in a few steps of training."""
    before = [layer.weight.detach().clone() for layer in net.layers]
    optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
    inputs, labels = torch.randn(64, 16), torch.arange(64) % 4
    for _ in range(5):
        optimizer.zero_grad()
        torch.nn.functional.cross_entropy(net(inputs), labels).backward()
        optimizer.step()
    return [float((layer.weight - old).abs().max()) for layer, old in zip(net.layers, before, strict=True)]


def test_layers_in_a_list_stand_still() -> None:
    torch.manual_seed(0)
    net = programs.bad("modules-in-plain-container").run()["Net"]()
    assert trained(net) == [0.0, 0.0, 0.0]
    assert not any(name.startswith("layers") for name in net.state_dict())
    assert net.double().layers[0].weight.dtype is torch.float32


def test_layers_in_a_module_list_move() -> None:
    torch.manual_seed(0)
    net = programs.good("modules-in-plain-container").run()["Net"]()
    assert all(moved > 0 for moved in trained(net))
    assert any(name.startswith("layers") for name in net.state_dict())
    assert net.double().layers[0].weight.dtype is torch.float64
