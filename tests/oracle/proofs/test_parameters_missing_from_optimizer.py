"""parameters-missing-from-optimizer: the head that was left out does not move."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch")

from oracle import programs

LOADER = [(torch.ones(4, 20), torch.tensor([0, 1, 1, 1]))] * 5


def moved(program: programs.Program) -> float:
    """How far the head moves in five batches, compared to a run without any."""
    heads = []
    for loader in ([], LOADER):
        torch.manual_seed(0)
        heads.append(program.run(loader=loader)["head"].weight.detach())
    return float((heads[0] - heads[1]).norm())


def test_the_head_does_not_move() -> None:
    assert moved(programs.bad("parameters-missing-from-optimizer")) == 0


def test_it_moves_if_it_is_held() -> None:
    assert moved(programs.good("parameters-missing-from-optimizer")) > 1e-3
