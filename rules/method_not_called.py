"""MDL411: a statement names a method and does not call it."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, ReplaceExpression, ReplaceStatement, Severity
from modellint.program.facts import NotCalled
from modellint.registry import rule

CERTAIN = frozenset({"step", "zero_grad", "backward"})
METHODS = CERTAIN | {"train", "eval", "update", "cuda", "share_memory"}
COST = {
    "step": "no weight is changed",
    "zero_grad": "the gradients are not cleared",
    "backward": "no gradient is computed",
    "train": "the mode stays as it was",
    "eval": "the mode stays as it was",
}


@rule("MDL411", severity=Severity.ERROR)
def method_not_called(method: NotCalled) -> Iterator[Diagnostic]:
    """Report ``optimizer.step`` and the like without brackets."""
    if method.entered:
        yield (
            Diagnostic(method.place, f"{method.short} is not called: the with statement raises a TypeError")
            .advise(f"write {method.short}()")
            .fix("add the brackets", ReplaceExpression(method.place, f"{{{method.name}}}()"), safe=True)
        )
    elif method.name in (METHODS if method.known else CERTAIN):
        cost = COST.get(method.name, "nothing happens")
        yield (
            Diagnostic(method.place, f"{method.name} is not called: {cost}")
            .advise(f"write {method.name}()")
            .fix("add the brackets", ReplaceStatement(method.place, "{0}()", (method.place,)), safe=True)
        )
