"""exhausted-parameter-generator: whoever comes second gets no parameters, and gradients are not clipped."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch")

from oracle import programs

BATCH = (1e4 * torch.ones(4, 20), torch.tensor([0, 1, 0, 1]))


def norm_after(program: programs.Program) -> float:
    """The norm of all gradients after one batch of the program."""
    torch.manual_seed(0)
    names = program.run()
    names["train"]([BATCH])
    return float(torch.stack([p.grad.norm() for p in names["model"].parameters()]).norm())


def test_nothing_is_clipped() -> None:
    assert norm_after(programs.bad("exhausted-parameter-generator")) > 100


def test_a_list_is_clipped() -> None:
    assert norm_after(programs.good("exhausted-parameter-generator")) == pytest.approx(1, rel=1e-3)
