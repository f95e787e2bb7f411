"""MDL503: a trainable tensor is kept where the network does not register it."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, MoveInto, ReplaceExpression, Severity
from modellint.program.facts import Unregistered
from modellint.registry import rule

NEVER_TOLD = ("float", "detach", "detach_", "clone", "requires_grad_", "contiguous")
PLACES = ("to", "cuda", "type", "double", "half", "bfloat16")
PLURALS = {"list": "ParameterList", "tuple": "ParameterList", "dict": "ParameterDict"}


@rule("MDL503", severity=Severity.ERROR)
def unregistered_parameter(kept: Unregistered) -> Iterator[Diagnostic]:
    """Report what was a Parameter and is none any more, Parameters in plain containers, and tensors with a gradient."""
    match kept.what:
        case "parameter":
            yield from _lost(kept)
        case "parameters":
            yield _contained(kept)
        case "tensor":
            yield (
                kept.diagnostic(
                    f"`{kept.attribute}` of {kept.network} is a tensor with requires_grad, and no Parameter: "
                    "model.parameters() leaves it out, so no optimizer of the model trains it"
                )
                .advise("make it an nn.Parameter")
                .as_severity(Severity.WARNING)
            )


def _lost(kept: Unregistered) -> Iterator[Diagnostic]:
    step = kept.lost
    if step is None or step.short in NEVER_TOLD or step.applied is None:
        return
    shown = f"`{step.short}`" if step.short.isalpha() else f"`{step.name}`"
    if step.short in PLACES:
        what = f"{shown} gives a plain tensor wherever it changes the device or type"
    else:
        what = f"{shown} gives a plain tensor"
    found = kept.diagnostic(
        f"`{kept.attribute}` of {kept.network} is no Parameter: {what}, which is not registered and never trained"
    ).note(kept.made, "the Parameter is made here, and lost")
    found = found.advise("do it to the tensor, inside of nn.Parameter(...)")
    if step.short in PLACES:
        found = found.as_severity(Severity.WARNING)
    if kept.made:
        moved = MoveInto(step.applied, kept.made)
        found = found.fix("make the Parameter of the result", moved, safe=True)
    yield found


def _contained(kept: Unregistered) -> Diagnostic:
    right = PLURALS[kept.container]
    found = kept.diagnostic(
        f"`{kept.attribute}` of {kept.network} is a plain {kept.container}: the Parameters in it are not registered, "
        "so they are neither trained, nor saved, nor moved to a device"
    ).advise(f"keep them in an nn.{right}")
    if kept.made and not kept.nested and (kept.container != "dict" or kept.named):
        wrapped = ReplaceExpression(kept.made, f"{{torch.nn.{right}}}({{}})")
        found = found.fix(f"keep them in an `nn.{right}`", wrapped, safe=False)
    return found
