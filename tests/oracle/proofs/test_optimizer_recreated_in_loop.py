"""optimizer-recreated-in-loop: momentum never builds up."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch")

from oracle import programs


def loss_after(program: programs.Program) -> float:
    """The loss after some epochs over one small problem."""
    torch.manual_seed(0)
    names = program.run()
    inputs = torch.randn(100, 20)
    labels = (inputs[:, :3].sum(1) > 0).long()
    names["train"]([(inputs, labels)] * 20, 3)
    return float(torch.nn.functional.cross_entropy(names["model"](inputs), labels).detach())


def test_it_learns_more_slowly() -> None:
    assert loss_after(programs.bad("optimizer-recreated-in-loop")) > 2 * loss_after(
        programs.good("optimizer-recreated-in-loop")
    )
