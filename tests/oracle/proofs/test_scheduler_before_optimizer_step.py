"""scheduler-before-optimizer-step: the first learning rate is never used."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch")

from oracle import programs

BATCH = (torch.ones(4, 20), torch.zeros(4, dtype=torch.long))


def rates(program: programs.Program) -> list[float]:
    """The learning rates that are used in three epochs."""
    used: list[float] = []
    program.run()["train"]([BATCH], 3, used)
    return used


@pytest.mark.filterwarnings("ignore:Detected call of")
def test_the_first_is_skipped() -> None:
    assert rates(programs.bad("scheduler-before-optimizer-step")) == pytest.approx([0.01, 0.001, 0.001])


def test_torch_warns() -> None:
    with pytest.warns(UserWarning, match="before `optimizer.step"):
        rates(programs.bad("scheduler-before-optimizer-step"))


def test_all_are_used() -> None:
    assert rates(programs.good("scheduler-before-optimizer-step")) == pytest.approx([0.1, 0.01, 0.001])
