"""functional-dropout-always-on: after eval() the same input gives another answer each time."""

from __future__ import annotations

import inspect
from typing import Any

import pytest

torch = pytest.importorskip("torch")

from oracle import programs

INPUT = torch.ones(4, 16)


def evaluated_twice(program: programs.Program) -> tuple[Any, Any]:
    """What a network in evaluation says to one input, twice."""
    model = program.run()["Net"]().eval()
    with torch.no_grad():
        return model(INPUT), model(INPUT)


def test_two_answers() -> None:
    one, other = evaluated_twice(programs.bad("functional-dropout-always-on"))
    assert not torch.equal(one, other)


def test_one_answer() -> None:
    one, other = evaluated_twice(programs.good("functional-dropout-always-on"))
    assert torch.equal(one, other)


@pytest.mark.parametrize("name", ["dropout", "dropout1d", "dropout2d", "dropout3d", "alpha_dropout"])
def test_defaults(name: str) -> None:
    function = getattr(torch.nn.functional, name)
    assert inspect.signature(function).parameters["training"].default is (name != "alpha_dropout")


def test_alpha_dropout_does_nothing() -> None:
    assert torch.equal(torch.nn.functional.alpha_dropout(INPUT, 0.5), INPUT)


def test_attention_has_only_a_rate() -> None:
    attention = torch.nn.functional.scaled_dot_product_attention
    value = torch.randn(1, 8, 4)
    assert not torch.equal(attention(value, value, value, dropout_p=0.5), attention(value, value, value, dropout_p=0.5))
