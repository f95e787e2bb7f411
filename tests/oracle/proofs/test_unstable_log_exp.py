"""unstable-log-exp: exponentials overflow where the functions of the library do not."""

from __future__ import annotations

from typing import Any

import pytest

torch = pytest.importorskip("torch")

from oracle import programs

FUNCTIONS = ("loss_of", "normalizer", "attention")


def results(program: programs.Program, size: float) -> list[Any]:
    """What the functions of the page give for outputs of this size."""
    names = program.run()
    with torch.no_grad():
        names["critic"].weight.fill_(size / 4)
        names["critic"].bias.fill_(0.0)
    return [names[function](torch.ones(3, 4)) for function in FUNCTIONS]


def test_exponentials_overflow() -> None:
    assert not any(torch.isfinite(result).any() for result in results(programs.bad("unstable-log-exp"), 100.0))


def test_the_functions_do_not() -> None:
    assert all(torch.isfinite(result).all() for result in results(programs.good("unstable-log-exp"), 100.0))


def test_they_agree_on_small_numbers() -> None:
    both = (results(getattr(programs, which)("unstable-log-exp"), 2.0) for which in ("bad", "good"))
    for one, other in zip(*both, strict=True):
        assert torch.allclose(one, other)
