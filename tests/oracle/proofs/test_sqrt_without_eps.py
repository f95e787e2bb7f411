"""sqrt-without-eps: the distance of equal rows is 0, its gradient NaN."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch")

from oracle import programs


def test_the_gradient_at_zero_is_nan() -> None:
    model = programs.bad("sqrt-without-eps").run()["model"]
    assert torch.isnan(model.embed.weight.grad).any()


def test_that_of_the_norm_is_zero() -> None:
    model = programs.good("sqrt-without-eps").run()["model"]
    assert torch.isfinite(model.embed.weight.grad).all()
