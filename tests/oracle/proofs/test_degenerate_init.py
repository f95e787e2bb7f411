"""degenerate-init: units that start alike stay alike, and zeros behind a ReLU stay zeros."""

from __future__ import annotations

from typing import Any

import pytest

torch = pytest.importorskip("torch")
keras = pytest.importorskip("keras")
np = pytest.importorskip("numpy")

from oracle import programs


def moved(model: Any) -> float:
    """How far the first layer moves in a few steps of training."""
    first = model.layers[0]
    before = np.array(first.kernel)
    model.compile(loss="sparse_categorical_crossentropy", optimizer=keras.optimizers.SGD(0.1))
    model.fit(np.random.rand(64, 784).astype("float32"), np.arange(64) % 10, epochs=3, verbose=0)
    return float(np.abs(np.array(first.kernel) - before).max())


def test_zeros_behind_a_relu_stay_zeros() -> None:
    keras.utils.set_random_seed(0)
    assert moved(programs.bad("degenerate-init").run()["model"]) == 0.0


def test_the_default_moves() -> None:
    keras.utils.set_random_seed(0)
    assert moved(programs.good("degenerate-init").run()["model"]) > 0.0


def network(fill: Any) -> Any:
    """A network of three layers whose weights start as they are told."""
    torch.manual_seed(0)
    sizes = [(64, 64), (64, 64), (64, 10)]
    layers = [part for size in sizes for part in (torch.nn.Linear(*size), torch.nn.ReLU())]
    for layer in layers[::2]:
        fill(layer.weight)
    return torch.nn.Sequential(*layers[:-1])


def test_one_number_for_all_keeps_units_alike() -> None:
    net = network(lambda weight: torch.nn.init.constant_(weight, 0.01))
    optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
    inputs, labels = torch.randn(128, 64), torch.arange(128) % 10
    for _ in range(20):
        optimizer.zero_grad()
        torch.nn.functional.cross_entropy(net(inputs), labels).backward()
        optimizer.step()
    values = torch.linalg.svdvals(net[0].weight)
    assert values[3] < 1e-3 * values[0]


@pytest.mark.parametrize("fill", [torch.nn.init.normal_, torch.nn.init.uniform_])
def test_wide_numbers_blow_the_loss_up(fill: Any) -> None:
    inputs, labels = torch.randn(128, 64), torch.arange(128) % 10
    assert torch.nn.functional.cross_entropy(network(fill)(inputs), labels) > 100
    default = network(lambda weight: weight)
    assert torch.nn.functional.cross_entropy(default(inputs), labels) < 3


def test_xavier_rejects_a_bias() -> None:
    with pytest.raises(ValueError, match="fewer than 2 dimensions"):
        torch.nn.init.xavier_uniform_(torch.nn.Linear(4, 4).bias)
