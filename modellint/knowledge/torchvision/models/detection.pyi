"""torchvision.models.detection: nothing is known of what these give."""
