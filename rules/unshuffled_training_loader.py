"""MDL707: a training loader gives the samples in the same order in every epoch."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, SetArgument, Severity
from modellint.program.facts import Loader
from modellint.registry import rule


@rule("MDL707", severity=Severity.INFO)
def unshuffled_training_loader(loader: Loader) -> Iterator[Diagnostic]:
    """Report a loader that trains without shuffling."""
    if not loader.trained or loader.shuffles is not False or loader.sampled or not loader.indexed:
        return
    sorted_by_class = loader.listed and loader.labelled
    order = "one class after the other" if sorted_by_class else "in the same order in every epoch"
    found = loader.diagnostic(f"the network is trained on the samples {order}: the loader does not shuffle")
    if sorted_by_class:
        found = found.note(loader.dataset, f"{loader.dataset_name.rpartition('.')[2]} lists its samples class by class")
    yield (
        found.note(loader.trained, "trained here")
        .advise("write shuffle=True")
        .as_severity(Severity.WARNING if sorted_by_class else Severity.INFO)
        .fix("shuffle in every epoch", SetArgument(loader.place, "shuffle", "True"), safe=False)
    )
