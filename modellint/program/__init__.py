"""What the program does: the facts that the analysis finds and the rules ask about."""
