"""Loss, metrics, labels and output of a compiled model: what the pages say comes of those that do not fit."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

pytest.importorskip("torch")
keras = pytest.importorskip("keras")

from oracle import programs

DRAWN = np.random.default_rng(0)
IMAGES = DRAWN.random((60, 28, 28, 1)).astype("float32")
DIGITS: Any = (np.arange(60) % 10).astype("uint8")


@pytest.fixture(autouse=True)
def few_digits(monkeypatch: pytest.MonkeyPatch) -> None:
    """A handful of images in place of the data set, which would have to be loaded from elsewhere."""
    keras.utils.set_random_seed(0)
    few = (IMAGES, DIGITS)
    monkeypatch.setattr(keras.datasets.mnist, "load_data", lambda: (few, few))


REFUSED = {
    "head-rank-mismatch": "same",
    "label-encoding-mismatch": "same",
    "output-units-mismatch": "out of bounds",
}


@pytest.mark.parametrize("rule", sorted(REFUSED))
def test_the_labels_are_refused(rule: str) -> None:
    with pytest.raises((ValueError, IndexError, RuntimeError), match=REFUSED[rule]):
        programs.bad(rule).run()


@pytest.mark.parametrize("rule", sorted(REFUSED))
def test_the_labels_are_taken(rule: str) -> None:
    assert programs.good(rule).run()["model"].history.epoch == [0]


def test_ten_digits_are_no_yes_and_no() -> None:
    model = keras.Sequential([keras.Input((28, 28, 1)), keras.layers.Flatten()])
    model.add(keras.layers.Dense(1, activation="sigmoid"))
    model.compile("adam", "binary_crossentropy")
    with pytest.raises(RuntimeError, match="between 0 and 1"):
        model.fit(IMAGES, DIGITS, verbose=0)


def trained(program: programs.Program, labels: Any, rate: float = 0.01, epochs: int = 30) -> Any:
    """The model of a page after some training, and what it was trained on."""
    model = program.run()["model"]
    model.optimizer.learning_rate = rate
    size = model.input_shape[-1]
    x = np.eye(size, dtype="float32")[np.arange(64) % size] + DRAWN.normal(0, 0.1, (64, size)).astype("float32")
    model.fit(x, labels(np.arange(64) % size), epochs=epochs, verbose=0)
    return model, x


def one_hot_of_ten(kinds: Any) -> Any:
    return np.eye(10, dtype="float32")[kinds % 10]


def test_dropout_behind_the_softmax() -> None:
    model, _ = trained(programs.bad("output-activation-misplaced"), one_hot_of_ten)
    spoilt = model.history.history["loss"][-1]
    good, _ = trained(programs.good("output-activation-misplaced"), one_hot_of_ten)
    assert not spoilt < 1.0
    assert good.history.history["loss"][-1] < 1.0


def counts(kinds: Any) -> Any:
    return (kinds % 3).astype("float32")[:, None]


def test_the_logarithm_of_a_negative_count() -> None:
    model, _ = trained(programs.bad("loss-output-range-mismatch"), counts)
    assert np.isnan(model.history.history["loss"][-1])
    good, _ = trained(programs.good("loss-output-range-mismatch"), counts)
    assert np.isfinite(good.history.history["loss"][-1])


def test_a_hinge_never_reaches_its_margin() -> None:
    hinge, yes_and_no = keras.losses.Hinge(), np.array([[1.0], [-1.0]])
    assert float(hinge(yes_and_no, np.array([[1.0], [0.0]]))) == 0.5  # the best that a sigmoid can do
    assert float(hinge(yes_and_no, np.array([[1.0], [-1.0]]))) == 0


def reported(program: programs.Program, logits: Any, labels: Any) -> dict[str, float]:
    """What the metrics of a page's model say of outputs and labels, by the names they have in the history."""
    model = program.run()["model"]
    model.compute_metrics(None, labels, keras.ops.convert_to_tensor(logits))
    return {name: float(value) for name, value in model.get_metrics_result().items()}


def test_metrics_that_take_logits_for_probabilities() -> None:
    logits, labels = np.array([[0.3], [0.2], [-0.3], [-2.0]]), np.array([[1], [1], [0], [0]])
    assert reported(programs.bad("threshold-metric-on-logits"), logits, labels)["accuracy"] == 0.5
    assert reported(programs.good("threshold-metric-on-logits"), logits, labels)["accuracy"] == 1
    far, truth = np.array([[5.0], [3.0], [2.0], [1.5]]), np.array([[1], [1], [0], [0]])
    both = [reported(program("threshold-metric-on-logits"), far, truth) for program in (programs.bad, programs.good)]
    plain, told = (next(value for name, value in one.items() if name.startswith("auc")) for one in both)
    assert plain == pytest.approx(0.5)
    assert told == pytest.approx(1)


def test_one_hot_accuracy_of_class_indices() -> None:
    right, labels = np.eye(4)[[0, 1, 2, 3]], np.array([0, 1, 2, 3])
    spoilt = reported(programs.bad("metric-label-encoding-mismatch"), right, labels)
    assert spoilt["categorical_accuracy"] == 0.25
    assert reported(programs.good("metric-label-encoding-mismatch"), right, labels)["accuracy"] == 1


def test_a_probability_is_no_label() -> None:
    exact = keras.metrics.Accuracy()
    exact.update_state(np.array([1.0, 0.0]), np.array([0.99, 0.01]))
    assert float(exact.result()) == 0


def test_the_largest_of_several_answers() -> None:
    labels = np.array([[1, 1, 0, 0, 0], [0, 1, 1, 0, 0]], dtype="float32")
    outputs = np.array([[0.8, 0.9, 0.1, 0.1, 0.1], [0.1, 0.8, 0.9, 0.1, 0.1]])
    assert reported(programs.bad("multilabel-accuracy-string"), outputs, labels)["accuracy"] == 0
    assert reported(programs.good("multilabel-accuracy-string"), outputs, labels)["binary_accuracy"] == 1


def test_a_quantity_is_never_hit() -> None:
    outputs, labels = np.array([[2.501], [7.299]]), np.array([[2.5], [7.3]])
    assert reported(programs.bad("accuracy-on-regression"), outputs, labels)["accuracy"] == 0
    assert reported(programs.good("accuracy-on-regression"), outputs, labels)["mae"] < 0.002


def test_the_largest_of_one() -> None:
    x = DRAWN.normal(size=(50, 8)).astype("float32")
    assert set(programs.bad("single-unit-argmax").run()["classify"](x)) == {0}
    assert set(programs.good("single-unit-argmax").run()["classify"](x)) == {0, 1}
