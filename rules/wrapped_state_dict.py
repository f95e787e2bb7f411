"""MDL914: the state of a wrapped network is loaded into a bare one, or the other way round."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Append, Diagnostic, Severity
from modellint.program.facts import StateMismatch
from modellint.registry import rule


@rule("MDL914", severity=Severity.WARNING)
def wrapped_state_dict(state: StateMismatch) -> Iterator[Diagnostic]:
    """Report states whose keys start with ``module.`` where nobody expects it, or do not where they should."""
    outcome = "load_state_dict raises" if state.strict else "with strict=False nothing is loaded, and nothing is said"
    if state.saved:
        found = Diagnostic(
            state.place, f"the keys of {state.short} start with `module.`, those of the network do not: {outcome}"
        )
        found = found.note(state.loaded, "it is loaded into the bare network here")
    else:
        found = Diagnostic(
            state.place, f"the keys of the network lack the `module.` that {state.short} expects: {outcome}"
        )
        found = found.note(state.loaded, f"it is loaded into {state.short} here")
    found = found.advise("save and load the state of the network inside: .module.state_dict()")
    if state.receiver:
        found = found.fix("go through `.module`", Append(state.receiver, ".module"), safe=False)
    yield found
