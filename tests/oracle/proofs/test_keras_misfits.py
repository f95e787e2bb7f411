"""Keras layers that do not fit together: the models on the pages cannot be built, or are not what they look like."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

pytest.importorskip("torch")
keras = pytest.importorskip("keras")

from oracle import programs

REFUSED = {
    "rnn-missing-return-sequences": "expected ndim=3, found ndim=2",
    "shape-underflow": "zero or negative",
    "input-shape-invalid": "expected ndim=3, found ndim=2",
}


@pytest.mark.parametrize("rule", sorted(REFUSED))
def test_it_cannot_be_built(rule: str) -> None:
    with pytest.raises(ValueError, match=REFUSED[rule]):
        programs.bad(rule).run()


@pytest.mark.parametrize("rule", sorted(REFUSED))
def test_it_can_be_built(rule: str) -> None:
    assert programs.good(rule).run()["model"].built


def test_a_number_is_no_shape() -> None:
    with pytest.raises((ValueError, TypeError)):
        keras.Sequential([keras.layers.Dense(4, input_shape=8)])
    with pytest.raises((ValueError, TypeError)):
        keras.Input(shape=8)


def kinds_of(program: programs.Program) -> list[str]:
    """The layers that the model consists of."""
    return [type(layer).__name__ for layer in program.run()["model"].layers]


def test_the_layer_is_missing() -> None:
    assert "Dropout" not in kinds_of(programs.bad("discarded-layer-output"))
    assert "Dropout" in kinds_of(programs.good("discarded-layer-output"))


def size_of(program: programs.Program) -> tuple[Any, ...]:
    """The maps of features that the first layer gives."""
    return tuple(program.run()["model"].layers[0].output.shape)


def test_it_skips_pixels() -> None:
    assert size_of(programs.bad("conv-positional-strides")) == (None, 9, 9, 32)
    assert size_of(programs.good("conv-positional-strides")) == (None, 26, 26, 32)


def test_the_last_word_has_no_row() -> None:
    words = {"a": 1, "b": 2, "c": 3}  # as the Tokenizer of Keras 2 numbers them
    numbers = np.array([[1, 2, 3]])
    with pytest.raises(Exception, match="index out of range"):
        keras.layers.Embedding(len(words), 4)(numbers)
    assert keras.layers.Embedding(len(words) + 1, 4)(numbers).shape == (1, 3, 4)
