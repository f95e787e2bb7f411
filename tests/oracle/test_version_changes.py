"""What the tables of versions say, held against the installed torch: what is gone is gone, what is old still works."""

from __future__ import annotations

import importlib
import re
import warnings
from typing import Any

import pytest

from modellint.knowledge.changes import Change, entries

torch = pytest.importorskip("torch")

INSTALLED = {"torch", "functorch"}
CHANGES = [change for change in entries() if change.name.partition(".")[0] in INSTALLED]
NAME = re.compile(r"\btorch(?:\.\w+)+")
SQUARE = torch.eye(3)
REFUSING: dict[str, tuple[Any, ...]] = {
    "torch.solve": (SQUARE, SQUARE),
    "torch.lstsq": (SQUARE, SQUARE),
    "torch.Tensor.solve": (SQUARE, SQUARE),
    "torch.Tensor.lstsq": (SQUARE, SQUARE),
}
by_name = pytest.mark.parametrize("change", CHANGES, ids=lambda change: f"{change.name}({change.parameter})")


def found(name: str) -> Any:
    """What a qualified name stands for."""
    first, *rest = name.split(".")
    here, path = importlib.import_module(first), first
    for part in rest:
        path = f"{path}.{part}"
        if not hasattr(here, part):
            return importlib.import_module(path)
        here = getattr(here, part)
    return here


def exists(name: str) -> bool:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            found(name)
        except (ImportError, AttributeError):
            return False
    return True


@pytest.mark.parametrize(
    "change", [change for change in CHANGES if change.gone and not change.parameter], ids=lambda change: change.name
)
def test_what_is_gone_is_gone(change: Change) -> None:
    if not change.refuses:
        assert not exists(change.name)
        return
    with pytest.raises((RuntimeError, TypeError)):
        found(change.name)(*REFUSING.get(change.name, (SQUARE,)))


@pytest.mark.parametrize(
    "change",
    [change for change in CHANGES if not change.gone and not change.name.endswith("*")],
    ids=lambda change: f"{change.name}({change.parameter})",
)
def test_what_is_old_is_still_there(change: Change) -> None:
    assert exists(change.name)


@by_name
def test_what_takes_its_place_exists(change: Change) -> None:
    texts = [change.instead, *(text for _, text in change.write)]
    names = {name for text in texts for name in NAME.findall(text)}
    names |= {change.to} - {""}
    assert not {name for name in names if not exists(name)}


@by_name
def test_versions_are_in_order(change: Change) -> None:
    assert change.gone or change.old
    assert not (change.gone and change.old) or change.old < change.gone
    assert change.instead or change.gone


def test_arguments_that_are_gone() -> None:
    weight = torch.nn.Parameter(torch.zeros(1))
    optimizer = torch.optim.SGD([weight], 0.1)
    for scheduler, settings in SCHEDULERS.items():
        make = getattr(torch.optim.lr_scheduler, scheduler)
        make(optimizer, **settings)
        with pytest.raises(TypeError, match="verbose"):
            make(optimizer, **settings, verbose=True)


SCHEDULERS: dict[str, dict[str, Any]] = {
    "StepLR": {"step_size": 1},
    "MultiStepLR": {"milestones": [1]},
    "ExponentialLR": {"gamma": 0.9},
    "CosineAnnealingLR": {"T_max": 3},
    "ReduceLROnPlateau": {},
    "LambdaLR": {"lr_lambda": lambda epoch: 1.0},
    "CosineAnnealingWarmRestarts": {"T_0": 3},
}


def test_arguments_that_must_be_given() -> None:
    with pytest.raises(RuntimeError, match="return_complex"):
        torch.stft(torch.ones(64), 16)


@pytest.mark.filterwarnings("ignore")
def test_what_is_written_instead_computes_the_same() -> None:
    matrix = torch.tensor([[2.0, 0.5], [0.5, 1.0]])
    for some, mode in ((True, "reduced"), (False, "complete")):
        for one, other in zip(torch.qr(matrix, some=some), torch.linalg.qr(matrix, mode=mode), strict=True):
            torch.testing.assert_close(one, other)
    torch.testing.assert_close(torch.cholesky(matrix), torch.linalg.cholesky(matrix))
    torch.testing.assert_close(torch.cholesky(matrix, upper=True), torch.linalg.cholesky(matrix).mH)
    image = torch.rand(1, 1, 4, 4)
    torch.testing.assert_close(
        torch.nn.functional.upsample_bilinear(image, 8),
        torch.nn.functional.interpolate(image, size=8, mode="bilinear", align_corners=True),
    )
    x, y = torch.rand(3), torch.rand(3)
    for old, new in (
        ({"size_average": True}, "mean"),
        ({"size_average": False}, "sum"),
        ({"reduce": False}, "none"),
        ({"reduce": True}, "mean"),
    ):
        torch.testing.assert_close(torch.nn.MSELoss(**old)(x, y), torch.nn.MSELoss(reduction=new)(x, y))


def test_a_single_number_has_no_elements() -> None:
    loss = torch.nn.MSELoss()(torch.ones(3), torch.zeros(3))
    with pytest.raises(IndexError, match="0-dim"):
        loss.data[0]
    assert loss.item() == 1.0
