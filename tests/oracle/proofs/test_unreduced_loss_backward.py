"""unreduced-loss-backward: torch refuses to differentiate more than one number."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch")

from oracle import programs

BATCH = (torch.ones(4, 20), torch.zeros(4, 3))


def test_it_raises() -> None:
    with pytest.raises(RuntimeError, match="grad can be implicitly created only for scalar outputs"):
        programs.bad("unreduced-loss-backward").run()["step"](*BATCH)


def test_the_mean_can_be_differentiated() -> None:
    names = programs.good("unreduced-loss-backward").run()
    names["step"](*BATCH)
    assert names["model"].weight.grad is not None


def test_so_can_a_single_element() -> None:
    logits = torch.zeros(1, 3, requires_grad=True)
    torch.nn.functional.cross_entropy(logits, torch.zeros(1, dtype=torch.long), reduction="none").backward()
    assert logits.grad is not None
