"""uninitialized-parameter: the numbers are those that were in memory before."""

from __future__ import annotations

from typing import Any

import pytest

torch = pytest.importorskip("torch")

from oracle import programs


def first_numbers(rule_program: programs.Program) -> list[Any]:
    """The weights of some networks that are made one after the other, each with the memory of what was before."""
    network = rule_program.run()["Net"]
    found = []
    for value in (1e30, -7.0, float("nan")):
        torch.full((16, 4), value)
        found.append(network().weight.detach().clone())
    return found


def test_filled_weights_are_sane() -> None:
    for weight in first_numbers(programs.good("uninitialized-parameter")):
        assert bool(weight.isfinite().all())
        assert 0.0 < float(weight.std()) < 2.0


def test_unfilled_memory_is_nothing_to_start_from() -> None:
    torch.use_deterministic_algorithms(True)
    try:
        for weight in first_numbers(programs.bad("uninitialized-parameter")):
            assert bool(weight.isnan().all()), "torch marks memory that nobody filled, when asked to be deterministic"
    finally:
        torch.use_deterministic_algorithms(False)
