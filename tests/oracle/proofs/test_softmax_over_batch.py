"""softmax-over-batch: alone in its batch, an example is certain of every class."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch")

from oracle import programs

ONE = (torch.randn(1, 16), torch.tensor([2]))


def loss_of_one(program: programs.Program) -> float:
    """The loss of a batch of one, right or wrong."""
    return float(program.run()["step"](*ONE).detach())


def test_it_is_always_zero() -> None:
    assert loss_of_one(programs.bad("softmax-over-batch")) == 0


def test_it_is_not() -> None:
    assert loss_of_one(programs.good("softmax-over-batch")) > 0
