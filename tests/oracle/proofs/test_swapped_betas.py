"""swapped-betas: Adam does not come to rest on a simple bowl."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch")

from oracle import programs


def rest(program: programs.Program) -> float:
    """How far from the minimum of ``w ** 2`` the program's optimizer still is after many steps."""
    settings = program.run()["optimizer"].defaults
    weight = torch.ones(1, requires_grad=True)
    optimizer = torch.optim.Adam([weight], lr=0.01, betas=settings["betas"])
    late: list[float] = []
    for _ in range(3000):
        optimizer.zero_grad()
        (weight**2).sum().backward()
        optimizer.step()
        late.append(abs(float(weight.detach())))
    return max(late[-300:])


def test_swapped_betas_swing() -> None:
    assert rest(programs.bad("swapped-betas")) > 0.05


def test_betas_in_order_rest() -> None:
    assert rest(programs.good("swapped-betas")) < 1e-6
