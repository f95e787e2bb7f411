"""What the frameworks mean, as data: kinds of values, shapes, and the stubs that describe each API."""
