"""signed-target-loss: with 0 for -1, half of the samples pass back no gradient."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch")

from oracle import programs

F = torch.nn.functional


def negatives_learn(program: programs.Program) -> bool:
    """Whether a batch of nothing but the other class changes anything."""
    names = program.run()
    names["loss_of"](torch.ones(4, 20), torch.zeros(4, 1)).backward()
    return bool(names["model"].weight.grad.norm() > 0)


def test_the_other_class_teaches_nothing() -> None:
    assert not negatives_learn(programs.bad("signed-target-loss"))


def test_signed_it_does() -> None:
    assert negatives_learn(programs.good("signed-target-loss"))


def test_pairs_to_be_driven_apart_cost_nothing() -> None:
    same = torch.ones(4, 8)
    assert F.cosine_embedding_loss(same, same, torch.zeros(4)) == 0
    assert F.cosine_embedding_loss(same, same, -torch.ones(4)) == pytest.approx(1)


def test_pairs_without_an_order_cost_nothing() -> None:
    low, high = torch.zeros(4), torch.ones(4)
    assert F.margin_ranking_loss(low, high, torch.zeros(4)) == 0
    assert F.margin_ranking_loss(low, high, torch.ones(4)) == 1


def test_zero_is_charged_for_both_classes() -> None:
    assert F.hinge_embedding_loss(torch.full((4,), 0.3), torch.zeros(4)) == pytest.approx(1.0)
