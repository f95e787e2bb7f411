"""batchnorm-shared: the running statistics are those of neither depth."""

from __future__ import annotations

from typing import Any

import pytest

torch = pytest.importorskip("torch")

from oracle import programs


def gap(net: Any) -> float:
    """How far evaluation is from training, on the same batch, after the statistics have settled."""
    with torch.no_grad():
        net.second.weight.mul_(8)
        inputs = 3 + torch.randn(256, 16)
        for _ in range(200):
            trained = net(inputs)
        return float((net.eval()(inputs) - trained).abs().mean())


def test_statistics_are_mixed() -> None:
    torch.manual_seed(0)
    assert gap(programs.bad("batchnorm-shared").run()["Net"]()) > 0.1


def test_statistics_of_ones_own_fit() -> None:
    torch.manual_seed(0)
    assert gap(programs.good("batchnorm-shared").run()["Net"]()) < 0.02
