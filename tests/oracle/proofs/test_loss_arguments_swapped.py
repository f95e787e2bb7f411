"""loss-arguments-swapped: a network that is right pays as if it were wrong."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch")

from oracle import programs

X = torch.ones(4, 20)


def cost_of_a_good_answer(program: programs.Program) -> float:
    """The loss of a network that gives the right class 88 %."""
    names = program.run()
    with torch.no_grad():
        names["model"].weight.fill_(0.1)
        names["model"].bias.fill_(0.0)
        return float(names["loss_of"](X))


def test_right_is_expensive() -> None:
    assert cost_of_a_good_answer(programs.bad("loss-arguments-swapped")) > 10


def test_right_is_cheap() -> None:
    assert cost_of_a_good_answer(programs.good("loss-arguments-swapped")) == pytest.approx(0.127, abs=0.01)


def test_indices_raise() -> None:
    with pytest.raises(Exception, match=r"not implemented|expected|float"):
        torch.nn.functional.cross_entropy(torch.zeros(4, dtype=torch.long), torch.zeros(4, 3))
