"""Labels: class indices and one-hot rows, where they come from and what becomes of them."""

from __future__ import annotations

from modellint.analysis.label_values import are_labels, some_labels
from modellint.analysis.library import Use, applies
from modellint.analysis.machine import Arguments, Machine
from modellint.analysis.objects import UNKNOWN, Built, Cells, Literal, Value
from modellint.analysis.standard import IMPORTED
from modellint.diagnostics import Place
from modellint.knowledge.api import ApiClass, ApiConstant
from modellint.knowledge.kinds import Kind
from modellint.knowledge.shapes import UNKNOWN_SHAPE, Dim, Shape
from modellint.knowledge.stubs import lookup
from modellint.program.values import Step, Tensor

_COUNT = ("num_classes", "depth")
_MODE = ("class_mode", "label_mode")
_ROWS = Shape((None, None), open=False)
_NUMBERS = Shape((None,), open=False)
_MODES = {
    "categorical": (Kind.ONE_HOT, _ROWS),
    "sparse": (Kind.CLASS_INDEX, _NUMBERS),
    "int": (Kind.CLASS_INDEX, _NUMBERS),
    "binary": (Kind.CLASS_INDEX, _NUMBERS),
}


def classes_of(labels: Tensor) -> int | None:
    """How many classes there are, if all labels are there; a part of them may lack some, or was changed."""
    if labels.kind is Kind.ONE_HOT:
        return labels.shape.axis(-1)
    if labels.shape.rank is None:
        return None
    owner = labels.trail[-1].name.rpartition(".")[0] if labels.trail else ""
    known = lookup(f"{owner}._classes") if owner.startswith("keras.datasets.") else None
    return known.value if isinstance(known, ApiConstant) and isinstance(known.value, int) else None


@applies("one-hot")
def _one_hot(machine: Machine, use: Use) -> Value:
    """``to_categorical(y, 10)``: a row for each label; a last axis of size one is taken for part of the number."""
    counts = [use.argument(name).value for name in _COUNT if use.signature.parameter(name)]
    count = next((value.value for value in counts if isinstance(value, Literal) and type(value.value) is int), None)
    given = next(iter(use.given.values())).value if use.given else UNKNOWN
    known = given.shape if isinstance(given, Tensor) else UNKNOWN_SHAPE
    squeezed = use.framework == "keras" and len(known.dims) > 1 and known.dims[-1] == 1
    dims: tuple[Dim, ...] = known.dims[:-1] if squeezed else known.dims
    step = Step(use.name, use.place, None, Kind.UNKNOWN, Kind.ONE_HOT)
    return Tensor(Kind.ONE_HOT, Shape((*dims, count), known.open), (step,))


@applies("from folder")
def _from_folder(machine: Machine, use: Use) -> Value:
    """A set of data whose labels are the folders' names, in the form that is asked for."""
    iterator = lookup("keras.preprocessing.image.DirectoryIterator")
    given = {**use.given, "from": use.argument("self")}
    return Built(iterator, given, use.place, Cells()) if isinstance(iterator, ApiClass) else UNKNOWN


@applies("with labels")
def _with_labels(machine: Machine, use: Use) -> Value:
    """``datagen.flow(x, y)`` gives batches with these labels."""
    iterator, labels = lookup("keras.preprocessing.image.DirectoryIterator"), use.argument("y")
    known = isinstance(iterator, ApiClass) and are_labels(labels.value)
    return Built(iterator, {"y": labels}, use.place, Cells()) if known and isinstance(iterator, ApiClass) else UNKNOWN


def held(data: Value) -> Tensor | None:
    """The labels that a set of data gives with each batch."""
    if not isinstance(data, Built) or data.api.role != "labelled":
        return None
    if "y" in data.arguments and isinstance(labels := data.arguments["y"].value, Tensor):
        return some_labels(labels)
    mode = next((data.arguments[name].value for name in _MODE if name in data.arguments), UNKNOWN)
    inferred = data.arguments.get("labels")
    if inferred and inferred.value != Literal("inferred"):
        return None
    known = _MODES.get(mode.value) if isinstance(mode, Literal) and isinstance(mode.value, str) else None
    if known is None or data.place is None:
        return None
    kind, shape = known
    return Tensor(kind, shape, (Step(_name(str(getattr(mode, "value", ""))), data.place, None, Kind.UNKNOWN, kind),))


def _name(mode: str) -> str:
    return f"keras.utils.{mode} labels"


def _keeping(machine: Machine, arguments: Arguments, place: Place) -> Value:
    """``np.array(y)``: the same labels."""
    first = arguments.first("a", "object", "arr")
    return first.value if first and are_labels(first.value) else machine.fresh_unknown()


IMPORTED.update({f"numpy.{name}": _keeping for name in ("array", "asarray", "copy", "ascontiguousarray")})
