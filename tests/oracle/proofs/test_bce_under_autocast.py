"""bce-under-autocast: CUDA's autocast refuses the binary cross entropy of probabilities.

No GPU is needed: tensors without content stand on a device that is not there, and the dispatcher refuses just the same.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

torch = pytest.importorskip("torch")

from oracle import programs


@pytest.fixture(autouse=True)
def as_on_a_gpu() -> Iterator[None]:
    from torch._subclasses.fake_tensor import FakeTensorMode

    torch.set_autocast_enabled("cuda", True)
    with FakeTensorMode(allow_non_fake_inputs=True):
        yield
    torch.set_autocast_enabled("cuda", False)


def test_it_is_refused() -> None:
    names = programs.bad("bce-under-autocast").run()
    with pytest.raises(RuntimeError, match="unsafe to autocast"):
        names["criterion"](torch.empty(2, 1, device="cuda"), torch.empty(2, 1, device="cuda"))


def test_logits_are_welcome() -> None:
    names = programs.good("bce-under-autocast").run()
    loss = names["criterion"](torch.empty(2, 1, device="cuda"), torch.empty(2, 1, device="cuda"))
    assert loss.shape == ()
