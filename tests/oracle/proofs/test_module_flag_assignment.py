"""module-flag-assignment: the flags are set, and nothing follows from it."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch")

from oracle import programs


def test_nothing_is_frozen() -> None:
    backbone = programs.bad("module-flag-assignment").run()["backbone"]
    assert all(parameter.requires_grad for parameter in backbone.parameters())
    assert backbone[1].training


def test_it_is_frozen() -> None:
    backbone = programs.good("module-flag-assignment").run()["backbone"]
    assert not any(parameter.requires_grad for parameter in backbone.parameters())
    assert not backbone[1].training


def test_the_misspelt_flag() -> None:
    weight = torch.nn.Linear(2, 2).weight
    weight.require_grad = False
    assert weight.requires_grad
