"""rnn-output-not-unpacked: the next layer takes no tuple."""

from __future__ import annotations

from typing import Any

import pytest

torch = pytest.importorskip("torch")

from oracle import programs


def test_the_tuple_raises() -> None:
    net = programs.bad("rnn-output-not-unpacked").run()["Net"]()
    with pytest.raises(TypeError, match="must be Tensor, not tuple"):
        net(torch.zeros(2, 5, 8))


def test_the_output_goes_through() -> None:
    net = programs.good("rnn-output-not-unpacked").run()["Net"]()
    assert net(torch.zeros(2, 5, 8)).shape == (2, 5, 4)


@pytest.mark.parametrize("layer", [torch.nn.Dropout(), torch.nn.LayerNorm(8), torch.nn.LSTM(8, 8)], ids=str)
def test_no_layer_takes_a_tuple(layer: Any) -> None:
    with pytest.raises((TypeError, AttributeError)):
        layer(torch.nn.GRU(8, 8)(torch.zeros(2, 5, 8)))
