"""squeeze-without-dim: a batch of one loses its batch axis."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch")

from oracle import programs


def test_a_batch_of_one_loses_an_axis() -> None:
    net = programs.bad("squeeze-without-dim").run()["net"]
    assert net(torch.randn(2, 3, 8, 8)).shape == (2, 8)
    with pytest.raises(ValueError, match="got 1D input"):
        net(torch.randn(1, 3, 8, 8))


def test_the_axis_stays() -> None:
    net = programs.good("squeeze-without-dim").run()["net"]
    assert net(torch.randn(1, 3, 8, 8)).shape == (1, 8)
