"""plateau-misuse: an accuracy that rises all the time lowers the learning rate, and no metric raises."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch")

from oracle import programs


def rate_after(program: programs.Program) -> float:
    """The learning rate after 40 epochs, each better than the one before."""
    names = program.run()
    for epoch in range(40):
        names["after_epoch"](0.5 + epoch / 100)
    return float(names["optimizer"].param_groups[0]["lr"])


def test_getting_better_lowers_the_rate() -> None:
    assert rate_after(programs.bad("plateau-misuse")) < 1e-6


def test_in_the_right_mode_it_stays() -> None:
    assert rate_after(programs.good("plateau-misuse")) == pytest.approx(0.1)


def test_without_a_metric_it_raises() -> None:
    optimizer = torch.optim.SGD(torch.nn.Linear(2, 2).parameters(), lr=0.1)
    with pytest.raises(TypeError, match="metrics"):
        torch.optim.lr_scheduler.ReduceLROnPlateau(optimizer).step()
