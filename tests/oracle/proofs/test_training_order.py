"""Calls of a training step in the wrong order, or missing: what becomes of the weights."""

from __future__ import annotations

from typing import Any

import pytest

torch = pytest.importorskip("torch")

from oracle import programs

BATCH = (torch.randn(8, 20), torch.randint(0, 2, (8,)))


def trained(program: programs.Program, rounds: int = 3, **given: Any) -> tuple[float, dict[str, Any]]:
    """How far the weights move in so many rounds over one batch, and the program's names."""
    torch.manual_seed(0)
    names = program.run(**given)
    before = names["model"].weight.detach().clone()
    names["train"]([BATCH] * rounds)
    return float((names["model"].weight.detach() - before).abs().max()), names


@pytest.mark.parametrize("rule", ["training-step-order", "incomplete-training-step"])
def test_no_weight_moves(rule: str) -> None:
    assert trained(programs.bad(rule))[0] == 0.0
    assert trained(programs.good(rule))[0] > 1e-4


def test_clipping_in_the_wrong_place_clips_nothing() -> None:
    assert gradient_used(programs.bad("clip-grad-misplaced")) > 10
    assert gradient_used(programs.good("clip-grad-misplaced")) <= 1.0 + 1e-4


def gradient_used(program: programs.Program) -> float:
    """The size of the gradient that a step takes on data with large values, at a limit of 1."""
    names = program.run()
    seen = []
    names["optimizer"].register_step_pre_hook(lambda *_: seen.append(float(names["model"].weight.grad.norm())))
    names["train"]([(100 * BATCH[0], BATCH[1])])
    return seen[0]


@pytest.fixture
def on_cpu(monkeypatch: pytest.MonkeyPatch) -> None:
    """Gradient scalers work on the processor, where the examples take the default device."""
    real = torch.amp.GradScaler
    monkeypatch.setattr(torch.amp, "GradScaler", lambda *args, **kwargs: real("cpu", *args, **kwargs))


@pytest.mark.usefixtures("on_cpu")
def test_clipping_scaled_gradients_leaves_next_to_nothing() -> None:
    wrong, _ = trained(programs.bad("amp-clip-without-unscale"), 1)
    right, _ = trained(programs.good("amp-clip-without-unscale"), 1)
    assert 0 < wrong < right / 1000


@pytest.mark.usefixtures("on_cpu")
def test_a_bypassed_scaler_takes_giant_steps() -> None:
    wrong, _ = trained(programs.bad("amp-scaler-bypassed"), 1)
    right, _ = trained(programs.good("amp-scaler-bypassed"), 1)
    assert wrong == pytest.approx(65536 * right, rel=0.01)


@pytest.mark.usefixtures("on_cpu")
@pytest.mark.parametrize(("name", "error"), [("never_scaled", AssertionError), ("never_updated", RuntimeError)])
def test_torch_refuses_half_a_scaler(name: str, error: type[Exception]) -> None:
    names = programs.bad("amp-scaler-bypassed", heading="Fix safety").run()
    with pytest.raises(error):
        names[name]([BATCH] * 2)


def test_sums_of_means_are_longer_steps() -> None:
    wrong, _ = trained(programs.bad("accumulation-not-scaled"), 4)
    right, _ = trained(programs.good("accumulation-not-scaled"), 4)
    assert wrong == pytest.approx(4 * right, rel=1e-3)


def test_gradients_cleared_in_every_round_are_thrown_away() -> None:
    program = programs.bad("accumulation-not-scaled", heading="Fix safety")
    names = program.run()
    names["train"]([BATCH] * 8)
    one = names["model"].weight.grad.norm()
    names["train"]([(torch.zeros_like(BATCH[0]), BATCH[1])] * 7 + [BATCH])
    assert names["model"].weight.grad.norm() == pytest.approx(float(one), rel=0.5)
