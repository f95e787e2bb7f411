"""optimizer-call-contract: each of these calls raises."""

from __future__ import annotations

from collections.abc import Callable

import pytest

torch = pytest.importorskip("torch")

from oracle import programs

MODEL = torch.nn.Sequential(torch.nn.Linear(2, 2), torch.nn.ReLU(), torch.nn.Linear(2, 2))
LOSS = torch.zeros(())


def test_the_example_raises() -> None:
    with pytest.raises(TypeError):
        programs.bad("optimizer-call-contract").run()


def test_it_does_not_with_brackets() -> None:
    programs.good("optimizer-call-contract").run()


@pytest.mark.parametrize(
    "call",
    [
        lambda: torch.optim.SGD(MODEL, lr=0.1),
        lambda: torch.optim.SGD(MODEL[0], lr=0.1),
        lambda: torch.optim.Adam(MODEL.parameters(), 1e-3, 0.9),
        lambda: torch.optim.SGD(MODEL.parameters(), lr=0.1, nesterov=True),
        lambda: torch.optim.LBFGS(MODEL.parameters()).step(),
        lambda: torch.optim.SGD(MODEL.parameters(), lr=0.1).step(LOSS),
    ],
)
def test_so_do_the_others(call: Callable[[], object]) -> None:
    with pytest.raises((TypeError, ValueError)):
        call()
