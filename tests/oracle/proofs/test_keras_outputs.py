"""What Keras makes of outputs and losses that do not belong together, on the torch backend."""

from __future__ import annotations

from typing import Any

import pytest

keras = pytest.importorskip("keras")

import numpy as np

from oracle import programs

CLASSES = 10


def fitted(program: programs.Program, inputs: Any, labels: Any, epochs: int = 30) -> tuple[Any, dict[str, Any]]:
    """The last epoch's logs of training on a few samples, and the program's names."""
    keras.utils.set_random_seed(0)
    names = program.run()
    history = names["model"].fit(inputs, labels, epochs=epochs, batch_size=len(inputs), verbose=0)
    return {name: values[-1] for name, values in history.history.items()}, names


def test_logits_into_a_probability_loss() -> None:
    images, labels = np.random.default_rng(0).normal(size=(CLASSES, 28, 28)), np.arange(CLASSES)
    wrong, _ = fitted(programs.bad("logits-into-probability-loss"), images, labels)
    right, _ = fitted(programs.good("logits-into-probability-loss"), images, labels)
    assert right["accuracy"] == 1.0
    assert wrong["loss"] > 10 * right["loss"]


def test_softmax_over_one_unit_is_always_one() -> None:
    samples = np.random.default_rng(0).normal(size=(16, 8))
    labels = (samples[:, 0] > 0).astype("float32")
    logs, names = fitted(programs.bad("softmax-over-one-unit"), samples, labels)
    assert np.all(names["model"].predict(samples, verbose=0) == 1.0)
    assert logs["accuracy"] == pytest.approx(labels.mean())
    logs, names = fitted(programs.good("softmax-over-one-unit"), samples, labels, epochs=200)
    assert logs["accuracy"] > 0.9


def test_guessing_alike_everywhere_looks_good() -> None:
    labels = np.eye(CLASSES)
    for program, flattering in (
        (programs.bad("loss-activation-family-mismatch"), True),
        (programs.good("loss-activation-family-mismatch"), False),
    ):
        model = program.run()["model"]
        model.set_weights([np.zeros_like(weight) for weight in model.get_weights()])
        guesses = model.predict(np.ones((CLASSES, 20)), verbose=0)
        loss = float(model.evaluate(np.ones((CLASSES, 20)), labels, verbose=0, return_dict=True)["loss"])
        assert float(keras.metrics.binary_accuracy(labels, guesses).mean()) == pytest.approx(0.9)
        assert (loss < 0.4) is flattering


def test_a_confident_mistake_gets_no_gradient() -> None:
    def moved(program: programs.Program) -> float:
        keras.utils.set_random_seed(0)
        names = program.run()
        dense = next(layer for layer in names["model"].layers if layer.weights)
        dense.set_weights([np.zeros((784, CLASSES)), np.array([200.0] + [0.0] * (CLASSES - 1))])
        names["model"].train_on_batch(np.ones((4, 784)), np.eye(CLASSES)[[1] * 4])
        return float(np.abs(dense.get_weights()[0]).max())

    assert moved(programs.bad("crossentropy-not-fused")) == 0.0
    assert moved(programs.good("crossentropy-not-fused")) > 0.0
