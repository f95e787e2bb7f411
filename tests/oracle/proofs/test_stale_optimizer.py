"""stale-optimizer: the layer that was put in later does not move."""

from __future__ import annotations

import sys
from typing import Any

import pytest

torch = pytest.importorskip("torch")

from oracle import programs

BATCH = (torch.ones(4, 20), torch.zeros(4, dtype=torch.long))


class Loader:
    """One batch, for which it looks at the head of the model of the program that goes through it."""

    head: Any
    before: Any

    def __iter__(self) -> Any:
        self.head = sys._getframe(1).f_globals["model"][2].weight
        self.before = self.head.detach().clone()
        yield BATCH


def moved(program: programs.Program) -> float:
    """How far the head moves in one batch."""
    torch.manual_seed(0)
    loader = Loader()
    program.run(loader=loader)
    return float((loader.head.detach() - loader.before).norm())


def test_the_new_head_does_not_move() -> None:
    assert moved(programs.bad("stale-optimizer")) == 0


def test_it_moves_if_the_optimizer_comes_last() -> None:
    assert moved(programs.good("stale-optimizer")) > 0.01
