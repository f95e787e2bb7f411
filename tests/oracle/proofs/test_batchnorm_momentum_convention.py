"""batchnorm-momentum-convention: the running statistics are those of the last batch."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch")

from oracle import programs


def mean_after(program: programs.Program) -> float:
    """The running mean after many batches around 1 and a last one around 5."""
    norm = program.run()["norm"]
    for _ in range(400):
        norm(1 + torch.randn(8, 8))
    norm(5 + torch.randn(8, 8))
    return float(norm.running_mean.mean())


def test_the_last_batch_is_all() -> None:
    assert mean_after(programs.bad("batchnorm-momentum-convention")) > 4


def test_the_last_batch_is_one_of_many() -> None:
    assert mean_after(programs.good("batchnorm-momentum-convention")) < 1.5
