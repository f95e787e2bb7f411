"""MDL504: a layer is assigned before the constructor of torch.nn.Module has run."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, InsertBefore, Severity
from modellint.program.facts import EarlyAttribute
from modellint.registry import rule


@rule("MDL504", severity=Severity.ERROR)
def missing_super_init(early: EarlyAttribute) -> Iterator[Diagnostic]:
    """Report layers that are assigned where there is no place to register them yet."""
    when = "before super().__init__() is called" if early.late else "but super().__init__() is never called"
    found = early.diagnostic(
        f"`{early.attribute}` of {early.network} is assigned a {early.layer}, {when}: torch raises an AttributeError, "
        "cannot assign module before Module.__init__() call"
    )
    if early.late or early.start is None:
        yield found.advise("call super().__init__() first")
        return
    found = found.advise("begin __init__ with super().__init__()")
    yield found.fix("call `super().__init__()` first", InsertBefore(early.start, "super().__init__()"), safe=True)
