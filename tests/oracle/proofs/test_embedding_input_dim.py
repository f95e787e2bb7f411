"""embedding-input-dim: words are numbered from 1, and the last one has no row.

The Tokenizer is gone from Keras 3: what its documentation says of ``word_index`` is written out here.
"""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("torch")
keras = pytest.importorskip("keras")

RULE = "embedding-input-dim"
WORDS = ("the", "loss", "decreases")
WORD_INDEX = {word: number for number, word in enumerate(WORDS, start=1)}


def embed(rows: int) -> np.ndarray:
    numbers = np.array([[WORD_INDEX[word] for word in WORDS]])
    embedded: np.ndarray = keras.layers.Embedding(rows, 4)(numbers).detach().numpy()
    return embedded


def test_the_rarest_word_is_out_of_bounds() -> None:
    with pytest.raises(IndexError, match="index out of range"):
        embed(len(WORD_INDEX))


def test_with_a_row_for_padding_it_is_not() -> None:
    assert embed(len(WORD_INDEX) + 1).shape == (1, 3, 4)
