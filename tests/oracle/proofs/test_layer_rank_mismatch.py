"""layer-rank-mismatch: the program stops at the first batch."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch")

from oracle import programs


def test_torch_refuses() -> None:
    with pytest.raises(ValueError, match="expected 2D or 3D input"):
        programs.bad("layer-rank-mismatch").run()


def test_the_other_program_runs() -> None:
    programs.good("layer-rank-mismatch").run()
