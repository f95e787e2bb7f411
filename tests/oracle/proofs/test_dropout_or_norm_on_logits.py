"""dropout-or-norm-on-logits: predictions have the mean and the variance of no target."""

from __future__ import annotations

from typing import Any

import pytest

torch = pytest.importorskip("torch")

from oracle import programs


def best(names: dict[str, Any]) -> float:
    """The loss that some training comes to, for targets that are anything but normalised."""
    inputs = torch.randn(256, 16)
    targets = 10 + 4 * inputs[:, :1]
    optimizer = torch.optim.Adam(names["net"].parameters(), lr=0.02)
    for _ in range(300):
        optimizer.zero_grad()
        loss = names["loss"](inputs, targets)
        loss.backward()
        optimizer.step()
    return float(loss.detach())


def test_batch_normalisation_keeps_the_loss_up() -> None:
    torch.manual_seed(0)
    assert best(programs.bad("dropout-or-norm-on-logits").run()) > 10


def test_a_linear_layer_at_the_end_fits() -> None:
    torch.manual_seed(0)
    assert best(programs.good("dropout-or-norm-on-logits").run()) < 1
