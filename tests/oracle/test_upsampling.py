"""Resizing keeps what numbers mean: what the stubs say of interpolation, checked on images of each kind."""

from __future__ import annotations

from typing import Any

import pytest

torch = pytest.importorskip("torch", reason="images can only be resized by an installed torch")

from modellint.knowledge.api import ApiClass, ApiFunction, Like, Meaning
from modellint.knowledge.kinds import NOT_BLENDED, Kind
from modellint.knowledge.stubs import lookup
from oracle import claims, exceptions, reality
from oracle.tensors import OF_KIND

TOLD_HOW = ("torch.nn.functional.interpolate", "torch.nn.functional.upsample", "torch.nn.Upsample")
PICKING = [(mode, rank) for mode in ("nearest", "nearest-exact") for rank in (3, 4, 5)]
BLENDING = [("linear", 3), ("bilinear", 4), ("trilinear", 5), *(("area", rank) for rank in (3, 4, 5))]
FIXED = ("torch.nn.functional.upsample_nearest", "torch.nn.UpsamplingNearest2d")
SIZES: list[dict[str, Any]] = [{"scale_factor": 2}, {"size": 3}]
Case = tuple[str, int, dict[str, Any]]

PICKED: list[Case] = [
    *((name, rank, {"mode": mode}) for name in TOLD_HOW for mode, rank in PICKING),
    *((name, 4, {}) for name in FIXED),
]
BLENDED: list[Case] = [
    *((name, rank, {"mode": mode}) for name in TOLD_HOW for mode, rank in BLENDING),
    *((name, 4, {}) for name in sorted(exceptions.BLENDING)),
]


def _run(name: str, image: Any, settings: dict[str, Any]) -> claims.Run:
    entry, real = lookup(name), reality.find(name)
    if isinstance(entry, ApiClass):
        assert entry.call
        defaults = {p.name: p.default for p in entry.init.parameters}
        return claims.Run(entry.call, {**defaults, **settings, "input": image}, real(**settings)(image), entry.init)
    assert isinstance(entry, ApiFunction)
    defaults = {p.name: p.default for p in entry.signature.parameters}
    return claims.Run(entry.signature, {**defaults, **settings, "input": image}, real(image, **settings))


def _image(rank: int) -> Any:
    torch.manual_seed(0)
    return 3 * torch.randn(2, 5, *[4] * (rank - 2))


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize(("name", "rank", "settings"), PICKED + BLENDED)
def test_keeps_the_kind(name: str, rank: int, settings: dict[str, Any], size: dict[str, Any]) -> None:
    blends = (name, rank, settings) in BLENDED
    for kind in OF_KIND.keys() - (set(NOT_BLENDED) if blends else set()):
        run = _run(name, OF_KIND[kind](_image(rank)), {**settings, **size})
        said = claims.settled(run, run.signature.returns)
        assert isinstance(said, Like) and said.parameter == "input"
        assert said.blends or not blends
        claims.check_kind(kind, claims.array(run.result), 1)


@pytest.mark.parametrize(("name", "rank", "settings"), BLENDED)
def test_blurred_log_probabilities_are_so_to_softmax(name: str, rank: int, settings: dict[str, Any]) -> None:
    image = _image(rank)
    blurred, logits = (_run(name, x, {**settings, "size": 3}).result for x in (image.log_softmax(1), image))
    with pytest.raises(AssertionError, match="not log-probabilities"):
        claims.check_kind(Kind.LOG_PROBABILITIES, claims.array(blurred), 1)
    assert (blurred.exp().sum(1) < 1 + 1e-5).all()
    assert torch.allclose(blurred.log_softmax(1), logits.log_softmax(1), atol=1e-5)


@pytest.mark.parametrize("name", sorted(exceptions.BLENDING))
def test_blended_numbers_are_new(name: str) -> None:
    with pytest.raises(AssertionError, match="numbers that did not go in"):
        claims.check(_run(name, _image(4), {"size": 3}))


@pytest.mark.parametrize("name", TOLD_HOW)
def test_bicubic_overshoots(name: str) -> None:
    for kind in (Kind.PROBABILITIES, Kind.INDEPENDENT_PROBABILITIES, Kind.NON_NEGATIVE, Kind.POSITIVE, Kind.BOUNDED):
        run = _run(name, OF_KIND[kind](_image(4)), {"mode": "bicubic", "scale_factor": 2})
        assert claims.settled(run, run.signature.returns) == Meaning((Kind.MIXED,), "resized(*s)")
        with pytest.raises(AssertionError):
            claims.check_kind(kind, claims.array(run.result), 1)
