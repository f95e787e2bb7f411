"""invalid-layer-config: the layer cannot be built."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch")

from modellint.analysis.interpreter import run
from modellint.program.facts import Misconfigured
from modellint.syntax.parse import Trees
from oracle import programs


def test_torch_refuses() -> None:
    with pytest.raises(AssertionError, match="embed_dim must be divisible by num_heads"):
        programs.bad("invalid-layer-config").run()


def test_the_other_program_runs() -> None:
    programs.good("invalid-layer-config").run()


REFUSED = [
    "nn.Conv2d(3, 8, 3, groups=2)",
    "nn.Conv2d(4, 7, 3, groups=2)",
    "nn.Conv1d(3, 8, 3, stride=2, padding='same')",
    "nn.Conv3d(3, 8, 3, padding_mode='zero')",
    "nn.ConvTranspose2d(4, 7, 3, groups=2)",
    "nn.ConvTranspose1d(4, 8, 3, padding_mode='circular')",
    "nn.GroupNorm(32, 8)",
    "nn.MultiheadAttention(100, 8)",
    "nn.TransformerEncoderLayer(300, 8)",
    "nn.TransformerDecoderLayer(300, 8)",
    "nn.Transformer(512, 7)",
    "nn.Embedding(10, 4, padding_idx=10)",
    "nn.GRU(8, 16, dropout=1.2)",
    "nn.LSTM(8, 16, proj_size=16)",
    "nn.MaxPool2d(2, padding=2)(torch.randn(1, 3, 8, 8))",
    "nn.AvgPool1d(3, padding=2)(torch.randn(1, 3, 8))",
]


@pytest.mark.parametrize("code", REFUSED)
def test_each_demand_is_torchs_own(code: str) -> None:
    source = f"import torch\nimport torch.nn as nn\n\n{code}\n"
    with pytest.raises((ValueError, AssertionError, RuntimeError)):
        exec(source, {})
    machine = run({"a.py": source.encode()}, Trees())
    assert any(isinstance(fact, Misconfigured) for fact in machine.facts)
