"""positional-argument-trap: what lands where, and what comes of it."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch")

from oracle import programs

nn, functional = torch.nn, torch.nn.functional


def test_the_page() -> None:
    _, norm, activation = programs.bad("positional-argument-trap").run()["net"]
    given = torch.randn(64, 8)
    assert norm(given).std() < 0.8
    assert torch.equal(activation(given), given)


def test_the_page_mended() -> None:
    _, norm, activation = programs.good("positional-argument-trap").run()["net"]
    given = torch.randn(64, 8)
    assert float(norm(given).std()) == pytest.approx(1, abs=0.05)
    assert not torch.equal(activation(given.clone()), given)


def test_everything_is_dropped() -> None:
    assert not functional.dropout(torch.ones(9), True).any()
    assert not nn.Dropout(True)(torch.ones(9)).any()


def test_sizes() -> None:
    assert nn.Upsample(2)(torch.ones(1, 1, 16, 16)).shape[-1] == 2
    assert functional.interpolate(torch.ones(1, 1, 16, 16), 2).shape[-1] == 2


def test_the_rest() -> None:
    group = torch.optim.SGD(nn.Linear(2, 2).parameters(), 0.1, 0.9, 5e-4).param_groups[0]
    assert (group["dampening"], group["weight_decay"]) == (5e-4, 0)
    assert not nn.LSTM(8, 16, 2, True).batch_first
    assert nn.MultiheadAttention(8, 2, True).dropout == 1
    assert nn.MaxPool2d(2, 2, True).padding == 1
