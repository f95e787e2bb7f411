"""MDL412: what a tensor's method gives is thrown away."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, ReplaceStatement, Severity
from modellint.program.facts import Discarded
from modellint.registry import rule


@rule("MDL412", severity=Severity.ERROR)
def discarded_tensor_result(call: Discarded) -> Iterator[Diagnostic]:
    """Report methods of tensors that give a new tensor, as statements."""
    twin = f", or {call.method}_() to change it in place" if call.twin else ""
    yield (
        Diagnostic(
            call.place,
            f"{call.method} leaves the tensor as it is and gives a new one, which is thrown away",
        )
        .advise(f"write {call.variable} = {call.variable}.{call.method}(...){twin}")
        .fix("keep the new tensor", ReplaceStatement(call.place, f"{call.variable} = {{0}}", (call.place,)), safe=True)
    )
