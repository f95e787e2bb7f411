"""MDL519: an attribute of a network hides a method of torch's modules."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, Severity
from modellint.program.facts import Shadow
from modellint.registry import rule


@rule("MDL519", severity=Severity.WARNING)
def shadowed_module_attribute(shadow: Shadow) -> Iterator[Diagnostic]:
    """Report a plain value under the name of a method."""
    yield shadow.diagnostic(
        f"`{shadow.attribute}` of {shadow.network} is {shadow.value} and hides the method of that name: a call of "
        f"{shadow.attribute}() raises a TypeError"
    ).advise("give the attribute another name")
