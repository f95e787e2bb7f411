"""loss-constructed-with-tensors: it raises, or gives an object that is no loss."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch")

from oracle import programs

BATCH = (torch.ones(4, 20), torch.zeros(4, 3))


def test_it_raises() -> None:
    with pytest.raises(RuntimeError, match="Boolean value of Tensor with more than one value is ambiguous"):
        programs.bad("loss-constructed-with-tensors").run()["loss_of"](*BATCH)


def test_built_first_it_computes() -> None:
    loss = programs.good("loss-constructed-with-tensors").run()["loss_of"](*BATCH)
    loss.backward()
    assert loss.ndim == 0


@pytest.mark.parametrize("name", ["CrossEntropyLoss", "BCEWithLogitsLoss", "L1Loss", "SoftMarginLoss", "NLLLoss"])
def test_others_raise_as_well(name: str) -> None:
    with pytest.raises(RuntimeError, match="ambiguous"):
        getattr(torch.nn, name)(*BATCH)


def test_one_that_takes_them_is_no_loss() -> None:
    made = torch.nn.PoissonNLLLoss(*BATCH)
    assert isinstance(made, torch.nn.Module) and not hasattr(made, "backward")
