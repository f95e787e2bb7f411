"""leaf-updated-in-place: it raises; bound anew, the gradient is gone."""

from __future__ import annotations

from typing import Any

import pytest

torch = pytest.importorskip("torch")

from oracle import programs

X, Y = torch.randn(8, 3), torch.ones(8)


def fitted(program: programs.Program) -> Any:
    """The weights after ten rounds."""
    return program.run()["fit"](X, Y)


def test_it_raises() -> None:
    with pytest.raises(RuntimeError, match="leaf Variable"):
        fitted(programs.bad("leaf-updated-in-place"))


def test_it_learns() -> None:
    weights = fitted(programs.good("leaf-updated-in-place"))
    assert ((X @ weights - Y) ** 2).mean() < (Y**2).mean()


@pytest.mark.filterwarnings("ignore:The .grad attribute")
def test_bound_anew_it_has_no_gradient() -> None:
    w = torch.zeros(3, requires_grad=True)
    ((X @ w - Y) ** 2).mean().backward()
    w = w - 0.1 * w.grad
    ((X @ w - Y) ** 2).mean().backward()
    assert not w.is_leaf
    assert w.grad is None
