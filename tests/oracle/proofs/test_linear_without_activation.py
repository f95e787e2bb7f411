"""linear-without-activation: two linear layers are one linear layer."""

from __future__ import annotations

from typing import Any

import pytest

torch = pytest.importorskip("torch")

from oracle import programs


def distance_from_linear(net: Any) -> float:
    """How far the network is from a linear function: the best one that goes through its answers."""
    torch.manual_seed(0)
    inputs = torch.randn(500, 16, dtype=torch.float64)
    with torch.no_grad():
        answers = net.double().eval()(inputs)
    extended = torch.cat([inputs, torch.ones(500, 1, dtype=torch.float64)], dim=1)
    fitted = extended @ torch.linalg.lstsq(extended, answers).solution
    return float((fitted - answers).abs().max())


def test_two_linear_layers_are_one() -> None:
    assert distance_from_linear(programs.bad("linear-without-activation").run()["net"]) < 1e-9


def test_with_an_activation_they_are_more() -> None:
    assert distance_from_linear(programs.good("linear-without-activation").run()["net"]) > 1e-3
