"""MDL614: a convolution gets the width of its kernel where Keras takes the stride."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, ReplaceExpression, SetArgument, Severity
from modellint.program.facts import RepeatedNumber
from modellint.registry import rule

KERNELS = (3, 5, 7)


@rule("MDL614", severity=Severity.WARNING)
def conv_positional_strides(layer: RepeatedNumber) -> Iterator[Diagnostic]:
    """Report convolutions whose third number by position repeats the kernel's size."""
    size = layer.size
    if size not in KERNELS:
        return
    found = layer.diagnostic(
        f"the third argument of {layer.short} is the stride, not the kernel's width: with a stride of {size} "
        f"it skips all but one position in {size * size if layer.short != 'Conv3D' else size**3}"
    )
    found = found.note(layer.stride, "this is the stride").advise(
        f"write ({size}, {size}) for the kernel, or strides={size} if that is meant"
    )
    if layer.kernel and layer.last and layer.short != "Conv3D":
        kernel = ReplaceExpression(layer.kernel, f"({size}, {size})")
        alone = SetArgument(layer.place, "strides", None, layer.stride)
        found = found.fix(f"write `({size}, {size})`", kernel, alone, safe=False)
    yield found
