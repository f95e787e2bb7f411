"""implicit-softmax-dim: with three axes, it is the batch that adds up to one."""

from __future__ import annotations

from typing import Any

import pytest

torch = pytest.importorskip("torch")

from oracle import programs

SENTENCES = torch.randn(2, 5, 16)


def tagged(program: programs.Program) -> Any:
    """What a network says of two sentences of five words."""
    return program.run()["Tagger"]()(SENTENCES)


@pytest.mark.filterwarnings("ignore:Implicit dimension choice")
def test_the_batch_adds_up_to_one() -> None:
    found = tagged(programs.bad("implicit-softmax-dim"))
    assert torch.allclose(found.sum(0), torch.ones(5, 4))
    assert not torch.allclose(found.sum(-1), torch.ones(2, 5))


def test_the_classes_add_up_to_one() -> None:
    assert torch.allclose(tagged(programs.good("implicit-softmax-dim")).sum(-1), torch.ones(2, 5))


@pytest.mark.filterwarnings("ignore:Implicit dimension choice")
@pytest.mark.parametrize("function", [torch.nn.functional.softmax, torch.nn.functional.log_softmax])
@pytest.mark.parametrize(("rank", "axis"), [(1, 0), (2, 1), (3, 0), (4, 1)])
def test_which_axis_it_is(function: Any, rank: int, axis: int) -> None:
    given = torch.randn(2, 3, 4, 5)[(0,) * (4 - rank)]
    assert torch.equal(function(given), function(given, dim=axis))
