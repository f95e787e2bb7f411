"""MDL502: layers are kept in a list or dict, where the network does not register them."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, ReplaceExpression, Severity
from modellint.program.facts import Unregistered
from modellint.registry import rule

PLURALS = {"list": "ModuleList", "tuple": "ModuleList", "dict": "ModuleDict"}


@rule("MDL502", severity=Severity.ERROR)
def modules_in_plain_container(kept: Unregistered) -> Iterator[Diagnostic]:
    """Report layers in a plain container that is an attribute of a network."""
    if kept.what != "layers":
        return
    right = PLURALS[kept.container]
    found = kept.diagnostic(
        f"`{kept.attribute}` of {kept.network} is a plain {kept.container}: the {_layers(kept)} in it are not "
        "registered, so they are neither trained, nor saved, nor moved to a device"
    )
    found = found.note(kept.applied, "one of them is used here, with the weights it was made with")
    found = found.advise(f"keep them in an nn.{right}")
    if kept.made and not kept.nested and (kept.container != "dict" or kept.named):
        wrapped = ReplaceExpression(kept.made, f"{{torch.nn.{right}}}({{}})")
        found = found.fix(f"keep them in an `nn.{right}`", wrapped, safe=False)
    yield found if kept.seen else found.as_severity(Severity.WARNING)


def _layers(kept: Unregistered) -> str:
    return f"{kept.element} layers" if kept.element else "layers"
