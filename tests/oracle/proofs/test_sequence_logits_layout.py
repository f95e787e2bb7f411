"""sequence-logits-layout: cross entropy takes the steps for classes."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch")

from oracle import programs


def test_torch_refuses() -> None:
    with pytest.raises(RuntimeError, match=r"Expected target size \[4, 5\], got \[4, 7\]"):
        programs.bad("sequence-logits-layout").run()


def test_the_right_axis_is_taken() -> None:
    assert float(programs.good("sequence-logits-layout").run()["loss"]) > 0
