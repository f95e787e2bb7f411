"""apex: mixed precision and what comes with it. Source: NVIDIA's documentation of apex."""
