"""repeated-activation: what is squashed twice says next to nothing."""

from __future__ import annotations

from typing import Any

import pytest

torch = pytest.importorskip("torch")

from oracle import programs

WIDE = torch.linspace(-100, 100, 1000)


def test_a_softmax_of_a_softmax_is_all_but_equal() -> None:
    inputs = 100 * torch.randn(64, 16)
    twice = programs.bad("repeated-activation").run()["net"](inputs)
    once = programs.good("repeated-activation").run()["net"](inputs)
    assert float((twice.amax(1) / twice.amin(1)).max()) <= 2.7183
    assert float((once.amax(1) / once.amin(1)).max()) > 100


def test_ranges() -> None:
    assert 0.5 <= float(WIDE.sigmoid().sigmoid().min()) <= float(WIDE.sigmoid().sigmoid().max()) < 0.7311
    assert float(WIDE.tanh().tanh().abs().max()) < 0.7616
    assert float(WIDE.relu().sigmoid().min()) >= 0.5


@pytest.mark.parametrize("activation", [torch.nn.ReLU(), torch.nn.ReLU6(), torch.nn.Hardtanh()], ids=str)
def test_some_change_nothing(activation: Any) -> None:
    assert torch.equal(activation(activation(WIDE)), activation(WIDE))
