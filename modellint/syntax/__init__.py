"""What was written: LibCST's tree lowered to a compact one, and the way back from a node to its bytes."""
