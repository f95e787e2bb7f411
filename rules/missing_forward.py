"""MDL505: a module is called that has no forward."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, Severity
from modellint.program.facts import NoForward
from modellint.registry import rule


@rule("MDL505", severity=Severity.ERROR)
def missing_forward(module: NoForward) -> Iterator[Diagnostic]:
    """Report a class without forward whose objects are called."""
    found = module.diagnostic(f"`{module.network}` is called but has no forward: torch raises a NotImplementedError")
    found = found.note(module.called, "it is called here")
    if module.similar:
        yield found.advise(f"is `{module.similar}` meant to be forward?")
    else:
        yield found.advise("define forward in the body of the class, not inside of another method")
