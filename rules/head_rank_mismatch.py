"""MDL611: a model answers for every position where there is one label for each sample."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from modellint.diagnostics import Diagnostic, Severity
from modellint.knowledge.keras_sizes import RECURRENT
from modellint.knowledge.shapes import Shape
from modellint.program.facts import Compiled, Supervised
from modellint.program.facts.labels import Head, head_of
from modellint.program.project import Project
from modellint.registry import rule

GROWING = ("UpSampling", "Transpose", "ZeroPadding", "TimeDistributed", "Embedding")


@rule("MDL611", severity=Severity.ERROR)
def head_rank_mismatch(fact: Supervised | Compiled, project: Project) -> Iterator[Diagnostic]:
    """Report Dense heads on feature maps and sequences that nobody flattened, pooled or reduced to the last step."""
    compiled = fact if isinstance(fact, Compiled) else fact.compiled
    head, shape = head_of(compiled.output), compiled.output.shape
    if head is None or shape.rank is None or shape.rank < 3:
        return
    if isinstance(fact, Supervised):
        if _one_for_each(fact.labels.shape):
            found = _found(fact, head, shape, "but there is one label for each sample")
            yield found.note(fact.source.place if fact.source else None, "the labels are made here")
    elif _pooled_away(fact, head) and not any(met.compiled == fact for met in project.facts(Supervised)):
        found = _found(fact, head, shape, "as nothing flattens or pools what the layers before it give")
        yield found.as_severity(Severity.WARNING)


def _found(fact: Supervised | Compiled, head: Head, shape: Shape, why: str) -> Diagnostic:
    sizes = ", ".join("None" if size is None else str(size) for size in shape.dims[1:])
    cure = "put Flatten() or a global pooling layer in front of it"
    if head.fed_by.short in RECURRENT:
        cure = f"leave out return_sequences=True of the last {head.fed_by.short}"
    found = fact.diagnostic(
        f"Dense is applied to every position of what {head.fed_by.short} gives: "
        f"the model's output is ({sizes}) for each sample, {why}"
    )
    found = replace(found, place=head.dense.place or found.place)
    return found.note(head.fed_by.place, f"{head.fed_by.short} is the last layer before").advise(
        f"{cure} in front of it"
    )


def _one_for_each(labels: Shape) -> bool:
    """Whether labels are numbers, numbers in a column, or rows of a table, one for each sample."""
    return labels.rank == 1 or labels.rank == 2


def _pooled_away(fact: Compiled, head: Head) -> bool:
    """Whether positions were pooled on the way, and nothing speaks for labels that know of positions."""
    names = [step.short for step in fact.output.trail]
    spatial = head.fed_by.short.startswith(("Conv", "SeparableConv", "MaxPooling", "AveragePooling"))
    pooled = any(name.startswith(("MaxPooling", "AveragePooling")) for name in names)
    grown = any(word in name for name in names for word in GROWING)
    return spatial and pooled and not grown and "crossentropy" in fact.family
