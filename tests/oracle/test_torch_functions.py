"""What the stubs claim of torch's functions and tensor methods, checked on small random tensors."""

from __future__ import annotations

from typing import Any

import pytest

torch = pytest.importorskip("torch", reason="kinds and shapes can only be checked on an installed torch")

import numpy as np

from modellint.knowledge.api import ApiFunction, Meaning, Transformed, When
from modellint.knowledge.kinds import TRANSFORMS, Kind
from oracle import binding, claims, exceptions, reality, samples, stubbed
from oracle.tensors import LONG, OF_KIND

VALUES: dict[str, Any] = {
    "args": (torch.float64,), "batch1": torch.ones(2, 4, 5), "boundaries": torch.arange(3.0), "dim0": 0, "dim1": 1,
    "axis0": 0, "axis1": 1, "destination": 1, "dims": (1, 0), "dst_type": torch.float64, "groups": 2, "k": 2,
    "length": 2, "index": LONG, "indices": LONG, "kernel_size": 2, "mask": LONG > 1, "norm_type": 2,
    "normalized_shape": (5,), "num_groups": 5, "num_samples": 3, "other": torch.randn(4, 5), "output_size": 3,
    "p": 0.0, "repeats": 2, "shape": (5, 4), "shifts": 1, "size": (4, 5), "sizes": (1, 5), "source": 0, "start": 1,
    "test_elements": torch.ones(2), "threshold": 0.0, "train": False, "training": False, "upscale_factor": 2,
    "downscale_factor": 2, "value": 1.0, "weight": torch.ones(1), "dim": 1, "fill_value": 1.0,
}  # fmt: skip
IMAGES = {"input": torch.randn(2, 8, 4, 4)}
LARGER = {**IMAGES, "scale_factor": 2}
FOUR = torch.ones(4)
KERNEL = torch.randn(5, 4, 2, 2, 2)
NORMED = {"weight": None, "bias": None, "running_mean": None, "running_var": None, "use_input_stats": True, "eps": 1e-5,
          "momentum": 0.1, "cudnn_enabled": False, "training": True, "input": torch.randn(4, 3, 5)}  # fmt: skip
SPECIAL: dict[str, dict[str, Any]] = {
    "torch.Tensor.resize": {"sizes": (5, 4)},
    "torch.nn.functional.layer_norm": {"input": torch.randn(2, 4, 5)},
    "torch.nn.functional.pad": {"pad": (1, 2, 0, 3)},
    **{
        f"torch.{owner}{name}": {"min": 0.0}
        for owner in ("", "Tensor.")
        for name in ("clamp", "clamp_", "clip", "clip_", "clamp_min", "clamp_min_")
    },
    **{f"torch.{owner}{name}": {"max": 0.0} for owner in ("", "Tensor.") for name in ("clamp_max", "clamp_max_")},
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
    "torch.nn.functional.interpolate": LARGER,
    "torch.nn.functional.upsample": LARGER,
    "torch.nn.functional.upsample_nearest": LARGER,
    "torch.batch_norm": NORMED,
    "torch.instance_norm": NORMED,
    "torch.nn.functional.batch_norm": NORMED,
    "torch.nn.functional.instance_norm": NORMED,
    "torch.nn.functional.local_response_norm": {"size": 2, "input": torch.randn(2, 4, 5)},
    "torch.nn.functional.embedding": {"input": LONG, "weight": torch.randn(6, 3)},
    "torch.nn.functional.linear": {"weight": torch.randn(5, 4)},
    "torch.nn.functional.one_hot": {"tensor": LONG},
    "torch.nn.functional.glu": {"input": torch.randn(4, 6)},
    **{f"torch.nn.functional.dropout{n}": {"training": False} for n in ("", "1d", "2d", "3d")},
    "torch.nn.functional.gumbel_softmax": {"dim": -1},
    "torch.conv1d": {"weight": KERNEL[..., 0, 0]},
    "torch.conv2d": {"weight": KERNEL[..., 0]},
    "torch.conv3d": {"weight": KERNEL},
    "torch.conv_transpose1d": {"weight": KERNEL[..., 0, 0].transpose(0, 1)},
    "torch.conv_transpose2d": {"weight": KERNEL[..., 0].transpose(0, 1)},
    "torch.conv_transpose3d": {"weight": KERNEL.transpose(0, 1)},
    "torch.arange": {"end": 5},
    "torch.as_tensor": {"data": [1.0]},
    "torch.eye": {"n": 3},
    "torch.from_numpy": {"ndarray": np.ones(3)},
    "torch.linspace": {"start": 0.0, "end": 1.0, "steps": 5},
    "torch.normal": {"mean": 0.0, "std": 2.0, "size": (4, 5)},
    "torch.randint": {"high": 10, "size": (4, 5)},
    "torch.randperm": {"n": 4},
    "torch.tensor": {"data": [1.0]},
}
# No such device here; functions of modules, of which there is nothing numeric to check.
NO_DEVICE = ("torch.Tensor.cuda", "torch.Tensor.xpu", "torch.Tensor.pin_memory")
OF_MODULES = ("torch.nn.init.", "torch.nn.utils.", "torch.jit.", "torch.distributed.", "torch.compile", "torch.amp.")


def _methods() -> dict[str, ApiFunction]:
    plain = stubbed.entries("torch")
    return {n: f for n, f in stubbed.functions("torch").items() if n.startswith("torch.Tensor.") or n in plain}


