"""MDL526: a Keras 3 model has no parameter by which its layers learn that it trains."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, Severity
from modellint.program.facts import ModeUntold
from modellint.program.project import Project
from modellint.registry import rule


@rule("MDL526", severity=Severity.ERROR)
def call_missing_training_arg(model: ModeUntold, project: Project) -> Iterator[Diagnostic]:
    """Report models with dropout or batch normalisation whose call has no parameter `training`."""
    if project.keras_version(model.place.path) == 2:
        return
    found = model.diagnostic(
        f"call of {model.name} has no parameter training: in Keras 3, fit cannot tell its {model.part_name} that it "
        "trains, and it works as in evaluation"
    )
    found = found.note(model.part, f"{model.part_name} is built here")
    found = found.advise("write call(self, ..., training=None), and give training=training to such layers")
    yield found if project.keras_version(model.place.path) == 3 else found.as_severity(Severity.INFO)
