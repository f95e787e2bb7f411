"""MDL912: a file is loaded that may run any code."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, SetArgument, Severity
from modellint.program.facts import Loaded, Saved
from modellint.program.project import Project
from modellint.registry import rule

SAFE_BY_DEFAULT = (2, 6)


@rule("MDL912", severity=Severity.ERROR)
def unsafe_torch_load(load: Loaded, project: Project) -> Iterator[Diagnostic]:
    """Report what is loaded without a limit; what the program has saved itself is less of a risk."""
    target = project.target("torch", load.place.path)
    if load.custom:
        message = "with a pickle_module of its own and no weights_only=True, whatever code the file holds is run"
    elif load.trusting:
        message = "weights_only=False runs whatever code the file holds"
    elif load.unsaid and target is not None and target < SAFE_BY_DEFAULT:
        message = "without weights_only=True, torch before 2.6 runs whatever code the file holds"
    else:
        return
    found = Diagnostic(load.argument if load.trusting and load.argument else load.place, message)
    if not load.fetched:
        own = load.file is not None and any(saved.file == load.file for saved in project.facts(Saved))
        found = found.as_severity(Severity.INFO if own else Severity.WARNING)
    found = found.note(load.fetched, "the file comes from the network")
    yield found.advise("write weights_only=True, and save state dicts").fix(
        "load weights only", SetArgument(load.place, "weights_only", "True"), safe=False
    )
