"""rewrapped-loss: backward succeeds, and no weight has a gradient."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch")

from oracle import programs

BATCH = (torch.randn(4, 16), torch.zeros(4, dtype=torch.long))


def moved(program: programs.Program) -> bool:
    """Whether ten rounds change the model."""
    names = program.run()
    before = names["model"].weight.clone()
    names["train"]([BATCH] * 10)
    return not torch.equal(before, names["model"].weight)


def test_nothing_moves() -> None:
    assert not moved(programs.bad("rewrapped-loss"))


def test_it_moves() -> None:
    assert moved(programs.good("rewrapped-loss"))


def test_a_flag_does_not_bring_the_history_back() -> None:
    model = torch.nn.Linear(2, 2)
    with torch.no_grad():
        loss = model(torch.ones(1, 2)).sum()
    loss.requires_grad = True
    loss.backward()
    assert model.weight.grad is None
