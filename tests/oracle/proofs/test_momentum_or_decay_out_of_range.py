"""momentum-or-decay-out-of-range: weights that swing for ever, and weights that vanish."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch")

from oracle import programs


def swing(program: programs.Program) -> float:
    """How far from the minimum of ``w ** 2`` the program's SGD swings after many steps."""
    momentum = program.run()["optimizer"].defaults["momentum"]
    weight = torch.ones(1, requires_grad=True)
    optimizer = torch.optim.SGD([weight], lr=0.01, momentum=momentum)
    late: list[float] = []
    for _ in range(2000):
        optimizer.zero_grad()
        (weight**2).sum().backward()
        optimizer.step()
        late.append(abs(float(weight.detach())))
    return max(late[-200:])


def learned(program: programs.Program) -> float:
    """The accuracy on a small problem with the program's decay."""
    torch.manual_seed(0)
    names = program.run()
    model, optimizer = names["model"], names["regular"]
    optimizer.param_groups[0]["lr"] = 0.01
    inputs = torch.randn(200, 20)
    labels = (inputs[:, :3].sum(1) > 0).long()
    for _ in range(200):
        optimizer.zero_grad()
        torch.nn.functional.cross_entropy(model(inputs), labels).backward()
        optimizer.step()
    return float((model(inputs).argmax(1) == labels).float().mean())


def test_a_momentum_of_one_swings() -> None:
    assert swing(programs.bad("momentum-or-decay-out-of-range")) > 0.5


def test_a_usual_momentum_settles() -> None:
    assert swing(programs.good("momentum-or-decay-out-of-range")) < 1e-6


def test_the_decay_takes_the_weights_away() -> None:
    assert learned(programs.bad("momentum-or-decay-out-of-range")) < 0.8


def test_decoupled_decay_does_not() -> None:
    assert learned(programs.good("momentum-or-decay-out-of-range")) > 0.95
