"""where-nan-gradient: the value is right, the gradient NaN."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

torch = pytest.importorskip("torch")

from oracle import programs


def test_the_gradient_of_what_is_not_selected_is_nan() -> None:
    entropy = programs.bad("where-nan-gradient").run()["entropy"]
    assert torch.isfinite(entropy())
    assert torch.isnan(entropy.weight.grad[0])


def test_made_safe_before_it_is_finite() -> None:
    entropy = programs.good("where-nan-gradient").run()["entropy"]
    assert torch.isfinite(entropy.weight.grad).all()


@pytest.mark.parametrize("function", [torch.log, torch.sqrt, torch.rsqrt, torch.reciprocal, lambda x: x**0.3])
def test_each_function_that_is_steep_at_zero(function: Callable[[Any], Any]) -> None:
    for masked in (False, True):
        x = torch.tensor([0.0, 1.0], requires_grad=True)
        y = function(x)
        selected = y.masked_fill(x <= 0, 0) if masked else torch.where(x > 0, y, torch.zeros(2))
        assert torch.isfinite(selected).all()
        selected.sum().backward()
        assert torch.isnan(x.grad[0])
