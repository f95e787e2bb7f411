"""Losses that are given outputs of another kind than they are made for: a floor, no bound, no gradient."""

from __future__ import annotations

import math
from typing import Any

import pytest

torch = pytest.importorskip("torch")

from oracle import programs

IMAGES, LABELS = torch.randn(10, 784), torch.arange(10)
CONFIDENT = 30.0


def perfect(model: Any, classes: int = 10) -> None:
    """Make a network's last layer answer every image with the class of its number, as sure as can be."""
    last = [module for module in model.modules() if isinstance(module, torch.nn.Linear)][-1]
    last.register_forward_hook(lambda *_: CONFIDENT * torch.eye(classes))


def loss_of_a_perfect_answer(program: programs.Program) -> float:
    """The loss that is left when nothing is left to learn."""
    names = program.run()
    perfect(names["model"])
    return float(names["loss_of"](IMAGES, LABELS).detach())


def test_softmax_into_cross_entropy_has_a_floor() -> None:
    floor = math.log(1 + 9 / math.e)
    assert loss_of_a_perfect_answer(programs.bad("softmax-into-cross-entropy")) == pytest.approx(floor, abs=1e-4)
    assert loss_of_a_perfect_answer(programs.good("softmax-into-cross-entropy")) < 1e-6


def test_sigmoid_into_bce_with_logits_has_a_floor() -> None:
    def least(program: programs.Program, wanted: float) -> float:
        names = program.run()
        names["detector"].fc.register_forward_hook(lambda *_: torch.full((4, 1), CONFIDENT * (2 * wanted - 1)))
        return float(names["loss_of"](torch.randn(4, 64), torch.full((4, 1), wanted)).detach())

    assert least(programs.bad("sigmoid-into-bce-with-logits"), 0.0) == pytest.approx(math.log(2), abs=1e-4)
    assert least(programs.good("sigmoid-into-bce-with-logits"), 0.0) < 1e-6


def test_a_class_behind_relu_dies() -> None:
    def gradient(program: programs.Program) -> float:
        names = program.run()
        last = [module for module in names["model"].modules() if isinstance(module, torch.nn.Linear)][-1]
        with torch.no_grad():
            last.bias[3] = -1000.0
        names["loss_of"](IMAGES, torch.full((10,), 3)).backward()
        return float(last.weight.grad[3].abs().max())

    assert gradient(programs.bad("activation-on-logits")) == 0.0
    assert gradient(programs.good("activation-on-logits")) > 1e-3


def test_nll_of_logits_has_no_lower_bound() -> None:
    def after(program: programs.Program) -> float:
        names = program.run()
        optimizer = torch.optim.SGD(names["net"].parameters(), lr=0.1)
        for _ in range(60):
            optimizer.zero_grad()
            loss = names["loss_of"](IMAGES, LABELS)
            loss.backward()
            optimizer.step()
        return float(loss.detach())

    assert not after(programs.bad("nll-loss-without-log-softmax")) > -100
    assert after(programs.good("nll-loss-without-log-softmax")) >= 0


@pytest.mark.parametrize(
    ("rule", "layer", "call"),
    [
        ("log-of-softmax", "policy", lambda names: names["log_probability"](torch.ones(1, 4), torch.tensor([[1]]))),
        ("log-of-sigmoid", "critic", lambda names: names["on_fake"](torch.ones(1, 64))),
    ],
)
def test_logarithms_of_probabilities_are_infinite(rule: str, layer: str, call: Any) -> None:
    for program, fine in ((programs.bad(rule), False), (programs.good(rule), True)):
        names = program.run()
        with torch.no_grad():
            names[layer].weight.fill_(50.0)
            names[layer].bias.fill_(0.0)
            names[layer].bias[0] = 200.0
        loss = call(names).sum()
        loss.backward()
        whole = torch.isfinite(loss) and torch.isfinite(names[layer].weight.grad).all()
        assert bool(whole) is fine


def test_a_learning_rate_outside_of_its_band() -> None:
    def after(program: programs.Program) -> float:
        torch.manual_seed(0)
        names = program.run()
        images, labels = torch.randn(256, 784), torch.randint(0, 10, (256,))
        for _ in range(100):
            names["optimizer"].zero_grad()
            loss = torch.nn.functional.cross_entropy(names["model"](images), labels)
            loss.backward()
            names["optimizer"].step()
        return float(loss.detach())

    assert after(programs.bad("suspicious-learning-rate")) > 1.0
    assert after(programs.good("suspicious-learning-rate")) < 0.1
