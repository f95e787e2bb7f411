"""MDL506: the class of a layer is called with a tensor, which makes a layer and no tensor."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, RenameCallee, Severity
from modellint.knowledge.kinds import Kind
from modellint.program.facts import MadeOfTensor
from modellint.registry import rule

FUNCTIONS = {
    **{f"torch.nn.{name}": f"torch.nn.functional.{name.lower()}" for name in ("ReLU", "GELU", "SiLU", "ELU", "SELU")},
    "torch.nn.Sigmoid": "torch.sigmoid",
    "torch.nn.Tanh": "torch.tanh",
    "torch.nn.LeakyReLU": "torch.nn.functional.leaky_relu",
    "torch.nn.Softplus": "torch.nn.functional.softplus",
}


@rule("MDL506", severity=Severity.ERROR)
def module_built_instead_of_called(made: MadeOfTensor) -> Iterator[Diagnostic]:
    """Report a layer whose settings are a tensor that some layer or activation gave."""
    if made.given.kind in (Kind.UNKNOWN, Kind.DATA, Kind.SCALAR) or not made.given.trail:
        return
    found = made.diagnostic(
        f"nn.{made.short} is made with a tensor as its settings, not applied to it: the result is a layer, no tensor"
    )
    found = found.advise(f"make the layer first, then call it: nn.{made.short}(...)(x)")
    function = FUNCTIONS.get(made.name)
    if function:
        called = RenameCallee(made.place, made.name, function)
        found = found.fix(f"call `{function.rpartition('.')[2]}`", called, safe=True)
    yield found
