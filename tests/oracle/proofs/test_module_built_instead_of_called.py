"""module-built-instead-of-called: the layer goes on in place of the tensor."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch")

from oracle import programs


def test_the_next_layer_gets_a_layer() -> None:
    net = programs.bad("module-built-instead-of-called").run()["Net"]()
    with pytest.raises(TypeError, match="must be Tensor, not ReLU"):
        net(torch.zeros(2, 16))


def test_the_function_gives_a_tensor() -> None:
    net = programs.good("module-built-instead-of-called").run()["Net"]()
    assert net(torch.zeros(2, 16)).shape == (2, 2)


@pytest.mark.parametrize("name", ["Flatten", "MaxPool2d", "GELU", "Sigmoid", "Dropout"])
def test_what_comes_of_it_is_no_tensor(name: str) -> None:
    try:
        made = getattr(torch.nn, name)(torch.zeros(2, 3, 8, 8))
    except (TypeError, ValueError, RuntimeError):
        return
    assert not isinstance(made, torch.Tensor)
