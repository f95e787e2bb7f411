"""What a rule says: what is wrong and where, the notes that show why, and the fix it asks for."""

from __future__ import annotations

import enum
from dataclasses import dataclass, replace

from modellint.diagnostics.fix import Applicability, FixRequest, Intent
from modellint.diagnostics.span import Place, Span


class Severity(enum.IntEnum):
    """How sure and how bad: an error is a proof, a warning is very likely right, an info is advice."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The severity as users write it: ``error``, ``warning`` or ``info``."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Note:
    """Another place that matters to a diagnostic, and why."""

    place: Place | Span
    message: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding, as a rule yields it: its severity is its own or the rule's, but never above ``at_most``."""

    place: Place | Span
    message: str
    notes: tuple[Note, ...] = ()
    advice: str = ""
    severity: Severity | None = None
    at_most: Severity = Severity.ERROR
    request: FixRequest | None = None

    def severity_for(self, usual: Severity) -> Severity:
        """How severe it is, under a rule that is usually this severe."""
        return min(usual if self.severity is None else self.severity, self.at_most)

    def note(self, place: Place | Span | None, message: str) -> Diagnostic:
        """This diagnostic with one more place shown; unchanged where there is no place to show."""
        return self if place is None else replace(self, notes=(*self.notes, Note(place, message)))

    def advise(self, text: str) -> Diagnostic:
        """This diagnostic with what to write instead."""
        return replace(self, advice=text)

    def as_severity(self, severity: Severity) -> Diagnostic:
        """This diagnostic at another severity than its rule's own."""
        return replace(self, severity=severity)

    def fix(self, message: str, *intents: Intent, safe: bool) -> Diagnostic:
        """This diagnostic with a fix: all the intents together or none of them."""
        applicability = Applicability.SAFE if safe else Applicability.UNSAFE
        return replace(self, request=FixRequest(message, applicability, intents))
