"""missing-zero-grad: the gradient that a step follows is the sum of all gradients so far."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch")

from oracle import programs

BATCH = (torch.ones(4, 20), torch.zeros(4, dtype=torch.long))
STILL = {"lr": 0.0}


def gradient_after(program: programs.Program, rounds: int) -> float:
    """The size of the gradient after so many rounds over one batch, with weights held still."""
    names = program.run()
    names["optimizer"].param_groups[0].update(STILL)
    names["train"]([BATCH] * rounds)
    return float(names["model"].weight.grad.norm())


def test_gradients_add_up() -> None:
    program = programs.bad("missing-zero-grad")
    torch.manual_seed(0)
    once = gradient_after(program, 1)
    torch.manual_seed(0)
    assert gradient_after(program, 5) == pytest.approx(5 * once, rel=1e-4)


def test_cleared_gradients_do_not() -> None:
    program = programs.good("missing-zero-grad")
    torch.manual_seed(0)
    once = gradient_after(program, 1)
    torch.manual_seed(0)
    assert gradient_after(program, 5) == pytest.approx(once, rel=1e-4)
