"""kl-div-input-not-log-probs: what comes out is no divergence: it is not 0 for equal distributions, and falls below."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

torch = pytest.importorskip("torch")

from oracle import programs

ROUNDS = 300


def true_divergence(student: Any, teacher: Any) -> float:
    """What there is between two sets of raw outputs."""
    p, q = (torch.distributions.Categorical(logits=logits) for logits in (teacher, student))
    return float(torch.distributions.kl_divergence(p, q).mean())


def left_after_training(program: programs.Program) -> float:
    """How far a student is from its teacher after it was trained to follow."""
    torch.manual_seed(0)
    teacher, student = 2 * torch.randn(8, 4), torch.zeros(8, 4, requires_grad=True)
    distill = program.run()["distill"]
    optimizer = torch.optim.Adam([student], lr=0.1)
    for _ in range(ROUNDS):
        optimizer.zero_grad()
        distill(student, teacher).backward()
        optimizer.step()
    return true_divergence(student.detach(), teacher)


@pytest.mark.parametrize(("program", "cost"), [(programs.bad, -1.64), (programs.good, 0)])
def test_equal_distributions(program: Callable[[str], programs.Program], cost: float) -> None:
    flat = torch.zeros(8, 4)
    assert float(program("kl-div-input-not-log-probs").run()["distill"](flat, flat)) == pytest.approx(cost, abs=0.01)


def test_the_student_does_not_follow() -> None:
    assert left_after_training(programs.bad("kl-div-input-not-log-probs")) > 0.5
    assert left_after_training(programs.good("kl-div-input-not-log-probs")) < 1e-3


def test_a_target_of_logarithms_costs_nan() -> None:
    torch.manual_seed(0)
    logs, others = torch.randn(8, 4).log_softmax(1), torch.randn(8, 4).log_softmax(1)
    divergence = torch.nn.functional.kl_div
    assert divergence(logs, others, reduction="batchmean").isnan()
    assert divergence(logs, others, reduction="batchmean", log_target=True) > 0


def test_probabilities_taken_for_logarithms() -> None:
    torch.manual_seed(0)
    logits = torch.randn(8, 4)
    arguments = (logits.log_softmax(1), logits.softmax(1))
    divergence = torch.nn.functional.kl_div
    assert float(divergence(*arguments, reduction="batchmean")) == pytest.approx(0, abs=1e-6)
    assert abs(float(divergence(*arguments, reduction="batchmean", log_target=True))) > 1
