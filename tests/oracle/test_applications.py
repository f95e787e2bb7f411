"""The ready-made networks of Keras: the stub knows what each takes. None is built, for that may fetch weights."""

from __future__ import annotations

import inspect
from collections.abc import Iterable

import pytest

keras = pytest.importorskip("keras", reason="the stub can only be compared to an installed Keras")

from modellint.knowledge.api import ApiClass, ApiFunction, ApiModule, Parameter, Signature
from modellint.knowledge.stubs import lookup
from oracle import exceptions, reality, stubbed

HOME = "keras.applications"
PUBLIC = vars(keras.applications)
NETWORKS = sorted(name for name, value in PUBLIC.items() if inspect.isfunction(value))
FAMILIES = sorted(name for name, value in PUBLIC.items() if inspect.ismodule(value))
Listed = list[tuple[str, str, object]]


def _listed(parameters: Iterable[Parameter | reality.Real]) -> Listed:
    """All but what older versions took besides; what a network is named by default is its own."""
    return [(p.name, p.kind, None if p.name == "name" else p.default) for p in parameters if p.kind != "**"]


def _network(name: str) -> ApiClass:
    api = lookup(name)
    assert isinstance(api, ApiClass) and api.role == "network"
    return api


def _real(name: str) -> Listed:
    (signature,) = reality.signatures(name)
    return _listed(signature)


@pytest.mark.parametrize("name", NETWORKS)
def test_arguments(name: str) -> None:
    assert _listed(_network(f"{HOME}.{name}").init.parameters) == _real(f"{HOME}.{name}")


@pytest.mark.parametrize("name", NETWORKS)
def test_called_like_any_model(name: str) -> None:
    model = lookup("keras.Model")
    assert isinstance(model, ApiClass) and isinstance(model.call, Signature)
    call = _network(f"{HOME}.{name}").call
    assert call and _listed(call.parameters) == _listed(model.call.parameters)


@pytest.mark.parametrize("family", FAMILIES)
def test_family(family: str) -> None:
    """The modules of single families bring the same networks, and helpers that take no more than the stub's."""
    assert lookup(f"{HOME}.{family}") == ApiModule(HOME)
    for name in (name for name, value in vars(PUBLIC[family]).items() if inspect.isfunction(value)):
        found, real = lookup(f"{HOME}.{family}.{name}"), _real(f"{HOME}.{family}.{name}")
        if name in NETWORKS:
            assert found == lookup(f"{HOME}.{name}")
        else:
            assert isinstance(found, ApiFunction)
            assert _listed(found.signature.parameters)[: len(real)] == real


def test_stand_ins_stand_for_something() -> None:
    networks = [_network(f"{HOME}.{name}") for name in NETWORKS]
    used = {name for api in networks for name in (api.name, *api.bases)}
    assert exceptions.STAND_INS.keys() <= used
    assert {name for name in stubbed.classes("keras") if name.startswith(HOME)} <= used
