"""MDL516: a Parameter holds whatever was in memory."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, Severity
from modellint.program.facts import Unfilled
from modellint.registry import rule


@rule("MDL516", severity=Severity.WARNING)
def uninitialized_parameter(parameter: Unfilled) -> Iterator[Diagnostic]:
    """Report a Parameter of unfilled memory that nothing in its class fills."""
    if parameter.in_tests:
        return
    yield (
        parameter.diagnostic(
            f"`{parameter.attribute}` of {parameter.network} is made with {parameter.maker}, and nothing fills it: it "
            "starts from whatever was in memory, huge numbers and NaN included"
        )
        .note(parameter.made, "memory is taken as it is here")
        .advise(f"fill it: nn.init.normal_(self.{parameter.attribute}, std=0.02)")
    )
