"""Small things that all formats for people share."""

from __future__ import annotations

import unicodedata

from modellint.diagnostics import Finding, Severity
from modellint.fix import is_wanted
from modellint.reporters.places import Shown

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
TAB = 4


def printable(text: str) -> str:
    """The text with everything replaced that would move the cursor or break the line."""
    return "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in text)


def width(text: str) -> int:
    """How many columns of a terminal the text takes up."""
    return sum(_columns(character) for character in text)


def in_cell(message: str, where: Shown) -> str:
    """A message for those who show a notebook's file, and not its cells."""
    return message if where.cell is None else f"{where.within}: {message}"


def mark(finding: Finding, *, unsafe: bool) -> str:
    """A mark for the findings that ``--fix`` would mend."""
    return "[*] " if is_wanted(finding.fix, unsafe=unsafe) else ""


def counted(number: int, noun: str, plural: str = "") -> str:
    """``1 error``, ``2 errors``."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
