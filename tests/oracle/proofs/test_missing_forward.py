"""missing-forward: there is nothing to call."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch")

from oracle import programs


def test_a_misspelled_forward_raises() -> None:
    with pytest.raises(NotImplementedError, match="forward"):
        programs.bad("missing-forward").run()


def test_forward_answers() -> None:
    assert programs.good("missing-forward").run()["answer"].shape == (1, 4)
