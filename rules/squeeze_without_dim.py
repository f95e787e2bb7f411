"""MDL607: squeeze takes the batch axis along where a batch has one sample."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, Severity
from modellint.program.facts import Squeezed
from modellint.registry import rule


@rule("MDL607", severity=Severity.WARNING)
def squeeze_without_dim(squeezed: Squeezed) -> Iterator[Diagnostic]:
    """Report ``squeeze()`` of a batch, the size of which is not known."""
    last = len(squeezed.shape.dims) - 1
    axes = ", ".join("-1" if axis == last else str(axis) for axis in squeezed.axes)
    yield squeezed.diagnostic(
        f"squeeze() of {squeezed.shape} also takes off the first axis when a batch has a single sample"
    ).advise(f"say which axis: squeeze({axes if len(squeezed.axes) == 1 else f'({axes})'})")
