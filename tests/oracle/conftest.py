"""Keras must know its backend before it is imported; and the same numbers are drawn in every run."""

import os

import pytest

os.environ["KERAS_BACKEND"] = "torch"
os.environ.setdefault("KERAS_HOME", "/tmp/modellint-keras")


@pytest.fixture(autouse=True)
def seeded() -> None:
    """Seed torch before each test, whichever ran before."""
    torch = pytest.importorskip("torch")
    torch.manual_seed(0)
