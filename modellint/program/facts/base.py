"""What all facts have in common."""

from __future__ import annotations

from dataclasses import dataclass

from modellint.diagnostics import Diagnostic, Place, Severity
from modellint.program.conditions import ALWAYS, Guard


@dataclass(frozen=True)
class Fact:
    """Something the program does at a place, on the runs that ``guard`` allows.

    It is ``certain`` unless its value depends on a condition that the place itself does not.
    """

    place: Place
    guard: Guard = ALWAYS
    certain: bool = True

    @property
    def in_tests(self) -> bool:
        """Whether it is found in a test, where networks need not make sense."""
        *folders, file = self.place.path.replace("\\", "/").split("/")
        return file.startswith(("test_", "conftest")) or file.endswith("_test.py") or "tests" in folders

    def diagnostic(self, message: str) -> Diagnostic:
        """A diagnostic at this fact. What is not certain says when it holds, and is no proof."""
        most = Severity.ERROR if self.certain or not self.guard else Severity.WARNING
        condition = self.guard.words()
        return Diagnostic(self.place, f"{condition}, {message}" if condition else message, at_most=most)
