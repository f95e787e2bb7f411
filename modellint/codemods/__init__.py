"""Fix intents in, byte edits out: decided on the tree, cut on the text."""

from modellint.codemods.apply import apply, choose
from modellint.codemods.edits import edits_for

__all__ = ["apply", "choose", "edits_for"]
