"""layer-created-in-forward: evaluation gives another answer each time, and there is nothing to train."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch")

from oracle import programs

INPUT = torch.ones(4, 16)


def same_twice(program: programs.Program) -> bool:
    """Whether a network in evaluation says the same to one input, twice."""
    model = program.run()["Net"]().eval()
    with torch.no_grad():
        return bool(torch.equal(model(INPUT), model(INPUT)))


def test_two_answers() -> None:
    assert not same_twice(programs.bad("layer-created-in-forward"))


def test_one_answer() -> None:
    assert same_twice(programs.good("layer-created-in-forward"))


def test_its_weights_are_not_the_networks() -> None:
    model = programs.bad("layer-created-in-forward").run()["Net"]()
    assert {name for name, _ in model.named_parameters()} == {"hidden.weight", "hidden.bias"}


def test_of_keras() -> None:
    keras = pytest.importorskip("keras")

    class Block(keras.layers.Layer):  # type: ignore[misc,name-defined]
        def call(self, inputs: object) -> object:
            return keras.layers.Dense(8)(inputs)

    block = Block()
    one, other = block(INPUT), block(INPUT)
    assert not block.weights
    assert not torch.equal(one, other)
