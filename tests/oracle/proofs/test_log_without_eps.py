"""log-without-eps: a ReLU gives exact zeros, and so does one minus a softmax that is sure of itself."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch")

from oracle import programs


def test_log_of_relu() -> None:
    names = programs.bad("log-without-eps").run()
    assert torch.isinf(names["energy"](torch.randn(16, 4)))


def test_log_of_softplus() -> None:
    names = programs.good("log-without-eps").run()
    assert torch.isfinite(names["energy"](torch.randn(16, 4)))
    assert torch.isfinite(names["layer"].weight.grad).all()


def test_one_minus_softmax_from_17_on() -> None:
    z = torch.tensor([18.0, 0.0], requires_grad=True)
    result = torch.log(1 - torch.softmax(z, dim=0))[0]
    result.backward()
    assert result == -torch.inf
    assert torch.isnan(z.grad).any()
    assert torch.isfinite(torch.log(1 - torch.softmax(torch.tensor([15.0, 0.0]), dim=0))[0])
