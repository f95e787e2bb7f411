"""MDL421: a network is put into evaluation mode while it is trained, and goes on training in it."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, InsertBefore, Severity
from modellint.program.facts import ModeLost
from modellint.registry import rule


@rule("MDL421", severity=Severity.ERROR)
def train_mode_not_restored(lost: ModeLost) -> Iterator[Diagnostic]:
    """Report eval() inside a training loop without train() before training goes on."""
    what = "dropout is off and batch statistics stand still from then on"
    found = (
        Diagnostic(lost.place, f"the network is put into evaluation mode and training goes on in it: {what}")
        .note(lost.call, "from here, in the training loop")
        .note(lost.forward, "it is trained on here")
        .note(lost.part, "this layer depends on the mode")
        .advise("call train() again after evaluating, or at the start of every epoch")
        .as_severity(Severity.ERROR if lost.part else Severity.WARNING)
    )
    if lost.receiver and lost.forward:
        train = InsertBefore(lost.forward, "{receiver}.train()", lost.receiver)
        found = found.fix("put it into training mode before it is trained on", train, safe=True)
    yield found
