"""loss-weight-argument: whole numbers and a wrong number of weights raise an error; one weight weighs both classes."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch")

from oracle import programs

BATCH = (torch.ones(4, 20), torch.tensor([0, 1, 2, 0]))
SCORES = torch.randn(4, 3, generator=torch.Generator().manual_seed(0))


def test_whole_numbers_raise() -> None:
    with pytest.raises(RuntimeError, match="expected scalar type Float but found Long"):
        programs.bad("loss-weight-argument").run()["loss_of"](*BATCH)


def test_others_do_not() -> None:
    assert programs.good("loss-weight-argument").run()["loss_of"](*BATCH) > 0


def test_a_wrong_number_of_class_weights_raises() -> None:
    with pytest.raises(RuntimeError, match="weight tensor should be defined either for all 3 classes or no classes"):
        torch.nn.CrossEntropyLoss(torch.tensor([0.2, 0.8]))(SCORES, BATCH[1])


@pytest.mark.parametrize("outputs", [1, 3])
def test_a_wrong_number_of_weights_of_positives_raises(outputs: int) -> None:
    loss = torch.nn.BCEWithLogitsLoss(pos_weight=torch.tensor([1.0, 9.0]))
    with pytest.raises(RuntimeError, match=r"shape|size"):
        loss(torch.zeros(8, outputs), torch.ones(8, outputs))


def test_one_weight_weighs_both_classes() -> None:
    target = torch.tensor([[0.0, 1.0, 0.0]] * 4)
    plain, weighted, positive = (
        float(torch.nn.BCEWithLogitsLoss(**options)(SCORES, target))
        for options in ({}, {"weight": torch.tensor([9.0])}, {"pos_weight": torch.tensor([9.0])})
    )
    assert weighted == pytest.approx(9 * plain)
    assert plain < positive < weighted
