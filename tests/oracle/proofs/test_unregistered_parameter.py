"""unregistered-parameter: what is computed from a Parameter is no Parameter."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch")

from oracle import programs


def test_a_scaled_parameter_is_lost() -> None:
    net = programs.bad("unregistered-parameter").run()["Net"]()
    assert not list(net.parameters())
    assert not net.state_dict()


def test_a_parameter_of_the_scaled_tensor_is_registered() -> None:
    net = programs.good("unregistered-parameter").run()["Net"]()
    assert [name for name, _ in net.named_parameters()] == ["scale"]


@pytest.mark.parametrize("step", ["double", "t", "view", "clone"])
def test_every_step_that_makes_something_new_loses_it(step: str) -> None:
    module = torch.nn.Module()
    made = torch.nn.Parameter(torch.randn(4, 4))
    module.kept = getattr(made, step)(16) if step == "view" else getattr(made, step)()
    assert not list(module.parameters())


@pytest.mark.parametrize("step", ["float", "requires_grad_"])
def test_steps_that_give_the_same_object_do_not(step: str) -> None:
    module = torch.nn.Module()
    module.kept = getattr(torch.nn.Parameter(torch.randn(4, 4)), step)()
    assert len(list(module.parameters())) == 1
