"""What the stubs claim of torch's layers, activations and losses, checked on small random tensors."""

from __future__ import annotations

from typing import Any

import pytest

torch = pytest.importorskip("torch", reason="kinds and shapes can only be checked on an installed torch")

from modellint.knowledge.api import ApiClass
from oracle import claims, exceptions, reality, samples, stubbed

NEEDED: dict[str, Any] = {
    "alphas": 2, "cutoffs": [2], "d_model": 6,
    "decoder_layer": torch.nn.TransformerDecoderLayer(6, 2, batch_first=True), "dim": 1, "downscale_factor": 2,
    "embed_dim": 6, "embedding_dim": 3, "encoder_layer": torch.nn.TransformerEncoderLayer(6, 2), "groups": 2,
    "hidden_size": 5, "in1_features": 3, "in2_features": 4, "in_channels": 4, "in_features": 4, "input_size": 4,
    "kernel_size": 2, "n_classes": 4, "nhead": 2, "norm_type": 2, "normalized_shape": (5,), "num_channels": 5,
    "num_embeddings": 6, "num_features": 5, "num_groups": 5, "num_heads": 2, "num_layers": 1, "num_parameters": 1,
    "out_channels": 8, "out_features": 5, "output_size": 3, "padding": 1, "size": 2, "threshold": 0.0,
    "unflattened_size": (1, 5), "upscale_factor": 2, "value": 1.0, "memory": torch.randn(4, 6, 6),
}  # fmt: skip
IMAGES = torch.randn(2, 8, 4, 4)
SEQUENCE = torch.randn(4, 6, 6)
GIVEN: dict[str, dict[str, Any]] = {
    "torch.nn.Embedding": {"input": torch.ones(2, 3, dtype=torch.long)},
    "torch.nn.ChannelShuffle": {"input": IMAGES},
    "torch.nn.PixelShuffle": {"input": IMAGES},
    "torch.nn.PixelUnshuffle": {"input": IMAGES},
    "torch.nn.Softmax2d": {"input": IMAGES},
    "torch.nn.GLU": {"input": torch.randn(4, 6)},
    "torch.nn.Flatten": {"input": torch.randn(4, 6, 2)},
    "torch.nn.MultiheadAttention": {"key": torch.randn(2, 6, 6), "value": torch.randn(2, 6, 6)},
    "torch.nn.TransformerEncoder": {"src": SEQUENCE},
    "torch.nn.TransformerDecoder": {"tgt": SEQUENCE},
    "torch.nn.TransformerDecoderLayer": {"tgt": SEQUENCE},
    "torch.nn.Transformer": {"src": SEQUENCE, "tgt": torch.randn(4, 6, 6)},
    "torch.nn.AdaptiveLogSoftmaxWithLoss": {"input_": torch.randn(3, 4), "target_": torch.tensor([0, 1, 3])},
    "torch.nn.LocalResponseNorm": {"input": torch.randn(2, 4, 5)},
    "torch.nn.Upsample": {"input": IMAGES},
    "torch.nn.UpsamplingNearest2d": {"input": IMAGES},
    "torch.nn.CrossMapLRN2d": {"input": torch.randn(2, 4, 5, 5)},
    **{f"torch.nn.{lazy}{norm}Norm{n}d": {"input": torch.randn(2, 5, *[4] * n)}
       for lazy in ("", "Lazy") for norm in ("Batch", "Instance") for n in (1, 2, 3)},
}  # fmt: skip
VARIANTS: dict[str, list[dict[str, Any]]] = {
    "torch.nn.LSTM": [{"bidirectional": True}, {"proj_size": 2}, {"num_layers": 2}],
    "torch.nn.GRU": [{"bidirectional": True}],
    "torch.nn.RNN": [{"bidirectional": True}],
    **{f"torch.nn.Conv{n}d": [{"padding": "same"}, {"stride": 2, "dilation": 2}] for n in (1, 2, 3)},
    **{f"torch.nn.AdaptiveAvgPool{n}d": [{"output_size": [1] * n}] for n in (1, 2, 3)},
}
SMALL = {"d_model": 6, "nhead": 2, "num_encoder_layers": 1, "num_decoder_layers": 1, "dim_feedforward": 8}
SETTINGS: dict[str, dict[str, Any]] = {
    "torch.nn.Transformer": SMALL,
    "torch.nn.Upsample": {"scale_factor": 2},
    "torch.nn.UpsamplingNearest2d": {"size": 3},
}
# No device for them here, no result of their own, or a test of their own.
NOT_RUN = {"torch.nn.SyncBatchNorm", *exceptions.BLENDING}

LAYERS = {
    name: api
    for name, api in stubbed.classes("torch").items()
    if name.startswith("torch.nn.") and api.role != "loss" and api.call and claims.claims(api.call.returns)
}


def _run(name: str, api: ApiClass, settings: dict[str, Any], batch: tuple[int, ...]) -> claims.Run:
    torch.manual_seed(0)
    signature = api.call
    assert signature
    initial = samples.arguments(api.init, torch.tensor, settings, NEEDED)
    made = samples.call(reality.find(name), api.init, initial).eval()
    arguments = samples.arguments(signature, torch.tensor, GIVEN.get(name, {}), NEEDED, batch, initial)
    with torch.no_grad():
        result = samples.call(
            made, signature, {k: v.clone() if hasattr(v, "clone") else v for k, v in arguments.items()}
        )
    return claims.Run(signature, {**initial, **arguments}, result, api.init)


@pytest.mark.parametrize("name", sorted(LAYERS.keys() - NOT_RUN))
def test_layer(name: str) -> None:
    for settings in [SETTINGS.get(name, {}), *VARIANTS.get(name, [])]:
        claims.check(_run(name, LAYERS[name], settings, (2,)))


@pytest.mark.parametrize("name", sorted(LAYERS.keys() - NOT_RUN - GIVEN.keys()))
def test_layer_on_other_ranks(name: str) -> None:
    """Whatever else a layer takes, unbatched or with more batch dimensions, the claim holds for."""
    for batch in ((), (2, 3)):
        try:
            run = _run(name, LAYERS[name], {}, batch)
        except (RuntimeError, ValueError, AssertionError, IndexError, NotImplementedError):
            continue
        claims.check(run)
