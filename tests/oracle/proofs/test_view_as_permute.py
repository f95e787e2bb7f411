"""view-as-permute: the shape is right and the numbers are not where they belong."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch")

from oracle import programs


def test_numbers_change_places() -> None:
    picture = torch.arange(12).view(1, 2, 2, 3)
    bad, good = (
        program.run()["channels_first"](picture)
        for program in (programs.bad("view-as-permute"), programs.good("view-as-permute"))
    )
    assert bad.shape == good.shape
    assert not torch.equal(bad, good)
    assert good[0, 2, 1, 0] == picture[0, 1, 0, 2]
