"""loss-broadcast: compared with all targets at once, a network learns no more than their mean."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch")

from oracle import programs


def explained(program: programs.Program) -> float:
    """How much of the targets' variance the trained model explains."""
    names = program.run()
    with torch.no_grad():
        left = names["y"] - names["model"](names["x"]).squeeze(-1)
    return float(1 - left.var() / names["y"].var())


@pytest.mark.filterwarnings("ignore:Using a target size")
def test_only_the_mean_is_learned() -> None:
    assert explained(programs.bad("loss-broadcast")) < 0.3


def test_one_shape_on_both_sides_learns() -> None:
    assert explained(programs.good("loss-broadcast")) > 0.9
