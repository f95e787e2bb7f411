"""How each kind of LibCST node is lowered, one table per kind of syntax."""
