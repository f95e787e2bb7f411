"""discarded-tensor-result: the tensor is what it was before."""

from __future__ import annotations

from typing import Any

import pytest

torch = pytest.importorskip("torch")

from modellint.analysis.library import tensor_method
from modellint.knowledge.api import ApiClass, Like
from modellint.knowledge.stubs import lookup
from oracle import programs


def represented(program: programs.Program) -> Any:
    """What the page's function gives."""
    return program.run()["represent"](torch.ones(2, 16))


def test_it_is_as_it_was() -> None:
    found = represented(programs.bad("discarded-tensor-result"))
    assert found.requires_grad
    assert found.dtype is torch.float32


def test_it_is_another_one() -> None:
    found = represented(programs.good("discarded-tensor-result"))
    assert not found.requires_grad
    assert found.dtype is torch.float64


def test_networks_change_in_place() -> None:
    model = torch.nn.Linear(2, 2)
    model.to(torch.float64)
    assert model.weight.dtype is torch.float64


def _pure() -> list[str]:
    tensor = lookup("torch.Tensor")
    assert isinstance(tensor, ApiClass)
    return [
        name
        for name, method in tensor.methods.items()
        if not name.endswith("_")
        and not method.attribute
        and (tensor_method(f"{name}_") or isinstance(method.signature.returns, Like))
    ]


ARGUMENTS: dict[str, tuple[Any, ...]] = {"to": (torch.float64,), "clamp": (0.0, 1.0), "unsqueeze": (0,)}


@pytest.mark.parametrize("name", _pure())
def test_methods_leave_the_tensor_alone(name: str) -> None:
    """With whatever arguments they take: what fails does not change it either."""
    tensor = torch.rand(2, 2, 2)
    before = tensor.clone()
    for arguments in (ARGUMENTS.get(name, ()), (1,), (0, 1), (tensor.clone(),), ((0, 1, 2),)):
        try:
            getattr(tensor, name)(*arguments)
        except (TypeError, RuntimeError, IndexError, ValueError, NotImplementedError, AssertionError):
            continue
    assert torch.equal(tensor, before)
    assert tensor.shape == before.shape
    assert tensor.dtype is before.dtype
