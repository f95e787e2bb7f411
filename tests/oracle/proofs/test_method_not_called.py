"""method-not-called: the loop runs to its end and no weight has moved."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch")

from oracle import programs

BATCH = (torch.randn(4, 20), torch.zeros(4, dtype=torch.long))


def moved(program: programs.Program) -> bool:
    """Whether ten rounds change the model."""
    names = program.run()
    before = names["model"].weight.clone()
    names["train"]([BATCH] * 10)
    return not torch.equal(before, names["model"].weight)


def test_nothing_moves() -> None:
    assert not moved(programs.bad("method-not-called"))


def test_it_moves() -> None:
    assert moved(programs.good("method-not-called"))


def test_a_context_raises() -> None:
    with pytest.raises((TypeError, AttributeError)), torch.no_grad:
        pass


def test_a_decorator_does_not() -> None:
    @torch.no_grad  # type: ignore[untyped-decorator]
    def product(x: object) -> object:
        return x * 2  # type: ignore[operator]

    assert not product(torch.ones(1, requires_grad=True)).requires_grad
