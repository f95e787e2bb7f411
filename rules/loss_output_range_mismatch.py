"""MDL121: a loss is given outputs in a range that its formula is not made for."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, Severity
from modellint.knowledge.kinds import Kind
from modellint.program.facts import Compiled
from modellint.registry import rule

SIGNED = (Kind.LOGITS, Kind.REAL, Kind.BOUNDED)
SQUASHED = (Kind.PROBABILITIES, Kind.INDEPENDENT_PROBABILITIES)
LOGGED = (Kind.LOG_PROBABILITIES, Kind.LOG_INDEPENDENT_PROBABILITIES)
OVERLAPS = ("dice", "tversky")
MARGINS = ("hinge", "squaredhinge", "categoricalhinge")


@rule("MDL121", severity=Severity.ERROR)
def loss_output_range_mismatch(compiled: Compiled) -> Iterator[Diagnostic]:
    """Report the pairs of Keras losses and last activations that cannot work together."""
    loss, step = compiled.loss, compiled.loss.maker
    problem = _problem(compiled.family, compiled.output.kind)
    if step is None or problem is None or loss.framework != "keras":
        return
    words, cure, severity = problem
    found = loss.explained(loss.diagnostic(f"{loss.short} {words}"), "gives them")
    yield found.advise(cure).as_severity(severity)


def _problem(family: str, kind: Kind) -> tuple[str, str, Severity] | None:
    if family == "poisson" and kind in SIGNED:
        words = "takes the logarithm of outputs, but these may be negative: the loss becomes NaN"
        return words, 'end the model with activation="exponential" or "softplus"', Severity.ERROR
    if family == "kldivergence" and kind in LOGGED:
        words = "takes probabilities and their logarithm itself, but is given logarithms"
        return words, "use softmax in place of log_softmax", Severity.ERROR
    if family in OVERLAPS and kind in SIGNED:
        words = "measures how far two masks overlap, but is given outputs below 0 and above 1"
        return words, "end the model with a sigmoid, or a softmax over classes", Severity.ERROR
    if family in MARGINS and kind in SQUASHED:
        words = "wants a distance of 1 on either side of 0, but outputs between 0 and 1 never get there"
        return words, 'leave the activation out, or use "tanh"', Severity.WARNING
    return None
