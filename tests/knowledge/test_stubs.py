"""The reader of stubs: names, signatures, and the little language of annotations."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from modellint.knowledge import notation, stubs
from modellint.knowledge.api import (
    ANYTHING,
    MISSING,
    Annotation,
    ApiClass,
    ApiFunction,
    ApiModule,
    Applied,
    Axis,
    Band,
    Calls,
    Depends,
    Like,
    Meaning,
    Named,
    Record,
    Same,
    Several,
    Transformed,
    Typed,
    When,
)
from modellint.knowledge.kinds import Kind
from modellint.knowledge.stubs import exported, lookup

ROOT = Path(str(stubs._ROOT))
STUBS = sorted(path.relative_to(ROOT) for path in ROOT.rglob("*.pyi"))
UNKNOWN = Meaning((Kind.UNKNOWN,))
LOGITS = Meaning((Kind.LOGITS,))
SCALAR = Meaning((Kind.SCALAR,))


def read(text: str, *parameters: str) -> Annotation:
    return notation.read(ast.parse(text, mode="eval").body, list(parameters))


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("Any", UNKNOWN),
        ('Logits["n c *d"]', Meaning((Kind.LOGITS,), "n c *d")),
        ('ClassIndex["n *d"] | Probabilities["n c *d"]', Meaning((Kind.CLASS_INDEX, Kind.PROBABILITIES), "n *d")),
        ("input", Same("input")),
        ("other", ANYTHING),
        ("Like[input]", Like("input")),
        ('Like[input, "*b out"]', Like("input", "*b out")),
        ("Blend[input]", Like("input", blends=True)),
        ("Integer[Like[input]]", Typed("integer", Like("input"))),
        ("Any if dim is int else Scalar", When("dim", int, UNKNOWN, Meaning((Kind.SCALAR,)))),
        ("Log[input]", Transformed("Log", "input")),
        ("Exp[input]", Transformed("Exp", "input")),
        ("Average[input]", Transformed("Average", "input")),
        ("Data", Meaning((Kind.DATA,))),
        ("dict(logits=Logits, loss=Any)", Record((("logits", LOGITS), ("loss", UNKNOWN)))),
        ("activation(Logits)", Applied("activation", LOGITS)),
        ("activation(input)", Applied("activation", Same("input"))),
        ("Logits if from_logits else Probabilities", Depends("from_logits", LOGITS, Meaning((Kind.PROBABILITIES,)))),
        ("Scalar if dim is None else Any", When("dim", None, Meaning((Kind.SCALAR,)), UNKNOWN)),
        ("Scalar if dim is None else Average[input]", When("dim", None, SCALAR, Transformed("Average", "input"))),
        ('Any if mode == "bicubic" else Like[input]', When("mode", "bicubic", UNKNOWN, Like("input"))),
        ('Any if reduction == "none" else Scalar', When("reduction", "none", UNKNOWN, Meaning((Kind.SCALAR,)))),
        ("Any if reduction != 'none' else Scalar", ANYTHING),
        ("tuple[Like[input], ClassIndex]", Several((Like("input"), Meaning((Kind.CLASS_INDEX,))))),
        ('Band[1e-6, 1, "who"]', Band(1e-6, 1.0, "who")),
        ("Band[0, 1]", Band(0.0, 1.0)),
        ("Axis", Axis()),
        ("Calls", Calls()),
        ('Named["keras.losses"]', Named("keras.losses")),
        ("1 + 2", ANYTHING),
        ("Nonsense[3]", ANYTHING),
    ],
)
def test_notation(text: str, meaning: Annotation) -> None:
    assert read(text, "input") == meaning


def test_when_chooses_by_equality() -> None:
    when = When("dim", None, LOGITS, UNKNOWN)
    assert when.choose(None) is LOGITS
    assert when.choose(0) is UNKNOWN


def test_signature() -> None:
    linear = lookup("torch.nn.Linear")
    assert isinstance(linear, ApiClass)
    assert (linear.name, linear.role, linear.framework) == ("torch.nn.Linear", "layer", "torch")
    assert [p.name for p in linear.init.parameters] == ["in_features", "out_features", "bias", "device", "dtype"]
    assert [p.default for p in linear.init.parameters] == [MISSING, MISSING, True, None, None]
    assert linear.call and linear.call.returns == Meaning((Kind.LOGITS,), "*b out_features")
    assert linear.bases == ("torch.nn.Module",)
    assert linear.methods["train"].role == "train"


def test_kinds_of_parameters() -> None:
    function = lookup("torch.nn.functional.max_pool2d")
    assert isinstance(function, ApiFunction)
    softmax = lookup("torch.softmax")
    assert isinstance(softmax, ApiFunction)
    assert [p.kind for p in softmax.signature.parameters] == ["normal", "normal", "normal", "keyword-only"]
    module = lookup("torch.nn.Module")
    assert isinstance(module, ApiClass)
    assert [p.kind for p in module.methods["to"].signature.parameters] == ["*", "**"]


def test_methods_speak_of_what_the_constructor_was_given() -> None:
    dense = lookup("keras.layers.Dense")
    assert isinstance(dense, ApiClass) and dense.call
    assert dense.call.returns == Applied("activation", Meaning((Kind.LOGITS,), "*b units"))


def test_self_has_a_pattern_too() -> None:
    softmax = lookup("torch.Tensor.softmax")
    assert isinstance(softmax, ApiFunction)
    assert softmax.signature.receiver == Meaning((Kind.UNKNOWN,), "*s")
    assert [p.name for p in softmax.signature.parameters] == ["dim", "dtype"]


def test_properties_are_read_and_not_called() -> None:
    data, detach = lookup("torch.Tensor.data"), lookup("torch.Tensor.detach")
    assert isinstance(data, ApiFunction) and isinstance(detach, ApiFunction)
    assert (data.attribute, data.role) == (True, "detach")
    assert not detach.attribute


@pytest.mark.parametrize(
    ("owner", "old", "new"),
    [
        ("keras.layers.Dense", "output_dim", "units"),
        ("keras.layers.Embedding", "output_dim", "output_dim"),
        ("keras.layers.Convolution2D", "nb_filter", "filters"),
        ("keras.layers.Dropout", "p", "rate"),
        ("keras.optimizers.Adam", "lr", "learning_rate"),
        ("keras.models.Model", "input", "inputs"),
    ],
)
def test_older_names_of_arguments(owner: str, old: str, new: str) -> None:
    api = lookup(owner)
    assert isinstance(api, ApiClass)
    assert api.init.current(old) == new
    found = api.init.parameter(old)
    assert found and found.name == new


def test_torch_answers_to_numpys_names() -> None:
    total = lookup("torch.sum")
    assert isinstance(total, ApiFunction)
    assert [total.signature.current(name) for name in ("axis", "keepdims", "out")] == ["dim", "keepdim", "out"]


@pytest.mark.parametrize(
    ("name", "canonical"),
    [
        ("torch.nn.modules.loss.CrossEntropyLoss", "torch.nn.CrossEntropyLoss"),
        ("torch.nn.parameter.Parameter", "torch.nn.Parameter"),
        ("torch.autograd.no_grad", "torch.no_grad"),
        ("torch.utils.data.dataloader.DataLoader", "torch.utils.data.DataLoader"),
        ("torch.optim.lr_scheduler._LRScheduler", "torch.optim.lr_scheduler.LRScheduler"),
        ("keras.models.Sequential", "keras.Sequential"),
        ("keras.engine.sequential.Sequential", "keras.Sequential"),
        ("keras.engine.topology.Input", "keras.Input"),
        ("keras.layers.Input", "keras.Input"),
        ("keras.layers.core.Dense", "keras.layers.Dense"),
        ("keras.layers.convolutional.Convolution2D", "keras.layers.Conv2D"),
        ("keras.src.layers.Dense", "keras.layers.Dense"),
        ("keras.objectives.mse", "keras.losses.mean_squared_error"),
        ("keras.optimizers.adam", "keras.optimizers.Adam"),
        ("keras.optimizers.legacy.SGD", "keras.optimizers.SGD"),
        ("keras.api._v2.keras.losses.Hinge", "keras.losses.Hinge"),
        ("tensorflow.keras.layers.Dense", "keras.layers.Dense"),
        ("tensorflow.python.keras.layers.core.Dense", "keras.layers.Dense"),
        ("tensorflow.compat.v1.keras.losses.Hinge", "keras.losses.Hinge"),
        ("tensorflow.compat.v2.keras.Model", "keras.Model"),
        ("tensorflow.optimizers.Adam", "keras.optimizers.Adam"),
        ("tensorflow.losses.BinaryCrossentropy", "keras.losses.BinaryCrossentropy"),
        ("tensorflow.losses.softmax_cross_entropy", "tensorflow.compat.v1.losses.softmax_cross_entropy"),
        ("tensorflow.compat.v1.train.AdamOptimizer", "tensorflow.train.AdamOptimizer"),
        ("tensorflow.log", "tensorflow.math.log"),
        ("tensorflow.nn.sigmoid", "tensorflow.math.sigmoid"),
        ("keras.applications.ResNet50", "keras.applications.Application"),
        ("tensorflow.keras.applications.vgg16.VGG16", "keras.applications.Application"),
        ("keras.applications.mobilenet_v3.MobileNetV3Small", "keras.applications.MobileNetV3Small"),
        ("keras.applications.convnext.ConvNeXtTiny", "keras.applications.ConvNeXtTiny"),
        ("tf_keras.Model", "keras.Model"),
        ("tf_keras.layers.LSTM", "keras.layers.LSTM"),
        ("keras_core.ops.softmax", "keras.ops.softmax"),
        ("pytorch_lightning.LightningModule", "lightning.LightningModule"),
        ("lightning.pytorch.LightningModule", "lightning.LightningModule"),
    ],
)
def test_canonical_names(name: str, canonical: str) -> None:
    found = lookup(name)
    assert isinstance(found, ApiClass | ApiFunction)
    assert found.name == canonical


@pytest.mark.parametrize("name", ["torch.nn.Lineer", "torch.nn.Linear.no", "numpy", "", "keras..layers", "keras.3"])
def test_unknown_names(name: str) -> None:
    assert lookup(name) is None


def test_modules_and_their_names() -> None:
    assert lookup("tensorflow.keras.layers") == ApiModule("keras.layers")
    assert {"Dense", "Convolution2D", "core"} <= set(exported("keras.layers"))
    assert {"keras", "nn", "log"} - {"nn"} <= set(exported("tensorflow"))
    assert exported("nowhere") == []


def test_a_lightning_module_is_a_torch_module() -> None:
    module = lookup("lightning.LightningModule")
    assert isinstance(module, ApiClass)
    assert module.role == "module" and "torch.nn.Module" in module.bases and "parameters" in module.methods


@pytest.mark.parametrize("path", STUBS, ids=str)
def test_every_name_of_every_stub_means_something(path: Path) -> None:
    """Nothing in a stub is misspelt: all names resolve, and all annotations are understood."""
    module = ".".join(part for part in path.with_suffix("").parts if part != "__init__")
    assert all(lookup(f"{module}.{name}") is not None for name in exported(module))
    for node in ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef):
            _understood(node)


def _understood(node: ast.FunctionDef) -> None:
    everything = [name.id for name in ast.walk(node) if isinstance(name, ast.Name)]
    arguments = [*node.args.args, *node.args.kwonlyargs]
    for annotation in [node.returns, *(argument.annotation for argument in arguments)]:
        if annotation is not None:
            assert notation.read(annotation, everything) != ANYTHING, ast.unparse(annotation)


def test_what_layers_hold_and_functions_save() -> None:
    held = {name: stubs.lookup(f"torch.nn.{name}") for name in ("Linear", "LSTM", "LayerNorm", "Dropout", "ReLU")}
    assert {name: api.holds for name, api in held.items() if isinstance(api, ApiClass)} == {
        "Linear": "weights",
        "LSTM": "weights",
        "LayerNorm": "weights if elementwise_affine",
        "Dropout": "mode",
        "ReLU": "",
    }
    sigmoid, log = stubs.lookup("torch.sigmoid"), stubs.lookup("torch.log")
    assert isinstance(sigmoid, ApiFunction)
    assert isinstance(log, ApiFunction)
    assert (sigmoid.saves, log.saves) == ("output", "")
