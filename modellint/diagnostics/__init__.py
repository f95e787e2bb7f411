"""The words modellint answers in: places, diagnostics, and the fixes they ask for."""

from modellint.diagnostics.diagnostic import Diagnostic, Note, Severity
from modellint.diagnostics.finding import Finding, Located, Related
from modellint.diagnostics.fix import (
    Append,
    Applicability,
    BuildFirst,
    Edit,
    Fix,
    FixRequest,
    InsertBefore,
    Intent,
    MoveBefore,
    NameArgument,
    RenameCallee,
    ReplaceCall,
    ReplaceExpression,
    ReplaceStatement,
    SetArgument,
    Swap,
    TakeOut,
)
from modellint.diagnostics.span import LineIndex, Place, Position, Span

__all__ = [
    "Append",
    "Applicability",
    "BuildFirst",
    "Diagnostic",
    "Edit",
    "Finding",
    "Fix",
    "FixRequest",
    "InsertBefore",
    "Intent",
    "LineIndex",
    "Located",
    "MoveBefore",
    "NameArgument",
    "Note",
    "Place",
    "Position",
    "Related",
    "RenameCallee",
    "ReplaceCall",
    "ReplaceExpression",
    "ReplaceStatement",
    "SetArgument",
    "Severity",
    "Span",
    "Swap",
    "TakeOut",
]
