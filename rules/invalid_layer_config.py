"""MDL603: a layer is built with arguments that it does not take."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, Severity
from modellint.program.facts import Misconfigured
from modellint.registry import rule


@rule("MDL603", severity=Severity.ERROR)
def invalid_layer_config(built: Misconfigured) -> Iterator[Diagnostic]:
    """Report constructor arguments that torch refuses, at once or at the first batch."""
    values = ", ".join(f"{name}={value!r}" for name, value in built.values)
    yield built.diagnostic(f"{built.demand}, but {built.short} is built with {values}")
