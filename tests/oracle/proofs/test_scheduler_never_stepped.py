"""scheduler-never-stepped: the learning rate is the same at the end as at the beginning."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch")

from oracle import programs

BATCH = (torch.ones(4, 20), torch.zeros(4, dtype=torch.long))


def rate_after(program: programs.Program, epochs: int) -> float:
    """The learning rate after so many epochs."""
    names = program.run()
    names["train"]([BATCH], epochs)
    return float(names["optimizer"].param_groups[0]["lr"])


def test_the_rate_stays() -> None:
    assert rate_after(programs.bad("scheduler-never-stepped"), 8) == pytest.approx(0.1)


def test_the_rate_falls() -> None:
    assert rate_after(programs.good("scheduler-never-stepped"), 8) == pytest.approx(1e-5)


def test_making_some_already_changes_the_rate() -> None:
    optimizer = torch.optim.SGD(torch.nn.Linear(2, 2).parameters(), lr=0.1)
    torch.optim.lr_scheduler.OneCycleLR(optimizer, max_lr=0.1, total_steps=100)
    assert optimizer.param_groups[0]["lr"] == pytest.approx(0.1 / 25)
