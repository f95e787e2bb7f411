"""torchvision.models.quantization: nothing is known of what these give."""
