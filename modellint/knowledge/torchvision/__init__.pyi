"""torchvision: ready-made networks. Source: the documentation of torchvision 0.24."""
