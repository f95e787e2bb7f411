"""dropout-rate: nothing, or next to nothing, is left."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch")

from oracle import programs


def test_a_rate_of_one_leaves_nothing() -> None:
    net = programs.bad("dropout-rate").run()["net"]
    net(torch.randn(64, 16)).sum().backward()
    assert float(net[0].weight.grad.abs().max()) == 0.0


def test_a_tenth_leaves_most() -> None:
    net = programs.good("dropout-rate").run()["net"]
    net(torch.randn(64, 16)).sum().backward()
    assert float(net[0].weight.grad.abs().max()) > 0.0


@pytest.mark.parametrize("rate", [50, -0.1, 1.5])
def test_what_is_no_share_raises(rate: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        torch.nn.Dropout(rate)


def test_keras_takes_one_and_leaves_nothing() -> None:
    keras = pytest.importorskip("keras")
    layer = keras.layers.Dropout(1.0)
    assert float(abs(layer(torch.ones(8, 8), training=True)).max()) == 0.0
    with pytest.raises(ValueError, match="rate"):
        keras.layers.Dropout(50)