METHODS = _methods()
CLAIMING = {
    name: function
    for name, function in METHODS.items()
    if function.role != "loss"
    and claims.claims(function.signature.returns)
    and not name.startswith((*NO_DEVICE, *OF_MODULES))
}
TRANSFORMED = sorted(n for n, f in CLAIMING.items() if claims.transform(f.signature.returns))
PLAIN = sorted(n for n, f in CLAIMING.items() if not isinstance(f.signature.returns, Transformed))
OVER_AN_AXIS = sorted(
    name
    for name, function in CLAIMING.items()
    if isinstance(function.signature.returns, When) and name not in TRANSFORMED
    if function.signature.returns.parameter == "dim"
)
OUTSIDE = sorted(n for n, f in METHODS.items() if f.signature.returns == Meaning((Kind.DATA,)))


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


@pytest.mark.parametrize("name", sorted(set(PLAIN) - exceptions.BLENDING))
def test_claim(name: str) -> None:
    claims.check(_run(name, CLAIMING[name], SPECIAL.get(name, {})))


@pytest.mark.parametrize("name", OVER_AN_AXIS)
def test_claim_over_an_axis(name: str) -> None:
    claims.check(_run(name, CLAIMING[name], {"dim": 1}))


@pytest.mark.parametrize("name", TRANSFORMED)
def test_transform(name: str) -> None:
    returns = claims.transform(CLAIMING[name].signature.returns)
    assert returns
    for before, after in TRANSFORMS[returns.transform].items():
        operand = OF_KIND[before](2 * torch.randn(20, 5))
        run = _run(name, CLAIMING[name], {returns.parameter: operand, "dim": 1})
        assert claims.settled(run, run.signature.returns) == returns
        claims.check_kind(after, claims.array(run.result), 1)


@pytest.mark.parametrize("name", OUTSIDE)
def test_numbers_from_outside(name: str) -> None:
    """What they are made like may be the network's; no gradient flows back to it."""
    like = torch.randn(4, 5, requires_grad=True)
    made = _run(name, METHODS[name], {"self": like, "input": like, **SPECIAL.get(name, {})}).result
    assert isinstance(made, torch.Tensor)
    assert made.is_leaf and not made.requires_grad


CALLS: list[tuple[str, tuple[Any, ...], dict[str, Any]]] = [
    ("zeros", (2, 3), {}),
    ("ones", ((2, 3),), {"dtype": torch.int64}),
    ("rand", (2, 3), {"generator": torch.Generator()}),
    ("randn", (2,), {"generator": torch.Generator(), "device": "cpu"}),
    ("full", ((2, 3), 1.0), {}),
    ("full", (), {"size": (2, 3), "fill_value": 1.0}),
    ("eye", (3,), {}),
    ("eye", (3, 4), {"dtype": torch.float64}),
    ("arange", (5,), {}),
    ("arange", (), {"end": 5}),
    ("arange", (1, 5), {}),
    ("arange", (0, 1), {"step": 0.1}),
    ("linspace", (0, 1, 5), {}),
    ("linspace", (0, 1), {"steps": 5}),
    ("randint", (10, (2,)), {}),
    ("randint", (3, 10, (2,)), {}),
    ("randint", (10,), {"size": (2,)}),
    ("randint", (), {"high": 10, "size": (2,)}),
    ("randperm", (4,), {}),
    ("randperm", (4,), {"generator": torch.Generator()}),
    ("normal", (torch.zeros(2),), {}),
    ("normal", (0.0, torch.ones(2)), {}),
    ("normal", (0.0, 1.0), {"size": (2,)}),
    ("rand_like", (FOUR,), {}),
    ("randn_like", (FOUR,), {"dtype": torch.float64}),
    ("full_like", (FOUR, 2.0), {}),
    ("tensor", ([1.0],), {"dtype": torch.float64}),
    ("as_tensor", ([1.0],), {"dtype": torch.float64}),
    ("from_numpy", (np.ones(2),), {}),
    ("mean", (FOUR,), {"dim": 0}),
    ("mean", (FOUR, 0, True), {}),
]


@pytest.mark.parametrize(("name", "positional", "keywords"), CALLS)
def test_what_torch_takes_binds(name: str, positional: tuple[Any, ...], keywords: dict[str, Any]) -> None:
    getattr(torch, name)(*positional, **keywords)
    assert binding.takes(METHODS[f"torch.{name}"].signature, positional, keywords)


REFUSED: list[tuple[str, tuple[Any, ...], dict[str, Any]]] = [
    ("linspace", (0, 1), {}),
    ("full", ((2,),), {}),
    ("full", ((2,), 1.0), {"names": ("n",)}),
    ("eye", (), {}),
    ("normal", (), {}),
    ("randperm", (), {}),
]


@pytest.mark.parametrize(("name", "positional", "keywords"), REFUSED)
def test_what_torch_refuses_does_not(name: str, positional: tuple[Any, ...], keywords: dict[str, Any]) -> None:
    with pytest.raises(TypeError):
        getattr(torch, name)(*positional, **keywords)
    assert not binding.takes(METHODS[f"torch.{name}"].signature, positional, keywords)


@pytest.mark.parametrize("name", ["softmax", "sum", "mean", "argmax", "log_softmax", "max"])
def test_torch_answers_to_the_words_of_numpy(name: str) -> None:
    function = CLAIMING[f"torch.{name}"]
    assert function.signature.current("axis") == "dim"
    by_axis, by_dim = (getattr(torch, name)(**{"a": torch.eye(3), word: 1}) for word in ("axis", "dim"))
    assert str(by_axis) == str(by_dim)
