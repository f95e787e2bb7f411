"""MDL517: two linear layers in a row, which are no more than one."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, Severity
from modellint.program.facts import Succession
from modellint.registry import rule

DENSE = ("Linear", "LazyLinear", "Dense")


@rule("MDL517", severity=Severity.WARNING)
def linear_without_activation(pair: Succession) -> Iterator[Diagnostic]:
    """Report two dense layers with nothing but dropout or a reshaping between, unless they narrow the way."""
    if pair.first not in DENSE or pair.second not in DENSE or pair.in_tests or _is_bottleneck(pair.widths):
        return
    through = f" through {' and '.join(pair.between)}" if pair.between else ""
    found = pair.diagnostic(
        f"two {pair.second} layers follow each other{through} without an activation: together they compute no more "
        "than one of them could"
    )
    found = found.note(pair.made, "the first of them")
    what = 'activation="relu"' if pair.framework == "keras" else "an activation such as nn.ReLU()"
    yield found.advise(f"put {what} after the first, or leave one of them out")


def _is_bottleneck(widths: tuple[int | None, int | None, int | None]) -> bool:
    """Whether what is between the layers is, or may be, narrower than both sides: a factorisation by design."""
    before, between, behind = widths
    if between is None:
        return True
    wide_before = before is not None and between >= before
    wide_behind = behind is not None and between >= behind
    return not (wide_before or wide_behind)
