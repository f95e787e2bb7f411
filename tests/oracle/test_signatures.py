"""Every class and function of the stubs exists in the installed frameworks, with these very parameters."""

from __future__ import annotations

import inspect

import pytest

pytest.importorskip("torch", reason="the stubs can only be compared to an installed torch")
pytest.importorskip("keras", reason="the stubs can only be compared to an installed Keras")

from modellint.knowledge.api import ApiFunction, Meaning, Signature
from modellint.knowledge.kinds import Kind
from oracle import binding, exceptions, reality, stubbed

CLASSES = {**stubbed.classes("torch"), **stubbed.classes("keras")}
NETWORKS = {name for name, api in CLASSES.items() if api.role == "network"}
STUBBED = {
    name: function
    for name, function in {**stubbed.functions("torch"), **stubbed.functions("keras")}.items()
    if name.rpartition(".")[0] not in NETWORKS  # test_applications.py is about those
}
CREATING = {name for name, function in STUBBED.items() if function.signature.returns == Meaning((Kind.DATA,))}

COMPLETE = [
    "torch.nn",
    "torch.optim",
    "torch.optim.lr_scheduler",
    "keras.activations",
    "keras.layers",
    "keras.losses",
    "keras.metrics",
    "keras.ops",
    "keras.optimizers",
]


def _older(name: str) -> bool:
    return any(name == older or name.startswith(f"{older}.") for older in exceptions.OLDER)


def _written(signature: Signature) -> list[tuple[str, str, object]]:
    return [(p.name, p.kind, _plain(p.default)) for p in signature.parameters]


def _read(parameters: list[reality.Real]) -> list[tuple[str, str, object]]:
    return [(p.name, p.kind, _plain(p.default)) for p in parameters]


def _plain(default: object) -> object:
    return tuple(_plain(item) for item in default) if isinstance(default, list | tuple) else default


@pytest.mark.parametrize("name", sorted(CLASSES))
def test_class_exists(name: str) -> None:
    if name in exceptions.STAND_INS:
        assert reality.find(name) is None, "no longer an exception"
    elif name in NETWORKS:
        assert inspect.isfunction(reality.find(name))
    elif not _older(name):
        assert isinstance(reality.find(name), type)


@pytest.mark.parametrize("name", sorted(STUBBED))
def test_signature(name: str) -> None:
    function = STUBBED[name]
    if _older(name):
        assert reality.find(name) is None, "no longer an exception"
    elif function.attribute:
        assert reality.find(name) is not None
    elif name in exceptions.MERGED:
        assert not _matches(name, function), "no longer an exception"
        assert _known(name, function)
    else:
        assert _matches(name, function), f"stub {_written(function.signature)}, real {reality.signatures(name)}"


def _matches(name: str, function: ApiFunction) -> bool:
    return _written(function.signature) in [_read(real) for real in reality.signatures(name)]


def _known(name: str, function: ApiFunction) -> bool:
    """Whether every parameter of the stub is one of some overload, as far as the framework names them."""
    named = {parameter.name for real in reality.signatures(name) for parameter in real}
    return reality.find(name) is not None and (
        named <= {"args", "kwargs"} or {"args", "kwargs"} >= {p.name for p in function.signature.parameters} - named
    )


@pytest.mark.parametrize("name", sorted(CREATING | exceptions.MERGED.keys()))
def test_every_overload_binds(name: str) -> None:
    signature = STUBBED[name].signature
    fits = all(binding.covers(signature, overload) for overload in reality.signatures(name))
    assert fits is (name not in exceptions.NARROWER)


@pytest.mark.parametrize("module", COMPLETE)
def test_nothing_is_missing(module: str) -> None:
    real = reality.find(module)
    owned = {name for name, value in vars(real).items() if _public(module, name, value)}
    known = {*stubbed.defined(module), *(name for name, _ in stubbed.equated(module))}
    assert owned - known <= {"Input"}


def _public(module: str, name: str, value: object) -> bool:
    if name.startswith("_") or not (inspect.isclass(value) or inspect.isfunction(value)):
        return False
    if module.startswith("torch"):
        return inspect.isclass(value) and value.__module__.startswith(module)
    return True
