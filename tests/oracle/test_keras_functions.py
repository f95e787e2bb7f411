"""What the stubs claim of Keras' functions, checked on small random tensors; the old backend needs TensorFlow."""

from __future__ import annotations

from typing import Any

import pytest

torch = pytest.importorskip("torch", reason="Keras computes on torch here")
keras = pytest.importorskip("keras", reason="kinds and shapes can only be checked on an installed Keras")

from modellint.knowledge.api import Transformed
from modellint.knowledge.kinds import TRANSFORMS
from oracle import claims, reality, samples, stubbed
from oracle.tensors import LONG, OF_KIND

NEEDED: dict[str, Any] = {
    "axis": 0, "axis1": 0, "axis2": 1, "default_value": 0.0, "destination": 1, "dtype": "float64", "indices": LONG,
    "k": 2, "newshape": (5, 4), "repeats": 2, "shape": (4, 5), "shift": 1, "source": 0, "threshold": 0.0,
    "x2": torch.randn(4, 5),
}  # fmt: skip
GIVEN: dict[str, dict[str, Any]] = {
    "keras.activations.glu": {"x": torch.randn(4, 6)},
    "keras.ops.glu": {"x": torch.randn(4, 6)},
    "keras.ops.squeeze": {"x": torch.randn(4, 1, 5)},
    "keras.ops.take_along_axis": {"axis": 1},
}
CLAIMING = {
    name: function
    for name, function in stubbed.functions("keras").items()
    if name.startswith(("keras.activations.", "keras.ops.")) and function.role != "loss"
    if claims.claims(function.signature.returns)
}
PLAIN = sorted(n for n, f in CLAIMING.items() if not isinstance(f.signature.returns, Transformed))
TRANSFORMED = sorted(set(CLAIMING) - set(PLAIN))


def _run(name: str, given: dict[str, Any]) -> claims.Run:
    torch.manual_seed(0)
    signature = CLAIMING[name].signature
    arguments = samples.arguments(signature, torch.tensor, given, NEEDED)
    function: Any = reality.find(name)
    return claims.Run(signature, arguments, samples.call(function, signature, arguments))


@pytest.mark.parametrize("name", PLAIN)
def test_claim(name: str) -> None:
    claims.check(_run(name, GIVEN.get(name, {})))


@pytest.mark.parametrize("name", TRANSFORMED)
def test_transform(name: str) -> None:
    returns = CLAIMING[name].signature.returns
    assert isinstance(returns, Transformed)
    for before, after in TRANSFORMS[returns.transform].items():
        operand = OF_KIND[before](2 * torch.randn(4, 5))
        claims.check_kind(after, claims.array(_run(name, {returns.parameter: operand}).result), 1)


@pytest.mark.parametrize("module", ["activations", "losses", "optimizers"])
def test_names_in_strings(module: str) -> None:
    """What Keras takes for a name, and what the stub says it stands for."""
    known: Any = getattr(keras, module)
    for name, other in stubbed.equated(f"keras.{module}"):
        try:
            found = known.get(name)
        except (ValueError, TypeError):
            assert name in ("logcosh", "huber_loss", "kullback_leibler_divergence", "cosine_proximity", "cosine"), name
            continue
        assert getattr(found, "__name__", type(found).__name__) == other, name
