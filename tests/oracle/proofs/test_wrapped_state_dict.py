"""wrapped-state-dict: nothing is loaded, with or without a word."""

from __future__ import annotations

from pathlib import Path

import pytest

torch = pytest.importorskip("torch")

from oracle import programs


def test_nothing_is_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    names = programs.bad("wrapped-state-dict").run()
    assert not torch.equal(names["model"].weight, names["restored"].weight)
    with pytest.raises(RuntimeError, match="Missing key"):
        names["restored"].load_state_dict(torch.load("model.pt"))


def test_everything_is_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    names = programs.good("wrapped-state-dict").run()
    assert torch.equal(names["model"].weight, names["restored"].weight)


def test_the_other_way_round() -> None:
    bare = torch.nn.Linear(3, 1)
    with pytest.raises(RuntimeError, match=r"Missing key.*module\.weight"):
        torch.nn.DataParallel(torch.nn.Linear(3, 1)).load_state_dict(bare.state_dict())
