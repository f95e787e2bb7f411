"""whole-model-checkpoint: the file cannot be loaded with torch's own defaults."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

torch = pytest.importorskip("torch")

from oracle import programs


def test_the_network_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    programs.bad("whole-model-checkpoint").run()
    with pytest.raises(pickle.UnpicklingError, match="Weights only load failed"):
        torch.load("model.pt")


def test_the_state_is_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    model = programs.good("whole-model-checkpoint").run()["model"]
    model.load_state_dict(torch.load("model.pt"))
