"""inplace-on-saved-activation: backward raises; and which operations need their output again."""

from __future__ import annotations

from typing import Any

import pytest

torch = pytest.importorskip("torch")

from modellint.knowledge.api import ApiFunction
from oracle import programs, reality, stubbed


def differentiate(program: programs.Program) -> None:
    """Run a block forwards and backwards."""
    program.run()["Block"]()(torch.randn(2, 8)).sum().backward()


def test_backward_raises() -> None:
    with pytest.raises(RuntimeError, match="modified by an inplace operation"):
        differentiate(programs.bad("inplace-on-saved-activation"))


def test_backward_does_not() -> None:
    differentiate(programs.good("inplace-on-saved-activation"))


FUNCTIONS = {
    name: function
    for name, function in stubbed.functions("torch").items()
    if name.count(".") == 1 or name.startswith(("torch.Tensor.", "torch.nn.functional."))
}
SAVING = sorted(name for name, function in FUNCTIONS.items() if function.saves == "output")
OTHERS = [
    "torch.nn.functional.gelu", "torch.nn.functional.silu", "torch.nn.functional.elu", "torch.Tensor.clone",
    "torch.nn.functional.leaky_relu", "torch.nn.functional.softplus", "torch.abs", "torch.log", "torch.sin",
]  # fmt: skip


def _raises(name: str, function: ApiFunction) -> bool:
    """Whether a change of what a function gives is noticed."""
    given = torch.rand(3, 4, requires_grad=True)
    axis = [1] if any(parameter.name == "dim" for parameter in function.signature.parameters) else []
    output: Any = reality.find(name)(given * 1, *axis)
    output += 1
    try:
        output.sum().backward()
    except RuntimeError as error:
        return "inplace" in str(error)
    return False


@pytest.mark.parametrize("name", SAVING)
def test_needs_its_output(name: str) -> None:
    assert _raises(name, FUNCTIONS[name])


@pytest.mark.parametrize("name", OTHERS)
def test_does_not_need_it(name: str) -> None:
    assert FUNCTIONS[name].saves == ""
    assert not _raises(name, FUNCTIONS[name])


@pytest.mark.parametrize("layer", [name for name, api in stubbed.classes("torch").items() if api.saves == "output"])
def test_layers_that_need_their_output(layer: str) -> None:
    given = torch.rand(3, 4, requires_grad=True)
    made = reality.find(layer)(**({"dim": 1} if "max" in layer.lower() or layer.endswith("min") else {}))
    output = made(given * 1)
    output += 1
    with pytest.raises(RuntimeError, match="inplace"):
        output.sum().backward()
