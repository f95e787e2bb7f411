"""batch-dim-flattened: a batch in one row fits no layer that is built for one sample."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch")

from oracle import programs


def test_torch_refuses() -> None:
    with pytest.raises(RuntimeError, match="mat1 and mat2 shapes cannot be multiplied"):
        programs.bad("batch-dim-flattened").run()


def test_each_sample_is_a_row() -> None:
    assert programs.good("batch-dim-flattened").run()["out"].shape == (8, 4)
