"""MDL913: a network is pickled whole."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Append, Diagnostic, Severity
from modellint.program.facts import Saved
from modellint.registry import rule


@rule("MDL913", severity=Severity.WARNING)
def whole_model_checkpoint(saved: Saved) -> Iterator[Diagnostic]:
    """Report networks that are given to ``torch.save`` themselves rather than their state."""
    if not saved.network or saved.in_tests:
        return
    name = saved.network.rpartition(".")[2]
    what = f"this pickles {name} whole" + (f" under {saved.part!r}" if saved.part else "")
    found = saved.diagnostic(f"{what}, which torch.load refuses since torch 2.6").as_severity(Severity.WARNING)
    found = found.note(saved.made, "the network is made here").advise("save its state_dict()")
    if saved.expression:
        yield found.fix("save its state", Append(saved.expression, ".state_dict()"), safe=False)
    else:
        yield found
