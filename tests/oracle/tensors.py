"""Tensors that several tests work on; only imported where torch is installed."""

from __future__ import annotations

import torch

from modellint.knowledge.kinds import Kind

LONG = torch.tensor([[0, 2, 1, 3, 4]] * 4)
OF_KIND = {
    Kind.PROBABILITIES: lambda x: x.softmax(1),
    Kind.INDEPENDENT_PROBABILITIES: torch.sigmoid,
    Kind.LOG_PROBABILITIES: lambda x: x.log_softmax(1),
    Kind.LOG_INDEPENDENT_PROBABILITIES: torch.nn.functional.logsigmoid,
    Kind.POSITIVE: torch.exp,
    Kind.NON_NEGATIVE: torch.relu,
    Kind.BOUNDED: torch.tanh,
    Kind.LOGITS: lambda x: x,
    Kind.BINARY_LOGITS: lambda x: x,
    Kind.REAL: lambda x: x,
    Kind.DATA: lambda x: x,
}
