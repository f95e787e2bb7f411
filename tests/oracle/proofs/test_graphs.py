"""Graphs that are kept, cut, or never recorded."""

from __future__ import annotations

import contextlib
import gc
from typing import Any

import pytest

torch = pytest.importorskip("torch")

from oracle import programs

BATCH = (torch.randn(8, 20), torch.randint(0, 2, (8,)))


def graph_behind(value: Any) -> int:
    """How many nodes of a graph a value keeps alive."""
    seen: set[Any] = set()
    waiting = [getattr(value, "grad_fn", None)]
    while waiting:
        node = waiting.pop()
        if node is not None and node not in seen:
            seen.add(node)
            waiting += [inner for inner, _ in node.next_functions]
    return len(seen)


@pytest.mark.parametrize("rounds", [2, 20])
def test_a_sum_of_losses_keeps_all_graphs(rounds: int) -> None:
    kept = programs.bad("loss-accumulated-with-graph").run()["train"]([BATCH] * rounds)
    assert graph_behind(kept) >= rounds
    number = programs.good("loss-accumulated-with-graph").run()["train"]([BATCH] * rounds)
    assert graph_behind(number) == 0


def test_a_kept_graph_is_kept_for_nobody() -> None:
    for program, kept in ((programs.bad, True), (programs.good, False)):
        names = program("retain-graph-in-loop").run()
        losses: list[Any] = []
        real = names["criterion"].forward
        names["criterion"].forward = lambda *given, real=real, losses=losses: losses.append(real(*given)) or losses[-1]
        names["train"]([BATCH])
        gc.collect()
        if kept:
            losses[0].backward()
        else:
            with pytest.raises(RuntimeError, match="second time"):
                losses[0].backward()


@pytest.mark.parametrize("rule", ["non-differentiable-loss-path", "no-grad-around-training"])
def test_no_gradient_gets_back(rule: str) -> None:
    assert not learns(programs.bad(rule))
    assert learns(programs.good(rule))


def learns(program: programs.Program) -> bool:
    """Whether training changes the weights; torch may also refuse."""
    names = program.run()
    before = names["model"].weight.detach().clone()
    with contextlib.suppress(RuntimeError):
        names["train"]([BATCH] * 3)
    return not torch.equal(before, names["model"].weight)


@pytest.mark.parametrize("name", ["train", "detached"])
def test_torch_refuses_what_was_cut(name: str) -> None:
    names = programs.bad("non-differentiable-loss-path", heading="Fix safety").run()
    with pytest.raises(RuntimeError, match="does not require grad"):
        names[name]([BATCH])


def test_torch_refuses_what_was_not_recorded() -> None:
    names = programs.bad("no-grad-around-training", heading="Fix safety").run()
    with pytest.raises(RuntimeError, match="does not require grad"):
        names["train"]([BATCH])
