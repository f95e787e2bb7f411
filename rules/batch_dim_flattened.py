"""MDL606: the samples of a batch are flattened into one row."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, Severity
from modellint.program.facts import Misfit
from modellint.program.project import Project
from modellint.registry import rule


@rule("MDL606", severity=Severity.WARNING)
def batch_dim_flattened(misfit: Misfit, project: Project) -> Iterator[Diagnostic]:
    """Report a layer that is given all samples in one row, where it is built for the numbers of one."""
    if not misfit.in_one_row or misfit is not misfit.first_of(project.facts(Misfit)):
        return
    found = misfit.diagnostic(
        f"{misfit.short} is built for {misfit.wants[0]} features, but is given one row of {misfit.given}: "
        f"the batch was flattened too"
    )
    found = found.note(misfit.defined, f"{misfit.short} is defined here")
    found = found.note(misfit.source, f"it becomes one row, {misfit.shape}, here")
    yield found.advise("torch.flatten(x, 1) keeps the first axis, which counts the samples")
