"""removed-api: the argument is refused, and without it the scheduler works."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch")

from oracle import programs


def test_it_raises() -> None:
    with pytest.raises(TypeError, match="verbose"):
        programs.bad("removed-api").run()


def test_it_works() -> None:
    scheduler = programs.good("removed-api").run()["scheduler"]
    assert scheduler.get_last_lr() == [0.1]


@pytest.mark.filterwarnings("ignore")
def test_volatile_does_nothing() -> None:
    weight = torch.ones(1, requires_grad=True)
    inputs = torch.autograd.Variable(torch.ones(1), volatile=True)
    assert (inputs * weight).requires_grad
