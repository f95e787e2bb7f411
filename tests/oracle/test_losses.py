"""What losses want: a perfect prediction of the wanted kind costs nothing, and one of another kind costs something."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

torch = pytest.importorskip("torch", reason="losses can only be computed by an installed torch")
keras = pytest.importorskip("keras", reason="losses can only be computed by an installed Keras")

import numpy as np

from modellint.knowledge.api import Annotation, ApiClass, ApiFunction, Depends, Meaning, Signature
from modellint.knowledge.kinds import Kind
from oracle import claims, reality, stubbed

CLASSES = 4
TRUTH = np.arange(CLASSES)
ONE_HOT = np.eye(CLASSES)
PERFECT: dict[Kind, Any] = {
    Kind.LOGITS: 40 * ONE_HOT - 20,
    Kind.BINARY_LOGITS: 40 * ONE_HOT - 20,
    Kind.PROBABILITIES: ONE_HOT,
    Kind.INDEPENDENT_PROBABILITIES: ONE_HOT,
    Kind.LOG_PROBABILITIES: np.log(np.clip(ONE_HOT, 1e-30, 1)),
}
# Kinds that a loss cannot tell from the one it is made for.
ALIKE = {
    Kind.LOGITS: {Kind.LOGITS, Kind.BINARY_LOGITS, Kind.LOG_PROBABILITIES},
    Kind.BINARY_LOGITS: {Kind.LOGITS, Kind.BINARY_LOGITS, Kind.LOG_PROBABILITIES},
    Kind.PROBABILITIES: {Kind.PROBABILITIES, Kind.INDEPENDENT_PROBABILITIES},
    Kind.INDEPENDENT_PROBABILITIES: {Kind.PROBABILITIES, Kind.INDEPENDENT_PROBABILITIES},
    Kind.LOG_PROBABILITIES: {Kind.LOG_PROBABILITIES},
}
# They clip what they are given to [0, 1], where logits as sure as these are perfect probabilities.
CLIPPED = (
    "kl_divergence",
    "KLDivergence",
    "BinaryCrossentropy",
    "BinaryFocalCrossentropy",
    "binary_crossentropy",
    "binary_focal_crossentropy",
)
# Arguments that must be given besides.
NEEDED = {"keras.losses.categorical_generalized_cross_entropy": {"q": 0.5}}
# They are given sequences and their lengths.
OTHER_SHAPES = {
    "torch.nn.CTCLoss",
    "torch.nn.functional.ctc_loss",
    "torch.ctc_loss",
    "keras.losses.CTC",
    "keras.losses.ctc",
    "keras.ops.ctc_loss",
}
# Reduces by a number that its caller must look up.
RAW = {"torch.binary_cross_entropy_with_logits", "torch.kl_div"}
Loss = ApiClass | ApiFunction


def _losses() -> Iterator[tuple[str, Loss]]:
    for package in ("torch", "keras"):
        for name, entry in stubbed.entries(package).items():
            if isinstance(entry, ApiClass | ApiFunction) and entry.role == "loss" and _runs(name):
                yield name, entry


def _runs(name: str) -> bool:
    """Keras' old backend is kept for TensorFlow only."""
    return name not in OTHER_SHAPES | RAW and not name.startswith("keras.backend.")


LOSSES = dict(_losses())


def _signature(entry: Loss) -> Signature:
    signature = entry.call if isinstance(entry, ApiClass) else entry.signature
    assert signature
    return signature


def _slot(signature: Signature) -> str:
    """The parameter that takes the predictions."""
    named = [p.name for p in signature.parameters if p.name in ("input", "y_pred", "output")]
    return named[0] if named else ""


def _wanted(annotation: Annotation, settings: dict[str, bool]) -> Kind | None:
    match annotation:
        case Depends(parameter=name, then=then, orelse=orelse):
            return _wanted(then if settings.get(name) else orelse, settings)
        case Meaning(kinds=(kind, *_)) if kind is not Kind.UNKNOWN:
            return kind
    return None


def _cost(name: str, entry: Loss, kind: Kind, settings: dict[str, bool]) -> float:
    signature = _signature(entry)
    sparse = any("CLASS_INDEX" in str(p.annotation) for p in signature.parameters)
    made = _made(name, entry, settings)
    tensor: Callable[..., Any] = torch.tensor
    truth = tensor(TRUTH) if sparse else tensor(ONE_HOT, dtype=torch.float32)
    predictions = tensor(PERFECT[kind], dtype=torch.float32)
    first = next(p.name for p in signature.parameters)
    pair = (predictions, truth) if first == _slot(signature) else (truth, predictions)
    return float(abs(claims.array(made(*pair))).max())


def _made(name: str, entry: Loss, settings: dict[str, bool]) -> Callable[..., Any]:
    found: Any = reality.find(name)
    if isinstance(entry, ApiClass):
        return found(**settings)  # type: ignore[no-any-return]
    return lambda *pair: found(*pair, **settings, **NEEDED.get(name, {}))


def _cases() -> Iterator[tuple[str, dict[str, bool]]]:
    for name, entry in sorted(LOSSES.items()):
        slot = _signature(entry).parameter(_slot(_signature(entry)))
        if slot and isinstance(slot.annotation, Depends):
            yield name, {slot.annotation.parameter: True}
        if slot and (_wanted(slot.annotation, {})):
            yield name, {}


@pytest.mark.parametrize(("name", "settings"), list(_cases()))
def test_perfect_predictions_cost_nothing(name: str, settings: dict[str, bool]) -> None:
    slot = _signature(LOSSES[name]).parameter(_slot(_signature(LOSSES[name])))
    assert slot
    wanted = _wanted(slot.annotation, settings)
    assert wanted
    assert _cost(name, LOSSES[name], wanted, settings) < 1e-3


@pytest.mark.parametrize(("name", "settings"), [case for case in _cases() if not case[0].endswith(CLIPPED) or case[1]])
def test_other_kinds_do_not(name: str, settings: dict[str, bool]) -> None:
    slot = _signature(LOSSES[name]).parameter(_slot(_signature(LOSSES[name])))
    assert slot
    wanted = _wanted(slot.annotation, settings)
    assert wanted
    for kind in PERFECT.keys() - ALIKE[wanted]:
        try:
            cost = _cost(name, LOSSES[name], kind, settings)
        except (RuntimeError, ValueError):
            continue
        assert not cost < 1e-2, kind


def test_ctc_wants_log_probabilities() -> None:
    """The path that says each label once is certain."""
    certain = torch.full((3, 1, CLASSES), -100.0)
    certain[:, 0, 1] = 0.0
    lengths = torch.tensor([3]), torch.tensor([1])
    loss = torch.nn.CTCLoss()
    assert abs(loss(certain, torch.tensor([[1]]), *lengths)) < 1e-3
    assert abs(loss(certain.exp(), torch.tensor([[1]]), *lengths)) > 0.1


def test_every_loss_reduces_to_one_number_or_says_so() -> None:
    for name in ("MSELoss", "L1Loss", "SmoothL1Loss", "HuberLoss", "CrossEntropyLoss", "BCEWithLogitsLoss"):
        api = stubbed.classes("torch")[f"torch.nn.{name}"]
        for reduction in ("mean", "sum", "none"):
            given = {"input": torch.randn(4, 3), "target": torch.rand(4, 3)}
            result = getattr(torch.nn, name)(reduction=reduction)(**given)
            claims.check(claims.Run(_signature(api), {"reduction": reduction, **given}, result))
