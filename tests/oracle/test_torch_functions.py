"""What the stubs claim of torch's functions and tensor methods, checked on small random tensors."""

from __future__ import annotations

from typing import Any

import pytest

torch = pytest.importorskip("torch", reason="kinds and shapes can only be checked on an installed torch")

from modellint.knowledge.api import ApiFunction, Transformed
from modellint.knowledge.kinds import TRANSFORMS
from oracle import claims, reality, samples, stubbed
from oracle.tensors import LONG, OF_KIND

VALUES: dict[str, Any] = {
    "args": (torch.float64,), "batch1": torch.ones(2, 4, 5), "boundaries": torch.arange(3.0), "dim0": 0, "dim1": 1,
    "axis0": 0, "axis1": 1, "destination": 1, "dims": (1, 0), "dst_type": torch.float64, "groups": 2, "k": 2,
    "length": 2, "index": LONG, "indices": LONG, "kernel_size": 2, "mask": LONG > 1, "norm_type": 2,
    "normalized_shape": (5,), "num_groups": 5, "num_samples": 3, "other": torch.randn(4, 5), "output_size": 3,
    "p": 0.0, "repeats": 2, "shape": (5, 4), "shifts": 1, "size": (4, 5), "sizes": (1, 5), "source": 0, "start": 1,
    "test_elements": torch.ones(2), "threshold": 0.0, "train": False, "training": False, "upscale_factor": 2,
    "downscale_factor": 2, "value": 1.0, "weight": torch.ones(1), "dim": 1,
}  # fmt: skip
IMAGES = {"input": torch.randn(2, 8, 4, 4)}
FOUR = torch.ones(4)
KERNEL = torch.randn(5, 4, 2, 2, 2)
NORMED = {"weight": None, "bias": None, "running_mean": None, "running_var": None, "use_input_stats": True, "eps": 1e-5,
          "momentum": 0.1, "cudnn_enabled": False, "training": True, "input": torch.randn(4, 3, 5)}  # fmt: skip
SPECIAL: dict[str, dict[str, Any]] = {
    "torch.Tensor.resize": {"sizes": (5, 4)},
    "torch.Tensor.type": {"dtype": torch.float64},
    "torch.Tensor.repeat": {"repeats": (2, 1)},
    "torch.Tensor.multinomial": {"self": torch.rand(4, 5)},
    "torch.multinomial": {"input": torch.rand(4, 5)},
    "torch.Tensor.prelu": {"weight": torch.ones(1) / 4},
    "torch.prelu": {"weight": torch.ones(1) / 4},
    "torch.Tensor.select": {"index": 2},
    "torch.select": {"index": 2},
    "torch.Tensor.index_select": {"index": LONG[0]},
    "torch.index_select": {"index": LONG[0]},
    "torch.bilinear": {"input1": torch.randn(6, 3), "input2": torch.randn(6, 4), "weight": torch.randn(5, 3, 4)},
    "torch.channel_shuffle": IMAGES,
    "torch.pixel_shuffle": IMAGES,
    "torch.pixel_unshuffle": IMAGES,
    "torch.batch_norm": NORMED,
    "torch.instance_norm": NORMED,
    "torch.nn.functional.batch_norm": NORMED,
    "torch.nn.functional.instance_norm": NORMED,
    "torch.nn.functional.local_response_norm": {"size": 2, "input": torch.randn(2, 4, 5)},
    "torch.nn.functional.embedding": {"input": LONG, "weight": torch.randn(6, 3)},
    "torch.nn.functional.linear": {"weight": torch.randn(5, 4)},
    "torch.nn.functional.glu": {"input": torch.randn(4, 6)},
    **{f"torch.nn.functional.dropout{n}": {"training": False} for n in ("", "1d", "2d", "3d")},
    "torch.nn.functional.gumbel_softmax": {"dim": -1},
    "torch.conv1d": {"weight": KERNEL[..., 0, 0]},
    "torch.conv2d": {"weight": KERNEL[..., 0]},
    "torch.conv3d": {"weight": KERNEL},
    "torch.conv_transpose1d": {"weight": KERNEL[..., 0, 0].transpose(0, 1)},
    "torch.conv_transpose2d": {"weight": KERNEL[..., 0].transpose(0, 1)},
    "torch.conv_transpose3d": {"weight": KERNEL.transpose(0, 1)},
}
# No such device here; functions of modules, of which there is nothing numeric to check.
NO_DEVICE = ("torch.Tensor.cuda", "torch.Tensor.xpu", "torch.Tensor.pin_memory")
OF_MODULES = ("torch.nn.init.", "torch.nn.utils.", "torch.jit.", "torch.distributed.", "torch.compile", "torch.amp.")


def _methods() -> dict[str, ApiFunction]:
    plain = stubbed.entries("torch")
    return {n: f for n, f in stubbed.functions("torch").items() if n.startswith("torch.Tensor.") or n in plain}


CLAIMING = {
    name: function
    for name, function in _methods().items()
    if function.role != "loss"
    and claims.claims(function.signature.returns)
    and not name.startswith((*NO_DEVICE, *OF_MODULES))
}
PLAIN = sorted(n for n, f in CLAIMING.items() if not isinstance(f.signature.returns, Transformed))
TRANSFORMED = sorted(set(CLAIMING) - set(PLAIN))


def _run(name: str, function: ApiFunction, given: dict[str, Any]) -> claims.Run:
    torch.manual_seed(0)
    arguments = samples.arguments(function.signature, torch.tensor, given, VALUES)
    arguments["self"] = given.get("self", 3 * torch.randn(4, 5))
    copies = {key: value.clone() if isinstance(value, torch.Tensor) else value for key, value in arguments.items()}
    return claims.Run(function.signature, arguments, _result(name, function, copies))


def _result(name: str, function: ApiFunction, arguments: dict[str, Any]) -> Any:
    owner, _, method = name.rpartition(".")
    if function.attribute:
        return getattr(arguments["self"], method)
    called = getattr(arguments["self"], method) if owner == "torch.Tensor" else reality.find(name)
    return samples.call(called, function.signature, arguments)


@pytest.mark.parametrize("name", PLAIN)
def test_claim(name: str) -> None:
    claims.check(_run(name, CLAIMING[name], SPECIAL.get(name, {})))


@pytest.mark.parametrize(
    "name", [f"torch.{name}" for name in ("max", "min", "Tensor.max", "Tensor.min", "sum", "mean")]
)
def test_claim_over_an_axis(name: str) -> None:
    claims.check(_run(name, CLAIMING[name], {"dim": 1}))


@pytest.mark.parametrize("name", TRANSFORMED)
def test_transform(name: str) -> None:
    returns = CLAIMING[name].signature.returns
    assert isinstance(returns, Transformed)
    for before, after in TRANSFORMS[returns.transform].items():
        operand = OF_KIND[before](2 * torch.randn(4, 5))
        claims.check_kind(after, claims.array(_run(name, CLAIMING[name], {returns.parameter: operand}).result), 1)


@pytest.mark.parametrize("name", ["softmax", "sum", "mean", "argmax", "log_softmax", "max"])
def test_torch_answers_to_the_words_of_numpy(name: str) -> None:
    function = CLAIMING[f"torch.{name}"]
    assert function.signature.current("axis") == "dim"
    by_axis, by_dim = (getattr(torch, name)(**{"a": torch.eye(3), word: 1}) for word in ("axis", "dim"))
    assert str(by_axis) == str(by_dim)
