"""MDL701: data for evaluation goes through random transforms."""

from __future__ import annotations

from collections.abc import Iterator

from modellint.diagnostics import Diagnostic, Severity
from modellint.program.facts import Augmented
from modellint.registry import rule


@rule("MDL701", severity=Severity.WARNING)
def augmentation_in_eval(data: Augmented) -> Iterator[Diagnostic]:
    """Report random transforms of a validation or test set."""
    names = list(dict.fromkeys(name for name, _ in data.members))
    listed = " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
    found = data.diagnostic(f"evaluation data goes through {listed}: what is measured differs from run to run")
    reason = {
        "argument": f"{data.words} makes it the part for evaluation",
        "loop": "a network is evaluated on it here",
        "name": "its name says that it is for evaluation",
    }[data.evidence]
    for name, place in data.members[:3]:
        found = found.note(place, f"{name} does something else each time")
    found = found.note(data.seen or data.place, reason)
    yield found.advise(
        "give it a transform of its own without the random ones (Resize or CenterCrop for a random crop)"
    )
