"""What the stubs claim of Keras' layers, checked on small random tensors."""

from __future__ import annotations

from typing import Any

import pytest

torch = pytest.importorskip("torch", reason="Keras computes on torch here")
keras = pytest.importorskip("keras", reason="kinds and shapes can only be checked on an installed Keras")

from modellint.knowledge.api import ApiClass
from oracle import claims, reality, samples, stubbed

NEEDED: dict[str, Any] = {
    "activation": "relu", "dims": (2, 1), "equation": "ab,bc->ac", "filters": 8, "function": None, "input_dim": 6,
    "kernel_size": 2, "n": 2, "output_dim": 3, "output_shape": 3, "pool_size": 2, "rate": 0.5, "target_shape": (-1,),
    "units": 16, "stddev": 1.0,
}  # fmt: skip
GIVEN: dict[str, dict[str, Any]] = {
    "keras.layers.Embedding": {"inputs": torch.ones(2, 3)},
    "keras.layers.Flatten": {"inputs": torch.randn(4, 3, 2)},
    "keras.layers.Permute": {"inputs": torch.randn(4, 3, 2)},
    "keras.layers.SpatialDropout1D": {"inputs": torch.randn(2, 4, 5)},
    "keras.layers.SpatialDropout2D": {"inputs": torch.randn(2, 4, 4, 5)},
    "keras.layers.SpatialDropout3D": {"inputs": torch.randn(2, 4, 4, 4, 5)},
    "keras.layers.GroupNormalization": {"inputs": torch.randn(2, 32)},
}
ACTIVATIONS: list[dict[str, Any]] = [
    {"activation": name} for name in (None, "relu", "sigmoid", "softmax", "tanh", "softplus", "linear", "log_softmax")
]
CHANNELS_FIRST: list[dict[str, Any]] = [{"data_format": "channels_first"}]
POOLS = ("Max", "Average", "GlobalMax", "GlobalAverage")
RECURRENT: list[dict[str, Any]] = [{"return_sequences": True}, {"return_state": True}]
VARIANTS: dict[str, list[dict[str, Any]]] = {
    "keras.layers.Dense": ACTIVATIONS,
    "keras.layers.Activation": ACTIVATIONS[1:],
    "keras.layers.EinsumDense": ACTIVATIONS,
    "keras.layers.ReLU": [{"negative_slope": 0.1}, {"threshold": 1.0}, {"max_value": 1.0}],
    **{f"keras.layers.Conv{n}D": [*ACTIVATIONS, *CHANNELS_FIRST] for n in (1, 2)},
    **{
        f"keras.layers.{pool}Pooling{n}D": CHANNELS_FIRST for n in (1, 2, 3) for pool in ("Max", "Average", "GlobalMax")
    },
    **{f"keras.layers.{name}": RECURRENT for name in ("LSTM", "GRU", "SimpleRNN")},
}
# Layers that start as what they need not stay.
SETTINGS: dict[str, dict[str, Any]] = {"keras.layers.PReLU": {"alpha_initializer": "ones"}}
# A function to apply must be given, and is not the stub's to know.
NOT_RUN = {"keras.layers.Lambda"}

LAYERS = {
    name: api
    for name, api in stubbed.classes("keras").items()
    if name.startswith("keras.layers.") and api.call and claims.claims(api.call.returns) and reality.find(name)
}


def _run(name: str, api: ApiClass, settings: dict[str, Any], batch: tuple[int, ...] = (2,)) -> claims.Run:
    keras.utils.set_random_seed(1)
    signature = api.call
    assert signature
    initial = samples.arguments(api.init, torch.tensor, settings, NEEDED)
    made = samples.call(reality.find(name), api.init, initial)
    arguments = samples.arguments(signature, torch.tensor, GIVEN.get(name, {}), NEEDED, batch, initial)
    return claims.Run(signature, {**initial, **arguments}, samples.call(made, signature, arguments), api.init)


@pytest.mark.parametrize("name", sorted(LAYERS.keys() - NOT_RUN))
def test_layer(name: str) -> None:
    for settings in [SETTINGS.get(name, {}), *VARIANTS.get(name, [])]:
        claims.check(_run(name, LAYERS[name], settings))


BATCHED = [
    name
    for name, api in LAYERS.items()
    if api.call and str(getattr(api.call.parameters[0].annotation, "shape", "")).startswith("*b ")
]


@pytest.mark.parametrize("name", sorted(set(BATCHED) - NOT_RUN - GIVEN.keys()))
def test_inside_time_distributed(name: str) -> None:
    """With one more batch dimension, the claim holds for what TimeDistributed makes of the layer."""
    api = LAYERS[name]
    assert api.call
    initial = samples.arguments(api.init, torch.tensor, {}, NEEDED)
    arguments = samples.arguments(api.call, torch.tensor, {}, NEEDED, (2, 3), initial)
    spread = keras.layers.TimeDistributed(samples.call(reality.find(name), api.init, initial))
    result = spread(next(iter(arguments.values())))
    claims.check(claims.Run(api.call, {**initial, **arguments}, result, api.init))
