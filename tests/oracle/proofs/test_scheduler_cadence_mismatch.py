"""scheduler-cadence-mismatch: after one epoch of 100 batches, nothing is left of the learning rate."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch")

from oracle import programs

BATCH = (torch.ones(4, 20), torch.zeros(4, dtype=torch.long))


def rate_after(program: programs.Program) -> float:
    """The learning rate after 30 epochs of ten batches."""
    names = program.run()
    names["train"]([BATCH] * 10)
    return float(names["optimizer"].param_groups[0]["lr"])


def test_nothing_is_left() -> None:
    assert rate_after(programs.bad("scheduler-cadence-mismatch")) < 1e-20


def test_it_is_divided_three_times() -> None:
    assert rate_after(programs.good("scheduler-cadence-mismatch")) == pytest.approx(1e-4)


def test_a_cycle_that_is_stepped_in_epochs_does_not_get_far() -> None:
    optimizer = torch.optim.SGD(torch.nn.Linear(2, 2).parameters(), lr=0.1)
    cycle = torch.optim.lr_scheduler.OneCycleLR(optimizer, max_lr=0.1, epochs=30, steps_per_epoch=100)
    for _ in range(30):
        optimizer.step()
        cycle.step()
    assert optimizer.param_groups[0]["lr"] < 0.006


def test_a_cycle_of_epochs_ends_early() -> None:
    optimizer = torch.optim.SGD(torch.nn.Linear(2, 2).parameters(), lr=0.1)
    cycle = torch.optim.lr_scheduler.OneCycleLR(optimizer, max_lr=0.1, total_steps=30)
    for _ in range(30):
        optimizer.step()
        cycle.step()
    with pytest.raises(ValueError, match="30"):
        cycle.step()
