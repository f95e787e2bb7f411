"""Values that are labels: class indices or one-hot rows."""

from __future__ import annotations

from modellint.analysis.objects import Value
from modellint.knowledge.kinds import Kind
from modellint.knowledge.shapes import Shape
from modellint.program.values import Tensor


def are_labels(value: Value) -> bool:
    """Whether a value is known to be class indices or one-hot rows."""
    return isinstance(value, Tensor) and value.kind in (Kind.ONE_HOT, Kind.CLASS_INDEX)


def some_labels(labels: Tensor) -> Tensor:
    """As many of the labels as one likes."""
    dims = (None, *labels.shape.dims[1:]) if labels.shape.rank else labels.shape.dims
    return Tensor(labels.kind, Shape(dims, labels.shape.open), labels.trail)
