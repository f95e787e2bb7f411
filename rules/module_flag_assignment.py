"""MDL423: a flag is set where nobody reads it."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, ReplaceStatement, Severity
from modellint.program.facts import FlagSet
from modellint.registry import rule


@rule("MDL423", severity=Severity.ERROR)
def module_flag_assignment(flag: FlagSet) -> Iterator[Diagnostic]:
    """Report ``requires_grad`` and ``training`` set on networks, and ``require_grad`` on anything."""
    if flag.own:
        return
    if flag.flag == "require_grad":
        found = Diagnostic(flag.place, "require_grad is a new attribute that nobody reads: the flag is requires_grad")
        yield _instead(found, flag, f"requires_grad = {flag.value}")
    elif flag.flag == "requires_grad" and flag.owner == "network":
        found = Diagnostic(
            flag.place, "requires_grad on a network is an attribute like any other: its parameters stay as they were"
        )
        yield _instead(found, flag, f"requires_grad_({flag.value})")
    elif flag.flag == "training" and flag.owner == "network" and flag.parts:
        found = Diagnostic(flag.place, "training is set on this network alone: the layers in it stay in their mode")
        yield _instead(found, flag, "train()" if flag.value else "eval()")


def _instead(found: Diagnostic, flag: FlagSet, what: str) -> Diagnostic:
    """What to write; a fix where the value is a constant."""
    if flag.value is None or flag.receiver is None:
        return found.advise(f"write {what.partition('(')[0].partition(' ')[0]}, which takes the value")
    change = ReplaceStatement(flag.place, f"{{0}}.{what}", (flag.receiver,))
    return found.advise(f"write .{what}").fix(f"write `.{what}`", change, safe=True)
