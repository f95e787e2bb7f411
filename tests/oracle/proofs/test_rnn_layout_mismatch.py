"""rnn-layout-mismatch: what the network says of one sample depends on the others in the batch."""

from __future__ import annotations

from typing import Any

import pytest

torch = pytest.importorskip("torch")

from oracle import programs


def influence(net: Any) -> list[bool]:
    """Which samples of a batch the answer to the last one depends on."""
    inputs = torch.randn(5, 7, 8, requires_grad=True)
    answer = net(inputs)
    answer[-1].sum().backward()
    return [bool(part.abs().sum() > 0) for part in inputs.grad]


def test_samples_are_taken_for_time_steps() -> None:
    torch.manual_seed(0)
    net = programs.bad("rnn-layout-mismatch").run()["Net"]()
    assert influence(net) == [True] * 5


def test_with_batch_first_samples_are_apart() -> None:
    torch.manual_seed(0)
    net = programs.good("rnn-layout-mismatch").run()["Net"]()
    assert influence(net) == [False] * 4 + [True]


def test_attention_runs_across_the_batch() -> None:
    torch.manual_seed(0)
    mixed = torch.nn.TransformerEncoderLayer(8, 2, dropout=0.0)
    apart = torch.nn.TransformerEncoderLayer(8, 2, dropout=0.0, batch_first=True)
    assert influence(mixed) == [True] * 5
    assert influence(apart) == [False] * 4 + [True]
