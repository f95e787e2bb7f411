"""target-dtype-mismatch: torch raises an error for a target of another type."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch")

from oracle import programs

F = torch.nn.functional
SCORES, LABELS = torch.zeros(4, 3), torch.tensor([0, 1, 2, 0])
BATCH = (torch.ones(4, 20), torch.zeros(4, 3))


def test_it_raises() -> None:
    with pytest.raises(RuntimeError, match="result type Float can't be cast"):
        programs.bad("target-dtype-mismatch").run()["loss_of"](*BATCH)


def test_of_the_right_type_it_computes() -> None:
    assert programs.good("target-dtype-mismatch").run()["loss_of"](*BATCH) > 0


def test_probabilities_against_whole_numbers() -> None:
    with pytest.raises(RuntimeError, match="Found dtype Long but expected Float"):
        F.binary_cross_entropy(SCORES, BATCH[1].long())


@pytest.mark.parametrize("loss", [F.nll_loss, F.cross_entropy])
def test_fractions_for_indices(loss: object) -> None:
    with pytest.raises(RuntimeError, match="expected target dtype to be Long or Byte"):
        loss(SCORES, LABELS.float())  # type: ignore[operator]


def test_one_hot_as_whole_numbers() -> None:
    with pytest.raises(RuntimeError, match="Expected floating point type for target with class probabilities"):
        F.cross_entropy(SCORES, F.one_hot(LABELS, 3))
