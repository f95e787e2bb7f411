"""distribution-loss-parameterization: a rate taken for its logarithm is learnt as the logarithm of what was meant."""

from __future__ import annotations

import math

import pytest

torch = pytest.importorskip("torch")

from oracle import programs

COUNT = 3.0


def learnt(program: programs.Program) -> float:
    """The rate that comes out of training on nothing but counts of three."""
    torch.manual_seed(0)
    names = program.run()
    x, y = torch.ones(16, 1), torch.full((16, 1), COUNT)
    optimizer = torch.optim.Adam(names["head"].parameters(), lr=0.05)
    for _ in range(400):
        optimizer.zero_grad()
        names["loss_of"](x, y).backward()
        optimizer.step()
    return float(names["rate"](x[:1]).detach())


def test_the_logarithm_of_the_rate_is_learnt() -> None:
    assert learnt(programs.bad("distribution-loss-parameterization")) == pytest.approx(math.log(COUNT), abs=0.02)


def test_the_rate_is_learnt() -> None:
    assert learnt(programs.good("distribution-loss-parameterization")) == pytest.approx(COUNT, abs=0.05)


def test_a_negative_rate_turns_nan() -> None:
    loss = torch.nn.PoissonNLLLoss(log_input=False)
    assert loss(torch.tensor([-1.0]), torch.ones(1)).isnan()


def test_a_negative_variance_raises() -> None:
    with pytest.raises(ValueError, match="negative entry"):
        torch.nn.GaussianNLLLoss()(torch.zeros(2), torch.zeros(2), torch.tensor([1.0, -1.0]))
