"""Fix intents in, byte edits out."""
