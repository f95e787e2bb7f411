"""The words modellint answers in: places, diagnostics, and the fixes they ask for."""

from modellint.diagnostics.diagnostic import Diagnostic, Note, Severity
from modellint.diagnostics.finding import Finding, Located, Related
from modellint.diagnostics.fix import (
    Applicability,
    Edit,
    Fix,
    FixRequest,
    InsertBefore,
    Intent,
    MoveInto,
    RenameCallee,
    ReplaceCall,
    ReplaceExpression,
    SetArgument,
    TakeOut,
)
from modellint.diagnostics.span import LineIndex, Place, Position, Span

__all__ = [
    "Applicability",
    "Diagnostic",
    "Edit",
    "Finding",
    "Fix",
    "FixRequest",
    "InsertBefore",
    "Intent",
    "LineIndex",
    "Located",
    "MoveInto",
    "Note",
    "Place",
    "Position",
    "Related",
    "RenameCallee",
    "ReplaceCall",
    "ReplaceExpression",
    "SetArgument",
    "Severity",
    "Span",
    "TakeOut",
]
