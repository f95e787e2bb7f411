"""MDL204: a logarithm or quotient of exponentials overflows where one function would not."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, ReplaceExpression, Severity
from modellint.program.facts import Roundabout
from modellint.registry import rule

WRITTEN = {
    "softplus": "log(1 + exp(x))",
    "logsumexp": "log(sum(exp(x)))",
    "softmax": "exp(x) / sum(exp(x))",
    "log1p": "log(1 + x)",
    "expm1": "exp(x) - 1",
}
FUNCTIONS = {
    ("softplus", "torch"): "torch.nn.functional.softplus",
    ("softplus", "tensorflow"): "tensorflow.nn.softplus",
    ("softplus", "keras"): "keras.ops.softplus",
    ("logsumexp", "torch"): "torch.logsumexp",
    ("logsumexp", "tensorflow"): "tensorflow.reduce_logsumexp",
    ("logsumexp", "keras"): "keras.ops.logsumexp",
    ("softmax", "torch"): "torch.softmax",
    ("softmax", "tensorflow"): "tensorflow.nn.softmax",
    ("softmax", "keras"): "keras.ops.softmax",
    ("log1p", "torch"): "torch.log1p",
    ("log1p", "tensorflow"): "tensorflow.math.log1p",
    ("log1p", "keras"): "keras.ops.log1p",
    ("expm1", "torch"): "torch.expm1",
    ("expm1", "tensorflow"): "tensorflow.math.expm1",
    ("expm1", "keras"): "keras.ops.expm1",
}
IMPRECISE = ("log1p", "expm1")


@rule("MDL204", severity=Severity.WARNING)
def unstable_log_exp(computation: Roundabout) -> Iterator[Diagnostic]:
    """Report what is computed through an exponential that need not be."""
    name = computation.name
    if name in IMPRECISE:
        found = computation.diagnostic(f"{WRITTEN[name]} loses all digits of a small x").as_severity(Severity.INFO)
    else:
        result = "NaN" if name == "softmax" else "inf, with a NaN gradient"
        found = computation.diagnostic(f"{WRITTEN[name]} is {result} from x = 89 on in single precision")
        if computation.bounded or computation.no_grad:
            found = found.as_severity(Severity.INFO)
    found = found.advise(f"use {name}, which is exact")
    text = _text(computation)
    if text and computation.operand:
        places = tuple(place for place in (computation.operand, computation.axis, computation.keeps) if place)
        found = found.fix(f"use `{name}`", ReplaceExpression(computation.place, text, places), safe=True)
    yield found


def _text(computation: Roundabout) -> str:
    """The call to write instead: ``{0}`` is x, ``{1}`` the axis, ``{2}`` whether it is kept."""
    function = FUNCTIONS.get((computation.name, computation.framework))
    if function is None:
        return ""
    if computation.name not in ("logsumexp", "softmax"):
        return f"{{{function}}}({{0}})"
    if computation.axis is None:
        return ""
    torch = computation.framework == "torch"
    axis, keeps = ("dim", "keepdim") if torch else ("axis", "keepdims")
    kept = f", {keeps}={{2}}" if computation.keeps and computation.name == "logsumexp" else ""
    return f"{{{function}}}({{0}}, {axis}={{1}}{kept})"
