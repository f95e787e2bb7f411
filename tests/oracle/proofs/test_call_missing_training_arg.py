"""call-missing-training-arg: fit trains the model, and its batch normalisation knows nothing of it."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("torch")
pytest.importorskip("keras")

from oracle import programs

RULE = "call-missing-training-arg"


def mean_after_fit(program: programs.Program) -> np.ndarray:
    model = program.run()["model"]
    model.fit(np.full((64, 3), 25.0), np.zeros((64, 1)), epochs=2, verbose=0)
    mean: np.ndarray = model.norm.moving_mean.value.detach().numpy()
    return mean


def test_the_mean_stays_as_it_was_initialised() -> None:
    assert mean_after_fit(programs.bad(RULE)) == pytest.approx(0)


def test_with_the_parameter_it_moves() -> None:
    assert mean_after_fit(programs.good(RULE)).min() > 0.01
