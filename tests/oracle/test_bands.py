"""Learning rates and dropout: what a framework does by default is sane, and what the stubs call insane is."""

from __future__ import annotations

import math
from collections.abc import Iterator

import pytest

from modellint.knowledge.api import MISSING, ApiClass, Band, Parameter
from oracle import stubbed

# Their defaults are the trap: a thousandth of what the method was published with.
TRAPS = {"keras.optimizers.Adadelta", "tensorflow.train.AdadeltaOptimizer"}


def _banded() -> Iterator[tuple[str, Parameter]]:
    for package in ("torch", "keras", "tensorflow"):
        for name, api in stubbed.classes(package).items():
            yield from ((name, p) for p in api.init.parameters if isinstance(p.annotation, Band))


BANDED = list(_banded())


@pytest.mark.parametrize(("name", "parameter"), BANDED, ids=[name for name, _ in BANDED])
def test_default_is_sane(name: str, parameter: Parameter) -> None:
    band = parameter.annotation
    assert isinstance(band, Band)
    assert 0 <= band.low < band.high < math.inf
    assert band.source
    if isinstance(parameter.default, int | float):
        assert (band.low <= parameter.default <= band.high) is (name not in TRAPS)
    else:
        assert parameter.default in (MISSING, None)


def test_every_optimizer_has_a_band() -> None:
    bare = {"Optimizer", "LossScaleOptimizer", "MultiOptimizer"}
    for package in ("torch", "keras", "tensorflow"):
        for name, api in stubbed.classes(package).items():
            if api.role == "optimizer" and name.rpartition(".")[2] not in bare:
                assert api.init.annotated(Band), name


def test_adam_of_one_is_insane_and_of_a_thousandth_is_not() -> None:
    adam = stubbed.classes("torch")["torch.optim.Adam"]
    assert isinstance(adam, ApiClass)
    parameter = adam.init.annotated(Band)
    assert parameter and isinstance(parameter.annotation, Band)
    assert parameter.annotation.low <= 1e-3 <= parameter.annotation.high < 1
