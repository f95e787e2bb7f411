"""MDL120: something is done to the probabilities of a model after its last activation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from modellint.diagnostics import Diagnostic, Severity, TakeOut
from modellint.knowledge.kinds import Kind
from modellint.program.facts import Compiled
from modellint.program.values import Step, Tensor
from modellint.registry import rule

DISTRIBUTIONS = (Kind.PROBABILITIES, Kind.INDEPENDENT_PROBABILITIES)
NOISE = ("Dropout", "AlphaDropout", "GaussianDropout", "GaussianNoise", "SpatialDropout1D", "SpatialDropout2D")
NORMALISING = ("BatchNormalization", "LayerNormalization", "GroupNormalization", "UnitNormalization")
CUTTING = ("relu", "ReLU", "relu6", "leaky_relu", "LeakyReLU", "elu", "ELU", "tanh", "selu")
COSTS = {
    **dict.fromkeys(NOISE, "while training, some probabilities become 0 or others, and the loss is about those"),
    **dict.fromkeys(NORMALISING, "what comes out is no distribution: it is not bounded, and does not add up"),
    **dict.fromkeys(CUTTING, "the last activation has already settled what is between 0 and 1"),
}


@rule("MDL120", severity=Severity.ERROR)
def output_activation_misplaced(compiled: Compiled) -> Iterator[Diagnostic]:
    """Report dropout, normalisation and activations behind the softmax or sigmoid of a compiled model."""
    wanted = compiled.loss.wants_kind(*DISTRIBUTIONS, Kind.LOGITS, Kind.BINARY_LOGITS)
    found = _behind(compiled.output) if wanted else None
    if found is None:
        return
    step, squash = found
    said = compiled.diagnostic(f"{step.short} stands behind {squash.short}, the model's last word: {COSTS[step.short]}")
    yield (
        replace(said, place=step.place or said.place)
        .note(squash.place, f"{squash.short} makes the probabilities here")
        .advise(f"put {step.short} in front of the last layer, or leave it out")
        .fix(f"take out `{step.short}`", TakeOut(step.applied, step.made), safe=False)
    )


def _behind(output: Tensor) -> tuple[Step, Step] | None:
    """The last thing done to probabilities at the end of a model, and what made them probabilities."""
    found: Step | None = None
    for step in reversed(output.trail):
        if step.short in COSTS and not _makes(step):
            found = step if found is None or step.before in DISTRIBUTIONS else found
        elif _makes(step):
            return (found, step) if found and found.before in DISTRIBUTIONS else None
        else:
            return None
    return None


def _makes(step: Step) -> bool:
    return not step.keeps and step.after in DISTRIBUTIONS and step.before not in DISTRIBUTIONS
