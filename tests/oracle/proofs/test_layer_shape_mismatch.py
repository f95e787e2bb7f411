"""layer-shape-mismatch: the program stops at the first batch."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch")

from oracle import programs


def test_torch_refuses() -> None:
    with pytest.raises(RuntimeError, match="mat1 and mat2 shapes cannot be multiplied"):
        programs.bad("layer-shape-mismatch").run()


def test_the_other_program_runs() -> None:
    programs.good("layer-shape-mismatch").run()
